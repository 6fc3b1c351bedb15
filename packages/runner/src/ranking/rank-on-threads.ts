import { joinScores, type RankedSystem, type SystemScores } from '@faultline/engine';
import { shareLanes } from '../threads/shared-lanes.ts';
import { sharedCount, sharedNumbers } from '../threads/shared-numbers.ts';
import type { ThreadPool } from '../threads/thread-pool.ts';
import type { RankShare } from './rank-share.ts';

const RANK_SHARE = new URL('rank-share.ts', import.meta.url);

/** Importance and vulnerability in one pass, the same digits for any number of threads. Aborted, it throws. */
export async function rankOnThreads(
  pool: ThreadPool,
  { leverage, ...system }: RankedSystem,
  signal: AbortSignal,
): Promise<SystemScores> {
  const { threads, kernels } = pool;
  const lanes = shareLanes(leverage, { module: kernels?.debtRank ?? null, threads });
  const [taken, importance] = [sharedCount(), sharedNumbers(leverage.count)];
  const shares = Array.from({ length: threads }, (_, thread): RankShare => {
    const lossRatios = { upper: sharedNumbers(leverage.count), lower: sharedNumbers(leverage.count) };
    return { lanes, thread, system, taken, importance, lossRatios };
  });
  await pool.run(RANK_SHARE, shares, signal);
  return joinScores(
    system,
    importance,
    shares.map(({ lossRatios }) => lossRatios),
  );
}
