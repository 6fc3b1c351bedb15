import { expect, test } from 'vitest';
import { markPath } from './mark-path.ts';

const after = (sequence: number) => ({ sequence, time: 1_000 * sequence, marks: Float64Array.of(100 - sequence) });

test('a watch that has run for days still knows the marks after its last 500 updates, and no older ones', () => {
  const path = markPath();
  for (let sequence = 1; sequence <= 1_234; sequence++) path.add(after(sequence));
  const points = path.points();
  expect(points).toHaveLength(500);
  expect([points[0]?.sequence, points.at(-1)?.sequence]).toEqual([735, 1_234]);
  path.add(after(1_235));
  expect(points.at(-1)?.sequence).toBe(1_234);
});
