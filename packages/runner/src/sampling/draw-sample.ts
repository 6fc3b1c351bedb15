import { setImmediate } from 'node:timers/promises';
import { type CapitalNetwork, lossSystem, type OpenLanes } from '@faultline/engine';
import { shareLanes } from '../threads/shared-lanes.ts';
import { sharedCount, sharedNumbers } from '../threads/shared-numbers.ts';
import type { ThreadPool } from '../threads/thread-pool.ts';
import drawShare, { type DrawShare, type Scenarios, type SharedModel } from './draw-share.ts';

export interface SampleTools {
  readonly pool: ThreadPool;
  readonly openLanes: OpenLanes;
}

/** A sample to be drawn. */
export interface Sample {
  readonly model: SharedModel['name'];
  readonly network: CapitalNetwork;
  readonly scenarios: Omit<Scenarios, 'uniforms'>;
  readonly count: number;
  /** Milliseconds one thread takes, about, with WebAssembly. */
  readonly milliseconds: number;
}

const DRAW_SHARE = new URL('draw-share.ts', import.meta.url);
/** Starting threads takes about as long; what takes less is drawn on this one, others being served between its pieces. */
const STARTING_MS = 200;
const PIECE_MS = 20;
/** How many times as long plain TypeScript takes. */
const PLAIN_TIMES = 10;

/**
 * One loss per scenario, in their order: the same digits however many threads there are, and without WebAssembly. Throws
 * the signal's reason once nobody waits any more.
 */
export async function drawSample(
  sample: Sample,
  { pool, openLanes }: SampleTools,
  signal: AbortSignal = new AbortController().signal,
): Promise<Float64Array> {
  const milliseconds = sample.milliseconds * (pool.kernels ? 1 : PLAIN_TIMES);
  const alone = milliseconds < STARTING_MS;
  const threads = alone ? 1 : pool.threads;
  const share = {
    model: sharedModel(sample, { openLanes, threads, module: pool.kernels?.debtRank ?? null }),
    scenarios: { ...sample.scenarios, uniforms: pool.kernels?.uniforms ?? null },
    taken: sharedCount(),
    lossAmount: sharedNumbers(sample.count),
  };
  if (alone) await drawInPieces({ ...share, thread: 0 }, Math.ceil(milliseconds / PIECE_MS), signal);
  else {
    const shares = Array.from({ length: threads }, (_, thread): DrawShare => ({ ...share, thread }));
    await pool.run(DRAW_SHARE, shares, signal);
  }
  return share.lossAmount;
}

function sharedModel(
  { model, network }: Sample,
  { openLanes, module, threads }: Pick<SampleTools, 'openLanes'> & Parameters<typeof shareLanes>[1],
): SharedModel {
  if (model !== 'DEBT_RANK') return { name: model, network };
  const { leverage, ...system } = lossSystem(network, openLanes);
  return { name: model, system, lanes: shareLanes(leverage, { module, threads }) };
}

async function drawInPieces(share: DrawShare, pieces: number, signal: AbortSignal): Promise<void> {
  const { length } = share.lossAmount;
  for (let piece = 1; piece <= pieces; piece++) {
    drawShare({ ...share, lossAmount: share.lossAmount.subarray(0, Math.ceil((piece * length) / pieces)) });
    await setImmediate();
    signal.throwIfAborted();
  }
}
