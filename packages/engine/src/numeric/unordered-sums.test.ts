import { describe, expect, test } from 'vitest';
import { randomStream } from './random-stream.ts';
import { addUnordered, newUnorderedSums, subtractOne, totalOf } from './unordered-sums.ts';

// Loss ratios of a thousand scenarios for one bank.
const stream = randomStream(3, 0);
const ratios = Array.from({ length: 1_000 }, (_, at) => stream.uniform() / 2 ** (at % 60));

const sumOf = (...parts: readonly (readonly number[])[]) =>
  totalOf(
    parts.map((part) => {
      const sums = newUnorderedSums(1);
      for (const ratio of part) addUnordered(sums, { values: Float64Array.of(0, ratio), first: 1, stride: 1 });
      return sums;
    }),
  )[0];

describe('sums that are shared out', () => {
  test('come out the same in any order and any number of parts, which plain sums do not', () => {
    const whole = sumOf(ratios);
    const sorted = ratios.toSorted((left, right) => left - right);
    expect(sumOf(sorted)).toBe(whole);
    expect(sumOf(sorted.slice(0, 17), sorted.slice(400), sorted.slice(17, 400))).toBe(whole);
    const plain = (terms: readonly number[]) => terms.reduce((sum, term) => sum + term, 0);
    expect(plain(sorted)).not.toBe(plain(ratios));
  });

  test('miss the exact sum by no more than one rounding and a thousand times 2^-62', () => {
    // Every ratio is a whole number of 2^-112.
    const units = (value: number) => BigInt(value * 2 ** 112);
    const exact = ratios.reduce((sum, ratio) => sum + units(ratio), 0n);
    const found = sumOf(ratios) ?? Number.NaN;
    const apart = Number(exact - units(found)) / 2 ** 112;
    expect(Math.abs(apart)).toBeLessThan(found * 2 ** -53 + 1_000 * 2 ** -62);
  });

  test('forget a loss of everything that was taken back, without a trace', () => {
    const sums = newUnorderedSums(1);
    for (const ratio of [0.3, 1, 1e-9]) addUnordered(sums, { values: Float64Array.of(ratio), first: 0, stride: 1 });
    subtractOne(sums, 0);
    expect(totalOf([sums])[0]).toBe(sumOf([0.3, 1e-9]));
  });
});
