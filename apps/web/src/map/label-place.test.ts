import { describe, expect, test } from 'vitest';
import { labelPlace, markBox } from './label-place.ts';

const frame = (taken: Parameters<typeof labelPlace>[2]['taken'] = []) => ({ frameWidth: 300, taken, marks: [] });

describe('the name of a bank on the map', () => {
  test('stands right of its mark, and left of it where it would leave the map', () => {
    expect(labelPlace({ x: 50, y: 100, size: 10 }, 80, frame())).toMatchObject({ left: 64 });
    expect(labelPlace({ x: 250, y: 100, size: 10 }, 80, frame())).toMatchObject({ left: 156 });
  });

  test('goes to the other side rather than over the name of a neighbour', () => {
    const first = labelPlace({ x: 120, y: 100, size: 10 }, 80, frame());
    const second = labelPlace({ x: 122, y: 104, size: 10 }, 80, frame(first ? [first] : []));
    expect(first).toMatchObject({ left: 134 });
    expect(second).toMatchObject({ left: 28 });
  });

  test('does not stand on the mark of a neighbour, whose name it would seem to be, unless there is no other place', () => {
    const neighbour = markBox({ x: 160, y: 105, size: 12 });
    const beside = { frameWidth: 300, taken: [], marks: [neighbour] };
    expect(labelPlace({ x: 120, y: 100, size: 10 }, 80, beside)).toMatchObject({ left: 26 });
    const everywhere = { ...beside, marks: [{ left: 0, top: 0, width: 300, height: 300 }] };
    expect(labelPlace({ x: 120, y: 100, size: 10 }, 80, everywhere)).toMatchObject({ left: 134 });
  });

  test('is left out where a name is drawn on every side already', () => {
    const all = [{ left: 0, top: 0, width: 300, height: 300 }];
    expect(labelPlace({ x: 120, y: 100, size: 10 }, 80, frame(all))).toBeNull();
  });
});
