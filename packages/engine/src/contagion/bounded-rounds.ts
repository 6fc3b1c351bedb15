import type { Convergence, NumberParameter, SolvedRounds } from '../define.ts';

/** The parameter of every model that shows its rounds. */
export const MAX_ROUNDS: NumberParameter = {
  name: 'maxRounds',
  kind: 'INTEGER',
  meaning: 'Rounds shown one by one; whatever is left to the exact limit is booked in one last round',
  unit: 'rounds',
  minimum: 1,
  maximum: 200,
  default: 25,
};

type Rounds = Pick<SolvedRounds, 'lossRatioByRound' | 'writeDownByRound'>;

/** The first `maxRounds` rounds after the shock, and all others as one last round. */
export function boundedRounds({ lossRatioByRound, writeDownByRound }: Rounds, maxRounds: number): Rounds {
  const bounded = (byRound: readonly Float64Array[]) => {
    const last = byRound.at(-1);
    return byRound.length <= maxRounds + 1 || !last ? byRound : [...byRound.slice(0, maxRounds + 1), last];
  };
  return { lossRatioByRound: bounded(lossRatioByRound), writeDownByRound: bounded(writeDownByRound) };
}

/** Of a model that ends by itself, in a state that no further round would change. */
export function exactAfter(rounds: number): Convergence {
  return { solution: 'LEAST', converged: true, rounds, residual: 0, tolerance: 0, spectralRadius: null };
}
