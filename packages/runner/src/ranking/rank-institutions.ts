import { distressNetwork, type OpenLanes, type Problem, rankedSystem, type SystemScores } from '@faultline/engine';
import { isAggregate, type NetworkSnapshot } from '@faultline/network';
import { missingRates } from '../check-request.ts';
import { type SharedWork, sharedWork } from '../threads/shared-work.ts';
import type { ThreadPool } from '../threads/thread-pool.ts';
import { rankOnThreads } from './rank-on-threads.ts';

/** One score per institution, NaN for those without capital to lose; or why there is none. */
export type Ranking = Float64Array | Problem;

export interface RankingTools {
  readonly pool: ThreadPool;
  readonly openLanes: OpenLanes;
}

/**
 * Institutions times exposures that one thread gets through in about ten seconds: nobody waits for twice as long.
 * Measured at 10,000 institutions and 300,000 exposures.
 */
export const MOST_WORK_PER_THREAD = 2e9;

/**
 * Scores the institutions of each snapshot once, and at once where that is known; whoever asks meanwhile, for importance
 * or for vulnerability, waits for the same pass.
 */
export function rankInstitutions(tools: RankingTools) {
  const known = new WeakMap<NetworkSnapshot, SystemScores>();
  const underWay = new WeakMap<NetworkSnapshot, SharedWork<SystemScores>>();
  const begin = (snapshot: NetworkSnapshot) => {
    const rankAndKeep = async (stop: AbortSignal) => {
      const system = rankedSystem(distressNetwork(snapshot), tools.openLanes);
      const scores = await rankOnThreads(tools.pool, system, stop);
      known.set(snapshot, scores);
      return scores;
    };
    const work = sharedWork(rankAndKeep, () => underWay.delete(snapshot));
    underWay.set(snapshot, work);
    return work;
  };
  return (
    measure: keyof SystemScores,
    snapshot: NetworkSnapshot,
    signal: AbortSignal | undefined,
  ): Ranking | Promise<Ranking> =>
    known.get(snapshot)?.[measure] ??
    missingRates(snapshot) ??
    tooLarge(snapshot, tools.pool.threads) ??
    (underWay.get(snapshot) ?? begin(snapshot)).join(signal).then((scores) => scores[measure]);
}

function tooLarge(snapshot: NetworkSnapshot, threads: number): Problem | null {
  const { institutions, exposures } = snapshot;
  let count = 0;
  for (let row = 0; row < institutions.count; row++) if (!isAggregate(snapshot, row)) count++;
  if (count * exposures.count <= threads * MOST_WORK_PER_THREAD) return null;
  return {
    code: 'SNAPSHOT_TOO_LARGE',
    message: `Ranking ${count} institutions over ${exposures.count} exposures takes too long to wait for.`,
    path: ['snapshot'],
  };
}
