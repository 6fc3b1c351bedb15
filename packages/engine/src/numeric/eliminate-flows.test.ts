import { describe, expect, test } from 'vitest';
import { eliminateFlows } from './eliminate-flows.ts';

describe('elimination of flows', () => {
  test('gives what each of two parties pays in the end', () => {
    // x0 = 1 + x1 / 2, x1 = 2 + x0 / 4: x0 = 16 / 7, x1 = 18 / 7.
    const x = eliminateFlows(
      { shares: Float64Array.of(0, 0.25, 0.5, 0), leaks: Float64Array.of(0.75, 0.5) },
      Float64Array.of(1, 2),
    );
    expect(x?.[0]).toBeCloseTo(16 / 7, 15);
    expect(x?.[1]).toBeCloseTo(18 / 7, 15);
  });

  test('keeps every digit where all but a part in 1e20 of what is paid goes round', () => {
    // Nothing but the leak of party 0 takes money out: it pays 1 / 1e-20, and party 1 passes all of that on.
    const x = eliminateFlows(
      { shares: Float64Array.of(0, 1, 1, 0), leaks: Float64Array.of(1e-20, 0) },
      Float64Array.of(0, 1),
    );
    expect(x?.[0]).toBe(1e20);
    expect(x?.[1]).toBe(1e20);
  });

  test('lets a party that pays itself count that payment as received', () => {
    const x = eliminateFlows({ shares: Float64Array.of(0.5), leaks: Float64Array.of(0.5) }, Float64Array.of(3));
    expect(x?.[0]).toBe(6);
  });

  test('has no answer where two parties only pay each other', () => {
    const closed = { shares: Float64Array.of(0, 1, 1, 0), leaks: Float64Array.of(0, 0) };
    expect(eliminateFlows(closed, Float64Array.of(1, 0))).toBeNull();
  });
});
