import type { QuestionNetwork } from './question-network.ts';
import type { Dependence } from './read-chances.ts';

/** Every set of first failures is gone through: 4,096 of them take a fraction of a second. */
export const MOST_EXACT = 12;

/** Why losses are only sampled, and what to do; null where every set of first failures is gone through. */
export function whyNotExact(dependence: Dependence, { rows }: Pick<QuestionNetwork, 'rows'>): string | null {
  if (!('loading' in dependence && dependence.loading === 0))
    return 'Exact figures are only for failures that do not depend on each other: ask with a loading of 0, or rely on the intervals of what is sampled.';
  return rows.length <= MOST_EXACT
    ? null
    : `Exact figures go through every set of institutions that can fail at first, so they are only for at most ${MOST_EXACT} institutions that state their capital; here ${rows.length} do. Rely on the intervals of what is sampled, which more scenarios make narrower, or import a dataset of the ${MOST_EXACT} that matter to you.`;
}
