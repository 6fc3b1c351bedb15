import { expect, test } from 'vitest';
import { numberText } from './number-text.ts';

test.each([
  [0, '0'],
  [-1234.56784, '-1,234.5678'],
  [0.000012, '0.000012'],
  [999_999_999_999_999, '1,000,000,000,000,000'],
  // The nearest double is 9.99988867...e-321.
  [1e-320, '9.9998887 x 10^-321'],
  [-2.5e-9, '-2.5 x 10^-9'],
  [1e300, '1 x 10^300'],
])('a sentence has %f as %s', (value, text) => {
  expect(numberText(value)).toBe(text);
});
