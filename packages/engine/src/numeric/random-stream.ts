import { normalQuantile } from './normal-quantile.ts';
import { fillPlainUniforms } from './plain-uniforms.ts';

/** Random numbers of one scenario, in the order they are asked for. */
export interface RandomStream {
  /** The next number in the open interval (0, 1): an odd multiple of 2^-53. */
  uniform(): number;
  /** The next so many of them. */
  uniforms(count: number): Float64Array;
  /** The next standard normal number, by inversion, so that each takes one uniform. */
  normal(): number;
}

/** What a stream is a function of, and of nothing else. */
export interface StreamKey {
  readonly seed: number;
  readonly scenario: number;
}

/** Writes the numbers of a stream from place `first` on, which is even, into a column of an even length. */
export type FillUniforms = (key: StreamKey, first: number, into: Float64Array) => void;

/** Numbers made at once for those who ask for one after the other: few at first, for small systems. */
const [FEWEST, MOST] = [8, 256];

/**
 * The stream of one scenario: a function of (seed, scenario) and of nothing else, so that neither the order in which
 * scenarios are drawn nor the number of workers matters. Philox4x32-10, a counter-based generator: Salmon, Moraes,
 * Dror, Shaw (2011), Parallel random numbers: as easy as 1, 2, 3, SC11. The seed is its key; the scenario and the
 * number of the block are its counter. Throws RangeError where seed or scenario is no whole number from 0 to 2^53 - 1.
 */
export function randomStream(seed: number, scenario: number, fill: FillUniforms = fillPlainUniforms): RandomStream {
  for (const [name, value] of [
    ['seed', seed],
    ['scenario', scenario],
  ] as const)
    if (!Number.isSafeInteger(value) || value < 0)
      throw new RangeError(`the ${name} is ${value}; a whole number from 0 to 2^53 - 1 is expected`);
  const key = { seed, scenario };
  let next = 0;
  let made = new Float64Array(0);
  let start = 0;
  const uniforms = (count: number) => {
    const skipped = next % 2;
    const column = new Float64Array(2 * Math.ceil((skipped + count) / 2));
    fill(key, next - skipped, column);
    next += count;
    return column.subarray(skipped, skipped + count);
  };
  const uniform = () => {
    if (next >= start + made.length) {
      start = next - (next % 2);
      made = new Float64Array(Math.min(MOST, Math.max(FEWEST, 2 * made.length)));
      fill(key, start, made);
    }
    return made[next++ - start] ?? Number.NaN;
  };
  return { uniform, uniforms, normal: () => normalQuantile(uniform()) };
}
