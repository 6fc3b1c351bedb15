import { failureScores } from '../../packages/engine/src/importance/failure-scores.ts';
import { mostImportantIn } from '../../packages/engine/src/importance/most-important.ts';
import { type RankedSystem, rankedSystem } from '../../packages/engine/src/importance/ranked-system.ts';
import { cappedLinear } from '../../packages/engine/src/numeric/capped-linear.ts';
import { LANES } from '../../packages/engine/src/numeric/lane-kernel.ts';
import { type NetworkOnDisk, openLanes, withNetworkFile } from './bench-kernels.ts';
import { type CorePeriphery, corePeriphery } from './core-periphery.ts';
import { medianOfTurns, timedOnThread } from './medians.ts';
import { openCPeer, openScipyPeer, type Peer } from './peer-process.ts';
import { plainSweeps } from './plain-sweeps.ts';
import { benchThreads, benchWhole } from './ranking-threads.ts';
import { verdict } from './verdict.ts';

const TOLERANCE = 1e-10;
const TURNS = 5;
/** Institutions the kernel ranks in a turn, evenly over all; peers take fewer of them, and times are per institution. */
const SAMPLE = 256;
const PEER_SAMPLE = 32;
const TOP = 100;

const SIZE = { count: 10_000, exposures: 300_000, seed: 2019 };
const NETWORKS: readonly CorePeriphery[] = [
  { ...SIZE, radius: 0.85, even: true },
  { ...SIZE, radius: 0.97, even: true },
  { ...SIZE, radius: 0.85 },
  { ...SIZE, radius: 1.3 },
];

/** W1, all institutions. Milliseconds are processor time of one thread per institution, medians of turns taken in turn. */
export async function benchRanking({ quick }: { readonly quick: boolean }): Promise<void> {
  console.log('W1 ranking of all institutions to 1e-10, against plain sweeps of eight at once (ILLUSTRATIVE networks)');
  for (const network of quick ? NETWORKS.slice(0, 1) : NETWORKS) {
    const system = systemOf(network);
    console.log(
      `  ${network.count} institutions, ${system.leverage.columns.length} claims, spectral radius ${network.radius}${network.even ? ', even' : ''}`,
    );
    await withNetworkFile(system.leverage, (file) => benchPeers(system, file));
    benchHead(system);
  }
  const system = systemOf({ ...SIZE, radius: 0.85, even: true });
  await benchThreads({ ...system, rows: sampleOf(system, quick ? 500 : 2_000) });
  if (!quick) await benchWhole(system);
}

/** Capital in proportion to the number of claims. */
function systemOf(network: CorePeriphery): RankedSystem {
  const leverage = corePeriphery(network);
  const { count, starts } = leverage;
  const capital = Float64Array.from({ length: count }, (_, row) => (starts[row + 1] ?? 0) - (starts[row] ?? 0));
  return rankedSystem({ capital, leverage }, openLanes);
}

function sampleOf({ rows }: RankedSystem, size: number): Uint32Array {
  return Uint32Array.from({ length: size }, (_, place) => rows[Math.floor((place * rows.length) / size)] ?? 0);
}

async function benchPeers(system: RankedSystem, { folder, path }: NetworkOnDisk): Promise<void> {
  const [inC, scipy] = [openCPeer(folder, path), openScipyPeer(path)];
  const [sample, peerSample] = [sampleOf(system, SAMPLE), sampleOf(system, PEER_SAMPLE)];
  const kernel = openLanes(system.leverage, LANES);
  const rank = () => failureScores(system, kernel, sample);
  rank();
  const times = await medianOfTurns(TURNS, {
    kernel: async () => timedOnThread(rank) / SAMPLE,
    inC: async () => (inC ? inEights(inC, peerSample) : Number.NaN),
    scipy: async () => (scipy ? inOneBatch(scipy, peerSample) : Number.NaN),
    plain: async () => (inC ? Number.NaN : timedOnThread(() => plainRanking(system, peerSample)) / PEER_SAMPLE),
  });
  inC?.close();
  scipy?.close();
  const scores = rank();
  console.log(`    WebAssembly ${times.kernel.toFixed(2)} ms per institution, one thread`);
  if (inC)
    console.log(
      `    C, eight at once, ${times.inC.toFixed(2)} ms; time over C: ${verdict(times.kernel / times.inC, { atMost: 0.2 })}`,
    );
  else
    console.log(
      `    no gcc here; plain TypeScript, one at a time, ${(times.plain / times.kernel).toFixed(1)} times as long`,
    );
  if (scipy)
    console.log(
      `    scipy, ${PEER_SAMPLE} at once, ${times.scipy.toFixed(2)} ms; times as fast: ${verdict(times.scipy / times.kernel, { atLeast: 10 })}`,
    );
  else console.log('    no python3-scipy here');
  const apart = largestError(system, { sample, scores });
  console.log(`    apart from the slow solver, in units of 1e-9: ${verdict(apart / 1e-9, { atMost: 1 })}`);
}

async function inEights(peer: Peer, banks: Uint32Array): Promise<number> {
  let sum = 0;
  for (let first = 0; first < banks.length; first += LANES)
    sum += (await peer.ask(`eight ${TOLERANCE} ${banks.subarray(first, first + LANES).join(' ')}`)).milliseconds;
  return sum / banks.length;
}

async function inOneBatch(peer: Peer, banks: Uint32Array): Promise<number> {
  return (await peer.ask(`${TOLERANCE} ${banks.join(' ')}`)).milliseconds / banks.length;
}

function plainRanking({ leverage }: RankedSystem, banks: Uint32Array): void {
  for (const bank of banks) plainSweeps(leverage, failureOf(bank, leverage.count), TOLERANCE);
}

function failureOf(bank: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, row) => Number(row === bank));
}

function largestError(
  { leverage, capitalShare }: RankedSystem,
  { sample, scores }: { readonly sample: Uint32Array; readonly scores: Float64Array },
): number {
  let largest = 0;
  for (let place = 0; place < SAMPLE; place += 16) {
    const bank = sample[place] ?? 0;
    const { values } = cappedLinear(leverage, failureOf(bank, leverage.count));
    const exact = values.reduce((sum, loss, row) => sum + (row === bank ? 0 : loss * (capitalShare[row] ?? 0)), 0);
    largest = Math.max(largest, Math.abs(exact - (scores[place] ?? Number.NaN)));
  }
  return largest;
}

function benchHead(system: RankedSystem): void {
  if (!system.amplification.proven) {
    console.log('    the first hundred: no bound above spectral radius 1, all are ranked');
    return;
  }
  const runs = mostImportantIn(system, { most: TOP }, openLanes)?.runs ?? Number.NaN;
  const share = (100 * runs) / system.rows.length;
  console.log(`    the first hundred, proven, of the runs: ${verdict(share, { atMost: 3 }, ' %')} (${runs} runs)`);
}
