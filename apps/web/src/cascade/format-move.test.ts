import { expect, test } from 'vitest';
import { formatMove } from './format-move';

test('a price move reads as a per cent, and as a power of ten where that would be zeros', () => {
  expect([0, -0.1234, 0.00001, -1e-320, 1e-9, 1e300].map((ratio) => formatMove(ratio))).toEqual([
    '0.00 %',
    '-12.34 %',
    '+0.0010 %',
    '-1.00 × 10^-318 %',
    '+1.00 × 10^-7 %',
    '+1.00 × 10^302 %',
  ]);
});
