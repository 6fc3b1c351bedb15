import { normalQuantile } from './normal-quantile.ts';

/** Random numbers of one scenario, in the order they are asked for. */
export interface RandomStream {
  /** The next number in the open interval (0, 1): an odd multiple of 2^-53. */
  uniform(): number;
  /** The next standard normal number, by inversion, so that each takes one uniform. */
  normal(): number;
}

type Block = [number, number, number, number];

/**
 * The stream of one scenario: a function of (seed, scenario) and of nothing else, so that neither the order in which
 * scenarios are drawn nor the number of workers matters. Philox4x32-10, a counter-based generator: Salmon, Moraes,
 * Dror, Shaw (2011), Parallel random numbers: as easy as 1, 2, 3, SC11. The seed is its key; the scenario and the
 * number of the block are its counter. Throws RangeError where seed or scenario is no whole number from 0 to 2^53 - 1.
 */
export function randomStream(seed: number, scenario: number): RandomStream {
  for (const [name, value] of [
    ['seed', seed],
    ['scenario', scenario],
  ] as const)
    if (!Number.isSafeInteger(value) || value < 0)
      throw new RangeError(`the ${name} is ${value}; a whole number from 0 to 2^53 - 1 is expected`);
  const key = halves(seed);
  const [scenarioLow, scenarioHigh] = halves(scenario);
  let block = 0;
  let words: Block = [0, 0, 0, 0];
  let used = 4;
  const uniform = () => {
    if (used === 4) {
      words = philox([block++, 0, scenarioLow, scenarioHigh], key);
      used = 0;
    }
    const [high, low] = [words[used] ?? 0, words[used + 1] ?? 0];
    used += 2;
    // 52 bits and a half: symmetric about 1/2, never 0 and never 1.
    return (high * 2 ** 20 + (low >>> 12) + 0.5) / 2 ** 52;
  };
  return { uniform, normal: () => normalQuantile(uniform()) };
}

function halves(value: number): readonly [number, number] {
  return [value >>> 0, Math.floor(value / 2 ** 32)];
}

const ROUNDS = 10;

/** Ten rounds with the paper's multipliers and Weyl constants, on unsigned 32-bit words. */
export function philox(counter: Readonly<Block>, key: readonly [number, number]): Block {
  let [c0, c1, c2, c3] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < ROUNDS; round++) {
    const [high0, low0] = [multiplyHigh(0xd2511f53, c0), Math.imul(0xd2511f53, c0) >>> 0];
    const [high1, low1] = [multiplyHigh(0xcd9e8d57, c2), Math.imul(0xcd9e8d57, c2) >>> 0];
    [c0, c1, c2, c3] = [(high1 ^ c1 ^ k0) >>> 0, low1, (high0 ^ c3 ^ k1) >>> 0, low0];
    k0 = (k0 + 0x9e3779b9) >>> 0;
    k1 = (k1 + 0xbb67ae85) >>> 0;
  }
  return [c0, c1, c2, c3];
}

/** Upper 32 bits of the product of two unsigned 32-bit words, by halves of 16 bits. */
function multiplyHigh(left: number, right: number): number {
  const [leftHigh, leftLow, rightHigh, rightLow] = [left >>> 16, left & 0xffff, right >>> 16, right & 0xffff];
  const middle = leftHigh * rightLow + ((leftLow * rightLow) >>> 16);
  const carry = leftLow * rightHigh + (middle & 0xffff);
  return (leftHigh * rightHigh + Math.floor(middle / 65_536) + Math.floor(carry / 65_536)) >>> 0;
}
