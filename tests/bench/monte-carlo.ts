import { LANES } from '@faultline/engine';
import { firstFailures } from '../../packages/engine/src/distribution/first-failures.ts';
import { drawLosses, lossSystem } from '../../packages/engine/src/distribution/lane-losses.ts';
import { debtRankLosses, type LossModel } from '../../packages/engine/src/distribution/loss-models.ts';
import type { RandomShock } from '../../packages/engine/src/distribution/random-shocks.ts';
import type { OpenLanes } from '../../packages/engine/src/numeric/lane-kernel.ts';
import { openPlainLanes } from '../../packages/engine/src/numeric/plain-lanes.ts';
import { type FillUniforms, randomStream } from '../../packages/engine/src/numeric/random-stream.ts';
import type { SparseRows } from '../../packages/engine/src/numeric/sparse-rows.ts';
import type { CapitalNetwork } from '../../packages/engine/src/search/cascade-response.ts';
import { wasmUniforms } from '../../packages/runner/src/kernels/wasm-uniforms.ts';
import { drawSample } from '../../packages/runner/src/sampling/draw-sample.ts';
import { openThreadPool } from '../../packages/runner/src/threads/thread-pool.ts';
import { builtKernels, openLanes, withNetworkFile } from './bench-kernels.ts';
import { type CorePeriphery, corePeriphery } from './core-periphery.ts';
import { medianOfTurns, timed, timedOnThread } from './medians.ts';
import { openScipyPeer } from './peer-process.ts';
import { verdict } from './verdict.ts';

const TURNS = 5;
const SEED = 2019;
const PROBABILITY = 0.01;
const LOADING = 0.4;
/** How far a loss may be from the exact one, as a share of capital. */
const TOLERANCE = 1e-10;
/** Scenarios side by side in scipy; the fastest of them counts. */
const BATCHES = [16, 64, 256];

const SCENARIOS = 2_000;
const PEER_SCENARIOS = 512;
const PLAIN_SCENARIOS = 100;
const ON_THREADS = 40_000;

const SIZE = { count: 1_000, exposures: 20_000, seed: 2019 };
const NETWORKS: readonly CorePeriphery[] = [
  { ...SIZE, radius: 0.85, even: true },
  { ...SIZE, radius: 0.85 },
  { ...SIZE, radius: 1.3 },
];

/** W4: losses when institutions fail at random, together through one factor. Processor time of one thread. */
export async function benchMonteCarlo(): Promise<void> {
  console.log(
    `W4 Monte Carlo of linear DebtRank, each institution failing with ${PROBABILITY} and a loading of ${LOADING}, drawing included (ILLUSTRATIVE networks)`,
  );
  for (const size of NETWORKS) {
    const leverage = corePeriphery(size);
    console.log(
      `  ${size.count} institutions, ${leverage.columns.length} claims, spectral radius ${size.radius}${size.even ? ', even' : ''}`,
    );
    await withNetworkFile(leverage, ({ path }) => benchPeer(leverage, path));
  }
  await benchThreads(systemOf(corePeriphery({ ...SIZE, radius: 0.85, even: true })));
}

/** Capital in proportion to the number of claims, as the peer has it. */
function systemOf(leverage: SparseRows): CapitalNetwork {
  const { count, starts } = leverage;
  const capital = Float64Array.from({ length: count }, (_, row) => (starts[row + 1] ?? 0) - (starts[row] ?? 0));
  const weights = leverage.weights.slice();
  capital.forEach((own, row) => {
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) weights[at] = (weights[at] ?? 0) * own;
  });
  return { claims: { ...leverage, weights }, capital };
}

const dependencyOf = (count: number) => ({ loadings: new Float64Array(count).fill(LOADING), together: null });
const chancesOf = (count: number) => new Float64Array(count).fill(PROBABILITY);

async function benchPeer(leverage: SparseRows, path: string): Promise<void> {
  const network = systemOf(leverage);
  const shocks = firstFailures(dependencyOf(leverage.count), chancesOf(leverage.count));
  const fill = wasmUniforms(builtKernels().uniforms);
  const lanes = sampler(network, shocks, { open: openLanes, fill });
  const plain = sampler(network, shocks, { open: openPlainLanes, fill: undefined });
  const peer = openScipyPeer(path);
  const { amplification, capital } = lossSystem(network, openLanes);
  // Plain sweeps that end where they move by less are as near as the tolerance; ending at it, up to the factor further.
  const goal = TOLERANCE / amplification.factor;
  const inBatches = async (size: number) => {
    const line = `draw ${goal} ${PEER_SCENARIOS} ${size} ${PROBABILITY} ${LOADING} ${SEED}`;
    return (await peer?.ask(line))?.milliseconds ?? Number.NaN;
  };
  for (const size of peer ? BATCHES : []) await inBatches(size);
  const losses = lanes(SCENARIOS);
  const times = await medianOfTurns(TURNS, {
    lanes: async () => timedOnThread(() => lanes(SCENARIOS)) / SCENARIOS,
    plain: async () => timedOnThread(() => plain(PLAIN_SCENARIOS)) / PLAIN_SCENARIOS,
    scipy: async () => {
      const each = [];
      for (const size of peer ? BATCHES : []) each.push(await inBatches(size));
      return Math.min(...each) / PEER_SCENARIOS;
    },
  });
  peer?.close();
  const rate = (milliseconds: number) => `${(1000 / milliseconds).toFixed(0)} scenarios a second`;
  console.log(
    `    WebAssembly ${rate(times.lanes)}, one thread; plain TypeScript ${rate(times.plain)}, ${(times.plain / times.lanes).toFixed(1)} times as long`,
  );
  if (peer)
    console.log(`    scipy ${rate(times.scipy)}; times as fast: ${verdict(times.scipy / times.lanes, { atLeast: 7 })}`);
  else console.log('    no python3-scipy here');
  const apart = largestError(losses, debtRankLosses(network), shocks) / capital.reduce((sum, own) => sum + own, 0);
  console.log(
    `    apart from the slow solver, in units of 1e-10 of all capital: ${verdict(apart / TOLERANCE, { atMost: 1 })}`,
  );
}

/** Draws so many scenarios, as a thread of the runner does. */
function sampler(
  network: CapitalNetwork,
  shocks: RandomShock,
  { open, fill }: { readonly open: OpenLanes; readonly fill: FillUniforms | undefined },
): (scenarios: number) => Float64Array {
  const system = lossSystem(network, open);
  const kernel = open(system.leverage, LANES);
  return (scenarios) => {
    const losses = new Float64Array(scenarios);
    let next = 0;
    drawLosses(system, kernel, {
      take: () => (next < scenarios ? next++ : null),
      shockOf: (scenario) => shocks(randomStream(SEED, scenario, fill)),
      onLoss: (scenario, lossAmount) => {
        losses[scenario] = lossAmount;
      },
    });
    return losses;
  };
}

function largestError(losses: Float64Array, model: LossModel, shocks: RandomShock): number {
  let largest = 0;
  for (let scenario = 0; scenario < losses.length; scenario += 50) {
    const { lossAmount } = model(shocks(randomStream(SEED, scenario)));
    largest = Math.max(largest, Math.abs(lossAmount - (losses[scenario] ?? Number.NaN)));
  }
  return largest;
}

/** By the clock, threads started: what somebody waits for. */
async function benchThreads(network: CapitalNetwork): Promise<void> {
  const kernels = builtKernels();
  const pools = [1, 2].map((threads) => openThreadPool({ threads, kernels }));
  const { count } = network.claims;
  const scenarios = { seed: SEED, dependency: dependencyOf(count), failureProbability: chancesOf(count) };
  const sample = { model: 'DEBT_RANK', network, scenarios, count: ON_THREADS, milliseconds: 10_000 } as const;
  const draw = (place: number) =>
    timed(async () => {
      const pool = pools[place];
      if (pool) await drawSample(sample, { pool, openLanes });
    });
  for (const place of [0, 1]) await draw(place);
  const { one, two } = await medianOfTurns(TURNS, { one: () => draw(0), two: () => draw(1) });
  for (const pool of pools) await pool.close();
  const rate = (milliseconds: number) => ((1000 * ON_THREADS) / milliseconds).toFixed(0);
  console.log(
    `  by the clock, scenarios a second: ${rate(one)} on one thread, ${rate(two)} on two, ${(one / two).toFixed(2)} times as fast`,
  );
}
