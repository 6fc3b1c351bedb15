import { expect, test } from 'vitest';
import { scanRangePoints } from './scan-range-points.ts';

test('a range of 30,000 on a contract of 250 a point is 120 points', () => {
  expect(scanRangePoints(30_000, 250)).toEqual({ points: 120 });
});

test('a point without value and a range below zero are refused', () => {
  expect(scanRangePoints(1, 0)).toMatchObject({ problem: { path: ['contractValueFactor'] } });
  expect(scanRangePoints(-1, 1)).toMatchObject({ problem: { path: ['scanRangeAmount'] } });
  expect(scanRangePoints(1e308, 1e-10)).toMatchObject({ problem: { code: 'NUMERIC_OVERFLOW' } });
});
