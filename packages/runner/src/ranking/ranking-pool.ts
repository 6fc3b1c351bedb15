import type { RankedSystem } from '@faultline/engine';
import { LANES } from '@faultline/engine';
import { Piscina } from 'piscina';
import { placeRows } from '../kernels/placed-rows.ts';
import { roomBytes } from '../kernels/wasm-lanes.ts';
import type { WasmModule } from '../kernels/web-assembly.ts';
import type { RankShare } from './rank-share.ts';

/** Threads that rank institutions. They start with the first ranking, end when idle, and keep no process alive. */
export interface RankingPool {
  /** A score per row of `system.rows`, the same digits for any number of threads. Aborted, it stops the threads and throws. */
  rank(system: RankedSystem, signal: AbortSignal): Promise<Float64Array>;
  close(): Promise<void>;
}

export interface RankingPoolOptions {
  readonly threads: number;
  /** Null: in plain TypeScript. */
  readonly module: WasmModule | null;
}

/** Starting a thread takes about as long as ranking a hundred institutions of a large system. */
const IDLE_MS = 5_000;

export function openRankingPool({ threads, module }: RankingPoolOptions): RankingPool {
  const pool = new Piscina<RankShare, void>({
    filename: new URL('rank-share.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: IDLE_MS,
  });
  return {
    async rank({ leverage, ...system }, signal) {
      const room = roomBytes(leverage.count, LANES);
      const placed = placeRows(leverage, module ? threads * room : null);
      const scores = new Float64Array(new SharedArrayBuffer(8 * system.rows.length));
      const taken = new Int32Array(new SharedArrayBuffer(4));
      const share = (thread: number) => ({
        module,
        placed,
        roomStart: placed.end + thread * room,
        system,
        scores,
        taken,
      });
      await Promise.all(Array.from({ length: threads }, (_, thread) => pool.run(share(thread), { signal })));
      return scores;
    },
    close: () => pool.destroy(),
  };
}
