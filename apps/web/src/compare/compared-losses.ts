import type { ComparedRun } from './compare-query';

/** One institution under every model: loss over capital, in the order of the runs. */
export interface ComparedInstitution {
  readonly key: string;
  readonly name: string;
  readonly ratios: readonly number[];
  /** Largest less smallest of the ratios: how much the choice of model matters for it. */
  readonly spread: number;
}

/** Institutions that contagion hits under at least one model, those the models disagree most about first. */
export function comparedLosses(
  runs: readonly Pick<ComparedRun, 'losses'>[],
  shocked: ReadonlySet<string>,
): readonly ComparedInstitution[] {
  const names = new Map<string, string>();
  const byRun = runs.map(({ losses }) => {
    const ratios = new Map<string, number>();
    for (const { node } of losses.edges) {
      names.set(node.institution.key, node.institution.name);
      ratios.set(node.institution.key, node.lossRatio.value ?? 0);
    }
    return ratios;
  });
  return [...names]
    .flatMap(([key, name]) => {
      const ratios = byRun.map((known) => known.get(key) ?? 0);
      const most = Math.max(...ratios);
      if (shocked.has(key) || most <= 0) return [];
      return [{ key, name, ratios, spread: most - Math.min(...ratios) }];
    })
    .sort(
      (left, right) =>
        right.spread - left.spread ||
        Math.max(...right.ratios) - Math.max(...left.ratios) ||
        left.name.localeCompare(right.name, 'en'),
    );
}
