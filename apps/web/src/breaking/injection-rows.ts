import type { BailOut } from './bail-out-query';

type Injection = BailOut['optimal']['injections']['list'][number];

/** What one institution is given by the best use of the budget and by the greedy one; null where nothing. */
export interface InjectionRow {
  readonly institution: Injection['institution'];
  readonly optimal: Injection['amount'] | null;
  readonly greedy: Injection['amount'] | null;
  /** With the best use of the budget; false where that gives it nothing. */
  readonly defaultsAllTheSame: boolean;
}

/** Those the optimum helps, largest first, then those only the greedy rule helps. */
export function injectionRows(optimal: readonly Injection[], greedy: readonly Injection[]): readonly InjectionRow[] {
  const byGreed = new Map(greedy.map(({ institution, amount }) => [institution.id, amount]));
  const helped = new Set(optimal.map(({ institution }) => institution.id));
  return [
    ...optimal.map(({ institution, amount, defaults }) => ({
      institution,
      optimal: amount,
      greedy: byGreed.get(institution.id) ?? null,
      defaultsAllTheSame: defaults,
    })),
    ...greedy
      .filter(({ institution }) => !helped.has(institution.id))
      .map(({ institution, amount }) => ({ institution, optimal: null, greedy: amount, defaultsAllTheSame: false })),
  ];
}
