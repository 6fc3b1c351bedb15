import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cappedLinear } from '../../packages/engine/src/numeric/capped-linear.ts';
import { linearFixedPoint } from '../../packages/engine/src/numeric/linear-fixed-point.ts';
import { settleOne } from '../../packages/engine/src/numeric/settle-lanes.ts';
import type { SparseRows } from '../../packages/engine/src/numeric/sparse-rows.ts';
import { type NetworkOnDisk, openLanes, withNetworkFile } from './bench-kernels.ts';
import { type CorePeriphery, corePeriphery } from './core-periphery.ts';
import { benchGrowth } from './debt-rank-growth.ts';
import { medianOfTurns, timedOnThread } from './medians.ts';
import { openCPeer } from './peer-process.ts';
import { plainSweeps } from './plain-sweeps.ts';
import { verdict } from './verdict.ts';

const TURNS = 7;
const TOLERANCE = 1e-9;
/** Rank 0 of the core: its failure reaches furthest. */
const FAILING = 0;

const SMALL = { count: 1_000, exposures: 20_000, seed: 2019 };
const MIDDLE = { count: 10_000, exposures: 300_000, seed: 2019 };
const LARGE = { count: 100_000, exposures: 3_000_000, seed: 2019 };

/** Even: as the figures the bars come from. Uneven: banks that have lent much or little of their capital, some of whom fail. */
const NETWORKS: readonly CorePeriphery[] = [
  { ...SMALL, radius: 0.85, even: true },
  { ...MIDDLE, radius: 0.85, even: true },
  { ...MIDDLE, radius: 0.97, even: true },
  { ...LARGE, radius: 0.85, even: true },
  { ...MIDDLE, radius: 0.85 },
  { ...MIDDLE, radius: 0.97 },
  { ...MIDDLE, radius: 1.05 },
  { ...MIDDLE, radius: 1.3 },
];

/** W1: one shock. Milliseconds are processor time of one thread, the medians of turns taken in turn. */
export async function benchDebtRank({ quick }: { readonly quick: boolean }): Promise<void> {
  console.log('W1 linear DebtRank, one shock to the last digit, against plain sweeps to 1e-9 (ILLUSTRATIVE networks)');
  for (const network of NETWORKS) {
    const rows = corePeriphery(network);
    await withNetworkFile(rows, (file) => benchOne(network, rows, file));
  }
  await benchGrowth({ quick });
}

async function benchOne(network: CorePeriphery, rows: SparseRows, file: NetworkOnDisk): Promise<void> {
  const shock = new Float64Array(rows.count);
  shock[FAILING] = 1;
  const peer = openCPeer(file.folder, file.path);
  const solve = () => linearFixedPoint(rows, shock, openLanes);
  solve();
  const inC = async () => (await peer?.ask(`one ${TOLERANCE} ${FAILING}`))?.milliseconds ?? Number.NaN;
  const { solver, sweeps } = await medianOfTurns(TURNS, {
    solver: async () => timedOnThread(solve),
    sweeps: async () => (peer ? inC() : timedOnThread(() => plainSweeps(rows, shock, TOLERANCE))),
  });
  const found = solve();
  const apart = largestDifference(found.values, cappedLinear(rows, shock).values);
  const swept = await sweptValues(rows, shock, { peer, folder: file.folder });
  peer?.close();
  console.log(
    `  ${network.count} institutions, ${rows.columns.length} claims, spectral radius ${network.radius}${network.even ? ', even' : ''}: ` +
      `solver ${solver.toFixed(2)} ms, ${peer ? 'C' : 'no gcc here, so TypeScript'} ${sweeps.toFixed(2)} ms\n` +
      `    time over ${peer ? 'C' : 'TypeScript'}: ${verdict(solver / sweeps, { atMost: peer ? 0.35 : 1 / 3 })}`,
  );
  const needed = sweepsTo(TOLERANCE, rows, { shock, exact: found.values });
  const bar = network.radius <= 0.97 ? verdict(needed, { atMost: 20 }) : `${needed}`;
  console.log(
    `    sweeps to 1e-9: ${bar}; to the last digit ${found.sweeps}; plain sweeps end ${largestDifference(swept, found.values).toExponential(1)} short\n` +
      `    apart from the solver that comes from above, in units of 1e-9: ${verdict(apart / 1e-9, { atMost: 1 })}`,
  );
}

async function sweptValues(
  rows: SparseRows,
  shock: Float64Array,
  { peer, folder }: { readonly peer: ReturnType<typeof openCPeer>; readonly folder: string },
): Promise<Float64Array> {
  if (!peer) return plainSweeps(rows, shock, TOLERANCE);
  const path = join(folder, 'losses');
  await peer.ask(`one ${TOLERANCE} ${FAILING}`);
  await peer.ask(`write ${path}`);
  const bytes = readFileSync(path);
  return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

/** Sweeps after which no loss ratio is further from the exact one than this. */
function sweepsTo(
  tolerance: number,
  rows: SparseRows,
  { shock, exact }: { readonly shock: Float64Array; readonly exact: Float64Array },
): number {
  const kernel = openLanes(rows, 1);
  let needed = Number.POSITIVE_INFINITY;
  const watched = {
    ...kernel,
    sweep(step: number) {
      kernel.sweep(step);
      if (needed > step + 1 && largestDifference(kernel.values, exact) <= tolerance) needed = step + 1;
    },
  };
  settleOne(watched, { base: shock, start: shock, goal: 1e-15 });
  return needed;
}

function largestDifference(left: Float64Array, right: Float64Array): number {
  return left.reduce((most, value, row) => Math.max(most, Math.abs(value - (right[row] ?? Number.NaN))), 0);
}
