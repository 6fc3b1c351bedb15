/**
 * The sign of a*b - c*d, exactly, for finite numbers. Rounded products may be equal where the true ones are not, and an
 * order built on them is then none: a before b, b before c, c before a. Where they differ they are in the true order,
 * because rounding never swaps two numbers; so that only equal ones are multiplied out.
 */
export function compareProducts([a, b]: Factors, [c, d]: Factors): 1 | -1 | 0 {
  const left = a * b;
  const right = c * d;
  if (left !== right) return left > right ? 1 : -1;
  return exactSign(a, b, c, d);
}

type Factors = readonly [number, number];

function exactSign(a: number, b: number, c: number, d: number): 1 | -1 | 0 {
  const left = { significand: partsOf(a).significand * partsOf(b).significand, exponent: exponentOf(a, b) };
  const right = { significand: partsOf(c).significand * partsOf(d).significand, exponent: exponentOf(c, d) };
  const lowest = Math.min(left.exponent, right.exponent);
  const difference =
    (left.significand << BigInt(left.exponent - lowest)) - (right.significand << BigInt(right.exponent - lowest));
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}

function exponentOf(a: number, b: number): number {
  return partsOf(a).exponent + partsOf(b).exponent;
}

/** A finite number is a whole significand times a power of two (IEEE 754-2019, section 3.4). */
function partsOf(value: number): { readonly significand: bigint; readonly exponent: number } {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  const high = bits.getUint32(0);
  const biased = (high >>> 20) & 0x7ff;
  const fraction = (BigInt(high & 0xfffff) << 32n) | BigInt(bits.getUint32(4));
  const significand = biased === 0 ? fraction : fraction | (1n << 52n);
  return { significand: value < 0 ? -significand : significand, exponent: Math.max(1, biased) - 1075 };
}
