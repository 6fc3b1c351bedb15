import { expect, test } from 'vitest';
import { relativeChange } from './relative-change.ts';

test('a margin that goes from 6,000 to 12,000 rises by its whole, and back it falls by half', () => {
  expect(relativeChange(6000, 12_000)).toEqual({ changeRatio: 1 });
  expect(relativeChange(12_000, 6000)).toEqual({ changeRatio: -0.5 });
});

test('a change from nothing is refused, and so is one without end', () => {
  expect(relativeChange(0, 1)).toMatchObject({ problem: { code: 'BAD_PARAMETER', path: ['from'] } });
  expect(relativeChange(1, Number.NaN)).toMatchObject({ problem: { path: ['to'] } });
  expect(relativeChange(1e-300, 1e300)).toMatchObject({ problem: { code: 'NUMERIC_OVERFLOW' } });
});
