// Coefficients of the three rational approximations of algorithm AS241 (PPND16), lowest power first, as doubles hold them.
const CENTRE_ABOVE = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
  33430.57558358813, 2509.0809287301227,
];
const CENTRE_BELOW = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943,
  5226.495278852854,
];
const SHOULDER_ABOVE = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
  0.022723844989269184, 0.0007745450142783414,
];
const SHOULDER_BELOW = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
  0.0005475938084995345, 1.0507500716444169e-9,
];
const TAIL_ABOVE = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
  0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
];
const TAIL_BELOW = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5,
  1.421511758316446e-7, 2.0442631033899397e-15,
];

/**
 * The number a standard normal variable falls below with this probability: Wichura (1988), Algorithm AS241: the
 * percentage points of the normal distribution, Applied Statistics 37, routine PPND16. Relative accuracy about 1e-15.
 * -Infinity at 0, Infinity at 1; throws RangeError outside [0, 1].
 */
export function normalQuantile(probability: number): number {
  if (!(probability >= 0 && probability <= 1))
    throw new RangeError(`the probability is ${probability}; a number from 0 to 1 is expected`);
  const fromHalf = probability - 0.5;
  if (Math.abs(fromHalf) <= 0.425) {
    const square = 0.180625 - fromHalf * fromHalf;
    return (fromHalf * polynomial(CENTRE_ABOVE, square)) / polynomial(CENTRE_BELOW, square);
  }
  const tail = fromHalf < 0 ? probability : 1 - probability;
  if (tail === 0) return fromHalf < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const depth = Math.sqrt(-Math.log(tail));
  const size =
    depth <= 5
      ? polynomial(SHOULDER_ABOVE, depth - 1.6) / polynomial(SHOULDER_BELOW, depth - 1.6)
      : polynomial(TAIL_ABOVE, depth - 5) / polynomial(TAIL_BELOW, depth - 5);
  return fromHalf < 0 ? -size : size;
}

/** Of degree seven, by Horner's rule. */
function polynomial(coefficients: readonly number[], at: number): number {
  let value = coefficients[7] ?? 0;
  for (let power = 6; power >= 0; power--) value = value * at + (coefficients[power] ?? 0);
  return value;
}
