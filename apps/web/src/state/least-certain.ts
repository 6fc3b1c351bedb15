import { QUALITIES } from './lists';

const ASCENDING: readonly string[] = QUALITIES;

/** How sure a figure is that was worked out of others: at best DERIVED, and never surer than what it is made of. */
export function leastCertain(qualities: readonly string[]): string {
  const places = ['DERIVED', ...qualities].map((quality) => ASCENDING.indexOf(quality));
  return ASCENDING[Math.max(...places)] ?? 'DERIVED';
}
