/** True where the text has at most 15 significant digits, or is the shortest text of its double, as programs print it. */
export function survivesRoundTrip(text: string, value: number): boolean {
  const [mantissa = ''] = text.toLowerCase().split('e');
  const digits = mantissa.replace(/[-.]/g, '').replace(/^0+/, '');
  const significant = mantissa.includes('.') ? digits.replace(/0+$/, '') : digits.replace(/0+$/, '');
  if (value === 0) return significant === '';
  // Below the normal range a double holds fewer than 15 digits.
  if (Math.abs(value) < 2.2250738585072014e-308) return false;
  if (significant.length <= 15) return true;
  return Number(value.toPrecision(17)) === value && shortest(value) === significant;
}

function shortest(value: number): string {
  return (String(Math.abs(value)).split('e')[0] ?? '').replace('.', '').replace(/^0+/, '').replace(/0+$/, '');
}
