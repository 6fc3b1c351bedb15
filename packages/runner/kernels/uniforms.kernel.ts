// Philox4x32-10 as WebAssembly, in AssemblyScript: what `plain-uniforms.ts` of the engine does, bit for bit. Four blocks at
// once, one in each quarter of a vector; a block gives two numbers. Memory is laid out from outside (`wasm-uniforms.ts`).

/** Multipliers and Weyl constants of Salmon, Moraes, Dror, Shaw (2011). */
const FIRST_MULTIPLIER: i32 = <i32>0xd2511f53;
const SECOND_MULTIPLIER: i32 = <i32>0xcd9e8d57;
const FIRST_WEYL: i32 = <i32>0x9e3779b9;
const SECOND_WEYL: i32 = <i32>0xbb67ae85;
const ROUNDS: i32 = 10;

/** The bits of 2^52: in a number of that size the last bit counts for 1. */
const UNIT_BITS: i64 = 0x4330000000000000;

/** Writes numbers of the stream of (seed, scenario) from a block on, eight at a time, until `end` or a little beyond. */
export function fill(
  seedLow: i32,
  seedHigh: i32,
  scenarioLow: i32,
  scenarioHigh: i32,
  firstBlock: i32,
  to: usize,
  end: usize,
): void {
  const multiplier0 = i32x4.splat(FIRST_MULTIPLIER);
  const multiplier1 = i32x4.splat(SECOND_MULTIPLIER);
  let blocks = i32x4.add(i32x4.splat(firstBlock), i32x4(0, 1, 2, 3));
  for (; to < end; to += 64) {
    let c0 = blocks;
    let c1 = i32x4.splat(0);
    let c2 = i32x4.splat(scenarioLow);
    let c3 = i32x4.splat(scenarioHigh);
    let key0 = seedLow;
    let key1 = seedHigh;
    for (let round = 0; round < ROUNDS; round++) {
      const near0 = i64x2.extmul_low_i32x4_u(c0, multiplier0);
      const far0 = i64x2.extmul_high_i32x4_u(c0, multiplier0);
      const near1 = i64x2.extmul_low_i32x4_u(c2, multiplier1);
      const far1 = i64x2.extmul_high_i32x4_u(c2, multiplier1);
      c0 = v128.xor(v128.xor(v128.shuffle<i32>(near1, far1, 1, 3, 5, 7), c1), i32x4.splat(key0));
      c2 = v128.xor(v128.xor(v128.shuffle<i32>(near0, far0, 1, 3, 5, 7), c3), i32x4.splat(key1));
      c1 = v128.shuffle<i32>(near1, far1, 0, 2, 4, 6);
      c3 = v128.shuffle<i32>(near0, far0, 0, 2, 4, 6);
      key0 += FIRST_WEYL;
      key1 += SECOND_WEYL;
    }
    const first01 = between(i64x2.extend_low_i32x4_u(c0), i64x2.extend_low_i32x4_u(c1));
    const second01 = between(i64x2.extend_low_i32x4_u(c2), i64x2.extend_low_i32x4_u(c3));
    const first23 = between(i64x2.extend_high_i32x4_u(c0), i64x2.extend_high_i32x4_u(c1));
    const second23 = between(i64x2.extend_high_i32x4_u(c2), i64x2.extend_high_i32x4_u(c3));
    v128.store(to, v128.shuffle<i64>(first01, second01, 0, 2));
    v128.store(to, v128.shuffle<i64>(first01, second01, 1, 3), 16);
    v128.store(to, v128.shuffle<i64>(first23, second23, 0, 2), 32);
    v128.store(to, v128.shuffle<i64>(first23, second23, 1, 3), 48);
    blocks = i32x4.add(blocks, i32x4.splat(4));
  }
}

/** (high * 2^20 + low / 2^12 + 1/2) / 2^52 of two words: 52 bits and a half. */
function between(high: v128, low: v128): v128 {
  const bits = v128.or(i64x2.shl(high, 20), i64x2.shr_u(low, 12));
  const whole = f64x2.sub(v128.or(bits, i64x2.splat(UNIT_BITS)), f64x2.splat(4503599627370496));
  return f64x2.mul(f64x2.add(whole, f64x2.splat(0.5)), f64x2.splat(1.0 / 4503599627370496));
}
