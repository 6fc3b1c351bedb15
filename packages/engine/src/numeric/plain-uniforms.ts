import type { FillUniforms } from './random-stream.ts';

/** The generator in plain TypeScript: what WebAssembly is compared with, and what runs where there is none. */
export const fillPlainUniforms: FillUniforms = ({ seed, scenario }, first, into) => {
  const key = halves(seed);
  const [scenarioLow, scenarioHigh] = halves(scenario);
  const block = new Int32Array(4);
  for (let place = 0; place < into.length; place += 2) {
    block[0] = (first + place) / 2;
    block[1] = 0;
    block[2] = scenarioLow;
    block[3] = scenarioHigh;
    philox(block, key);
    into[place] = uniformOf(block[0] ?? 0, block[1] ?? 0);
    into[place + 1] = uniformOf(block[2] ?? 0, block[3] ?? 0);
  }
};

/** 52 bits and a half: symmetric about 1/2, never 0 and never 1. */
function uniformOf(high: number, low: number): number {
  return ((high >>> 0) * 2 ** 20 + (low >>> 12) + 0.5) / 2 ** 52;
}

/** Two words of 32 bits, lower first. */
function halves(value: number): readonly [number, number] {
  return [value | 0, Math.floor(value / 2 ** 32) | 0];
}

const ROUNDS = 10;

/** Ten rounds in place, with the paper's multipliers and Weyl constants. Words of 32 bits are signed here: which are fast. */
export function philox(block: Int32Array, [first, second]: readonly [number, number]): void {
  let [c0, c1, c2, c3] = [block[0] ?? 0, block[1] ?? 0, block[2] ?? 0, block[3] ?? 0];
  let [k0, k1] = [first | 0, second | 0];
  for (let round = 0; round < ROUNDS; round++) {
    const next0 = multiplyHigh(0xcd9e, 0x8d57, c2) ^ c1 ^ k0;
    const next2 = multiplyHigh(0xd251, 0x1f53, c0) ^ c3 ^ k1;
    c1 = Math.imul(0xcd9e8d57, c2);
    c3 = Math.imul(0xd2511f53, c0);
    c0 = next0;
    c2 = next2;
    k0 = (k0 + 0x9e3779b9) | 0;
    k1 = (k1 + 0xbb67ae85) | 0;
  }
  block[0] = c0;
  block[1] = c1;
  block[2] = c2;
  block[3] = c3;
}

/** Upper 32 bits of the product of two words, the left one in halves: every sum below stays under 2^32. */
function multiplyHigh(leftHigh: number, leftLow: number, right: number): number {
  const [rightHigh, rightLow] = [right >>> 16, right & 0xffff];
  const middle = (Math.imul(leftHigh, rightLow) + (Math.imul(leftLow, rightLow) >>> 16)) | 0;
  const carry = (Math.imul(leftLow, rightHigh) + (middle & 0xffff)) | 0;
  return (Math.imul(leftHigh, rightHigh) + (middle >>> 16) + (carry >>> 16)) | 0;
}
