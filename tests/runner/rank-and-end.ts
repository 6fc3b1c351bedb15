import { distressNetwork, openPlainLanes, rankedSystem } from '@faultline/engine';
import { loadKernel } from '../../packages/runner/src/kernels/load-kernel.ts';
import { openRankingPool } from '../../packages/runner/src/ranking/ranking-pool.ts';
import { snapshotOfLeverage } from './snapshot-of-leverage.ts';

// A process that ranks and does not close its pool: it must end by itself (ranking.test.ts).

const snapshot = snapshotOfLeverage({ count: 300, exposures: 3_000, radius: 0.8, seed: 1 });
const pool = openRankingPool({ threads: 2, module: loadKernel() });
const scores = await pool.rank(rankedSystem(distressNetwork(snapshot), openPlainLanes), new AbortController().signal);
console.log(`ranked ${scores.length}, closed: no`);
