import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { RankedSystem } from '../../packages/engine/src/importance/ranked-system.ts';
import { rankOnThreads } from '../../packages/runner/src/ranking/rank-on-threads.ts';
import { openThreadPool } from '../../packages/runner/src/threads/thread-pool.ts';
import { builtKernels } from './bench-kernels.ts';
import { medianOfTurns, timed } from './medians.ts';
import { verdict } from './verdict.ts';

const TURNS = 5;
const STEPS = 150_000_000;
const never = new AbortController().signal;

/** Two threads against one, by the clock; beside it what two threads of this machine do with arithmetic alone at the same moment. */
export async function benchThreads(system: RankedSystem): Promise<void> {
  const kernels = builtKernels();
  const pools = [1, 2].map((threads) => openThreadPool({ threads, kernels }));
  const loops = new Piscina<number, number>({
    filename: new URL('busy-loop.ts', import.meta.url).href,
    minThreads: 2,
    maxThreads: 2,
  });
  const rank = (place: number) =>
    timed(async () => {
      const pool = pools[place];
      if (pool) await rankOnThreads(pool, system, never);
    });
  const loop = (threads: number) =>
    timed(() => Promise.all(Array.from({ length: threads }, () => loops.run(STEPS / threads))));
  for (const warm of [() => rank(0), () => rank(1), () => loop(2)]) await warm();
  const { one, two, loopOnOne, loopOnTwo } = await medianOfTurns(TURNS, {
    one: () => rank(0),
    two: () => rank(1),
    loopOnOne: () => loop(1),
    loopOnTwo: () => loop(2),
  });
  for (const pool of [...pools, loops]) await pool.close();
  const [speedup, best] = [one / two, loopOnOne / loopOnTwo];
  console.log(
    `  ${system.rows.length} institutions: one thread ${one.toFixed(0)} ms, two ${two.toFixed(0)} ms, ${speedup.toFixed(2)} times as fast; ` +
      `arithmetic alone ${best.toFixed(2)} times\n` +
      `    two threads over one, on a machine that gave two: ${verdict((2 * speedup) / best, { atLeast: 1.7 })}`,
  );
}

/** What somebody waits for: all institutions, on all processors. */
export async function benchWhole(system: RankedSystem): Promise<void> {
  const threads = availableParallelism();
  const pool = openThreadPool({ threads, kernels: builtKernels() });
  const milliseconds = await timed(() => rankOnThreads(pool, system, never));
  await pool.close();
  console.log(
    `  all ${system.rows.length} institutions on ${threads} threads: ${(milliseconds / 1000).toFixed(1)} s by the clock`,
  );
}
