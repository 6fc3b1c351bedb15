/** What a number is held against. */
export type Bar = { readonly atMost: number } | { readonly atLeast: number };

/** "2.31 (bar at most 1.5): NOT MET" */
export function verdict(value: number, bar: Bar, unit = ''): string {
  const [words, limit] = 'atMost' in bar ? ['at most', bar.atMost] : ['at least', bar.atLeast];
  const isMet = meets(value, bar);
  let digits = 2;
  // A number rounded onto its bar would look as if it had met it.
  while (digits < 9 && meets(Number(value.toFixed(digits)), bar) !== isMet) digits++;
  return `${value.toFixed(digits)}${unit} (bar ${words} ${limit}${unit}): ${isMet ? 'met' : 'NOT MET'}`;
}

function meets(value: number, bar: Bar): boolean {
  return 'atMost' in bar ? value <= bar.atMost : value >= bar.atLeast;
}
