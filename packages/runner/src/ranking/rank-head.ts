import type { MostImportant, Problem } from '@faultline/engine';
import type { NetworkSnapshot } from '@faultline/network';
import { missingRates } from '../check-request.ts';
import type { shareOnce } from '../solving/shared-snapshot.ts';
import { sharedNumbers } from '../threads/shared-numbers.ts';
import { type SharedWork, sharedWork } from '../threads/shared-work.ts';
import type { ThreadPool } from '../threads/thread-pool.ts';
import type { HeadShare } from './head-share.ts';
import { MOST_WORK_PER_THREAD } from './rank-institutions.ts';

/** The head of the ranking, proven; or why there is none. */
export type RankingHead = MostImportant | Problem;

export interface HeadTools {
  readonly pool: ThreadPool;
  readonly share: ReturnType<typeof shareOnce>;
  /** Failures times exposures that are solved before the search is given up. */
  readonly mostWork?: number;
}

const HEAD_SHARE = new URL('head-share.ts', import.meta.url);

/**
 * Finds the most important institutions of a snapshot without ranking them all, once per number of them, on one thread;
 * whoever asks for as many meanwhile waits for the same search. MISSING_FX, NUMERIC_OVERFLOW, and SNAPSHOT_TOO_LARGE where as
 * much work as a thread does for a full ranking does not prove them.
 */
export function rankHead({ pool, share, mostWork = MOST_WORK_PER_THREAD }: HeadTools) {
  const known = new WeakMap<NetworkSnapshot, Map<number, RankingHead>>();
  const underWay = new WeakMap<NetworkSnapshot, Map<number, SharedWork<RankingHead>>>();
  const begin = (snapshot: NetworkSnapshot, most: number) => {
    const find = async (stop: AbortSignal): Promise<RankingHead> => {
      const question = { module: pool.kernels?.debtRank ?? null, snapshot: await share(snapshot) };
      const mostRuns = Math.floor(mostWork / Math.max(1, snapshot.exposures.count));
      const head = await onThread(pool, { ...question, mostRuns, most }, stop);
      const answer = head ? (overflowOf(head) ?? head) : tooLarge(snapshot, most, mostRuns);
      of(known, snapshot).set(most, answer);
      return answer;
    };
    const work = sharedWork(find, () => of(underWay, snapshot).delete(most));
    of(underWay, snapshot).set(most, work);
    return work;
  };
  return async (snapshot: NetworkSnapshot, most: number, signal: AbortSignal | undefined): Promise<RankingHead> =>
    of(known, snapshot).get(most) ??
    missingRates(snapshot) ??
    (of(underWay, snapshot).get(most) ?? begin(snapshot, most)).join(signal);
}

async function onThread(
  pool: ThreadPool,
  { most, ...question }: Pick<HeadShare, 'module' | 'snapshot' | 'mostRuns'> & { readonly most: number },
  stop: AbortSignal,
): Promise<MostImportant | null> {
  const [rows, scores] = [sharedNumbers(most), sharedNumbers(most)];
  const figures = sharedNumbers(4).fill(Number.NaN);
  await pool.run(HEAD_SHARE, [{ ...question, rows, scores, figures } satisfies HeadShare], stop);
  const [found = Number.NaN, runs = 0, count = 0, bounded = 0] = figures;
  if (Number.isNaN(found)) return null;
  const head = { rows: Uint32Array.from(rows.subarray(0, found)), scores: scores.slice(0, found) };
  return { ...head, runs, count, bounded: bounded === 1 };
}

function tooLarge({ institutions, exposures }: NetworkSnapshot, most: number, mostRuns: number): Problem {
  return {
    code: 'SNAPSHOT_TOO_LARGE',
    message: `To prove which ${most} of ${institutions.count} institutions are the most important takes the failures of more than ${mostRuns} over ${exposures.count} exposures, too long to wait for: ask about a smaller snapshot or, where the spectral radius is below 1, for fewer.`,
    path: ['most'],
  };
}

function overflowOf({ scores }: MostImportant): Problem | null {
  if (scores.every(Number.isFinite)) return null;
  const message = 'The capital of all is more than a number can hold. State amounts in a larger scale.';
  return { code: 'NUMERIC_OVERFLOW', message, path: ['snapshot'] };
}

/** The entries kept for a snapshot. */
function of<Entry>(kept: WeakMap<NetworkSnapshot, Map<number, Entry>>, snapshot: NetworkSnapshot): Map<number, Entry> {
  const entries = kept.get(snapshot) ?? new Map<number, Entry>();
  kept.set(snapshot, entries);
  return entries;
}
