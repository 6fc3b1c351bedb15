import { expect, test } from 'vitest';
import { labelPlace } from './label-place';

test.each([
  ['right of a mark with room there', { x: 100, size: 10 }, 114, false],
  ['left of a mark at the right edge', { x: 380, size: 10 }, 166, false],
  ['under a mark in the middle of a frame too narrow for either side', { x: 200, size: 10 }, 100, true],
])('the name of a bank stands %s', (_, mark, left, isBelow) => {
  expect(labelPlace(mark, 200, 390)).toEqual({ left, isBelow });
});

test('no name begins outside the frame, however long', () => {
  for (const x of [0, 30, 195, 360, 390])
    for (const width of [50, 200, 370]) {
      const { left } = labelPlace({ x, size: 8 }, width, 390);
      expect(left).toBeGreaterThanOrEqual(4);
      expect(left + width).toBeLessThanOrEqual(386);
    }
});
