import {
  type LeastNormShock,
  leastShockFailing,
  leastShockFailingCapital,
  leastShockLosing,
  leastShockLosingCapital,
} from '@faultline/engine';
import type { QuestionNetwork } from '../question-network.ts';
import { sharedNumbers } from '../threads/shared-numbers.ts';
import type { ThreadPool } from '../threads/thread-pool.ts';

/** What a shock of any shape is searched in. */
export interface ShockSearch {
  readonly model: 'EISENBERG_NOE' | 'DEBT_RANK';
  readonly network: QuestionNetwork;
  /** What a squared unit of loss counts for, by institution. */
  readonly weights: Float64Array;
  readonly target: { readonly failures: number } | { readonly lossAmount: number };
}

/** A search as a thread is told of it, with the memory it writes the answer to. */
export interface FindShare {
  readonly search: ShockSearch;
  readonly shockAmount: Float64Array;
  /** Norm, its lower bound, and 1 where the two are the same to rounding; untouched where no shock reaches the target. */
  readonly figures: Float64Array;
}

const FIND_SHARE = new URL('find-share.ts', import.meta.url);

/** The search on a thread of its own: others are served meanwhile. Aborted, the thread ends and this throws. */
export async function findLeastShock(
  pool: ThreadPool,
  search: ShockSearch,
  signal: AbortSignal | undefined,
): Promise<LeastNormShock | null> {
  const share: FindShare = {
    search,
    shockAmount: sharedNumbers(search.network.rows.length),
    figures: sharedNumbers(3).fill(Number.NaN),
  };
  await pool.run(FIND_SHARE, [share], signal);
  const [norm = Number.NaN, normLowerBound = Number.NaN, minimum] = share.figures;
  if (Number.isNaN(norm)) return null;
  const certainty = minimum === 1 ? 'MINIMUM' : 'LOCAL';
  return { shockAmount: Float64Array.from(share.shockAmount), norm, normLowerBound, certainty };
}

/** The same here and now. */
export function leastShockOf({ model, network, weights, target }: ShockSearch): LeastNormShock | null {
  if (model === 'EISENBERG_NOE')
    return 'failures' in target
      ? leastShockFailing(network, weights, target.failures)
      : leastShockLosing(network, weights, target.lossAmount);
  return 'failures' in target
    ? leastShockFailingCapital(network, weights, target.failures)
    : leastShockLosingCapital(network, weights, target.lossAmount);
}
