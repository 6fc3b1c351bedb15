import { availableParallelism } from 'node:os';
import { openPlainLanes } from '@faultline/engine';
import type { NetworkSnapshot } from '@faultline/network';
import type { Access, Layout, SnapshotRow, Store } from '@faultline/store';
import { openQuestions, type Questions } from './answers/questions.ts';
import type { ContagionRequest } from './check-request.ts';
import { computeLayout, LAYOUT_VERSION } from './compute-layout.ts';
import { loadKernels } from './kernels/load-kernel.ts';
import { wasmLanes } from './kernels/wasm-lanes.ts';
import { type MarketQuestions, openMarketQuestions } from './markets/market-questions.ts';
import { type RankingHead, rankHead } from './ranking/rank-head.ts';
import { type Ranking, rankInstitutions } from './ranking/rank-institutions.ts';
import { type Reproduction, reproduceContagion } from './reproduce-contagion.ts';
import {
  type ContagionAnswer,
  type ContagionRun,
  findContagion,
  type RunPlace,
  runContagion,
} from './run-contagion.ts';
import { shareOnce } from './solving/shared-snapshot.ts';
import { openSolver } from './solving/solver.ts';
import { openThreadPool } from './threads/thread-pool.ts';
import { type MarginWatches, openMarginWatches } from './watch/margin-watches.ts';

/** The one use-case: load, shock, run, save; whoever asks, inline or from a queue. */
export interface Runner {
  /** Ends with the signal's reason when that comes first; a run nobody waits for any more is called off. */
  contagion(access: Access, request: ContagionRequest): Promise<ContagionAnswer>;
  findContagion(access: Access, digest: string): Promise<ContagionRun | null>;
  /** Computes a stored run again and compares every digit; null where this caller has no such run. */
  reproduceContagion(access: Access, digest: string): Promise<Reproduction | null>;
  /** Computed once per snapshot content and layout version, then stored. Null where the snapshot is gone. */
  layout(access: Access, row: SnapshotRow): Promise<Layout | null>;
  /**
   * One entry per institution: linear DebtRank of its own failure, NaN for those without capital to lose. At once where
   * it is known, else from threads that stop when nobody waits any more. Refused where that would take too long.
   */
  systemicImportance(snapshot: NetworkSnapshot, signal?: AbortSignal): Ranking | Promise<Ranking>;
  /** One entry per institution: mean share of its capital lost to single failures of the others; comes with the ranking. */
  vulnerability(snapshot: NetworkSnapshot, signal?: AbortSignal): Ranking | Promise<Ranking>;
  /**
   * The `most` institutions of highest systemic importance, proven by an upper bound where the ranking of all would take
   * too long; ends with the signal's reason when that comes first.
   */
  mostImportant(snapshot: NetworkSnapshot, most: number, signal?: AbortSignal): Promise<RankingHead>;
  /** Questions of which the answers are kept. */
  readonly questions: Questions;
  /** What happens in one market of leveraged positions. */
  readonly markets: MarketQuestions;
  /** Monitors over margin accounts, fed with marks. */
  readonly watches: MarginWatches;
  /** Ends its threads; what they have under way throws. */
  close(): Promise<void>;
}

export interface RunnerOptions {
  /** Threads that rank institutions and draw scenarios, and as many that run models; as many as the machine has processors. */
  readonly threads?: number;
  /** False: plain TypeScript instead of WebAssembly, with the same digits. */
  readonly webAssembly?: boolean;
}

export function createRunner(
  store: Store,
  { threads = availableParallelism(), webAssembly = true }: RunnerOptions = {},
): Runner {
  const flights: RunPlace['flights'] = new Map();
  const kernels = webAssembly ? loadKernels() : null;
  const openLanes = kernels ? wasmLanes(kernels.debtRank) : openPlainLanes;
  const pool = openThreadPool({ threads, kernels });
  const rank = rankInstitutions({ pool, openLanes });
  const share = shareOnce();
  const head = rankHead({ pool, share });
  const solver = openSolver({ threads, module: kernels?.debtRank ?? null, openLanes, share });
  const markets = openMarketQuestions(threads);
  const watches = openMarginWatches(store);
  return {
    contagion: (access, request) => runContagion({ store, flights, solver }, access, request),
    findContagion: (access, digest) => findContagion(store, access, digest),
    reproduceContagion: (access, digest) => reproduceContagion({ store, solver }, access, digest),
    async layout(access, row) {
      const stored = await store.findLayout(access, { digest: row.digest, layoutVersion: LAYOUT_VERSION });
      if (stored) return stored;
      const snapshot = await store.loadSnapshot(access, row);
      if (!snapshot) return null;
      const layout = computeLayout(snapshot);
      await store.saveLayout(access, layout);
      return layout;
    },
    systemicImportance: (snapshot, signal) => rank('importance', snapshot, signal),
    vulnerability: (snapshot, signal) => rank('vulnerability', snapshot, signal),
    mostImportant: (snapshot, most, signal) => head(snapshot, most, signal),
    async close() {
      await Promise.all([pool.close(), solver.close(), markets.close(), watches.close()]);
    },
    markets: markets.questions,
    watches,
    questions: openQuestions(store, { pool, openLanes }),
  };
}
