/** What a number is held against. */
export type Bar = { readonly atMost: number } | { readonly atLeast: number };

/** "2.31 (bar at most 1.5): NOT MET" */
export function verdict(value: number, bar: Bar, unit = ''): string {
  const [words, limit, met] =
    'atMost' in bar ? ['at most', bar.atMost, value <= bar.atMost] : ['at least', bar.atLeast, value >= bar.atLeast];
  return `${value.toFixed(2)}${unit} (bar ${words} ${limit}${unit}): ${met ? 'met' : 'NOT MET'}`;
}
