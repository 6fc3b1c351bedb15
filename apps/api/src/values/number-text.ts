const NUMBERS = new Intl.NumberFormat('en', { maximumSignificantDigits: 8 });

/** Beyond these, the zeros of a number cannot be counted by eye. */
const [LEAST_WRITTEN_OUT, MOST_WRITTEN_OUT] = [1e-6, 1e15];

/** A number as a sentence holds it: "1,234.5678", and "1 x 10^-320" where it would be zeros more than digits. */
export function numberText(value: number): string {
  const size = Math.abs(value);
  if (value === 0 || (size >= LEAST_WRITTEN_OUT && size < MOST_WRITTEN_OUT)) return NUMBERS.format(value);
  const [mantissa = '', exponent] = value.toExponential(7).split('e');
  return `${NUMBERS.format(Number(mantissa))} x 10^${Number(exponent)}`;
}
