import { distressNetwork, openPlainLanes, rankedSystem } from '@faultline/engine';
import { loadKernels } from '../../packages/runner/src/kernels/load-kernel.ts';
import { rankOnThreads } from '../../packages/runner/src/ranking/rank-on-threads.ts';
import { openThreadPool } from '../../packages/runner/src/threads/thread-pool.ts';
import { snapshotOfLeverage } from './snapshot-of-leverage.ts';

// A process that ranks and does not close its pool: it must end by itself (ranking.test.ts).

const snapshot = snapshotOfLeverage({ count: 300, exposures: 3_000, radius: 0.8, seed: 1 });
const pool = openThreadPool({ threads: 2, kernels: loadKernels() });
const system = rankedSystem(distressNetwork(snapshot), openPlainLanes);
const { importance } = await rankOnThreads(pool, system, new AbortController().signal);
console.log(`ranked ${importance.length}, closed: no`);
