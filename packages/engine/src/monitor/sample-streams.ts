import fc from 'fast-check';
import { sampleTiers, tiersFrom } from '../margin/sample-tiers.ts';
import { type RandomStream, randomStream } from '../numeric/random-stream.ts';
import type { Refusal } from '../problems.ts';
import { type MarginMonitor, type MarkUpdate, type MonitorSetting, marginMonitor } from './margin-monitor.ts';
import type { PoolContent } from './monitored-pools.ts';

// Markets, pools and streams of marks for tests. Imported by tests only.

const MARKETS = 3;

export function monitorOf(setting: MonitorSetting): MarginMonitor {
  const monitor = marginMonitor(setting);
  if ('problem' in monitor) throw new Error(monitor.problem.message);
  return monitor;
}

export function opened(answer: number | Refusal): number {
  if (typeof answer !== 'number') throw new Error(answer.problem.message);
  return answer;
}

/** One per cent of everything. */
export const FLAT = tiersFrom({
  floorNotional: [0],
  capNotional: [Infinity],
  maintenanceRatio: [0.01],
  maxLeverage: [50],
});
/** Two markets at 100 and 50; warnings below three times maintenance margin, calls below twice. */
export const SETTING: MonitorSetting = {
  tiers: [FLAT, FLAT],
  marks: [100, 50],
  time: 0,
  maxMarkAgeMs: 10_000,
  warningFactor: 3,
  callFactor: 2,
  liquidates: 'BELOW_MAINTENANCE',
};
/** A monitor of these pools. */
export const watching = (...contents: readonly PoolContent[]) => {
  const monitor = monitorOf(SETTING);
  for (const content of contents) opened(monitor.open(content));
  return monitor;
};
export const mark = (price: number, sequence: number, market = 0) => ({
  sequence,
  time: 1000 * sequence,
  marks: [{ market, price, time: 1000 * sequence }],
});
/** What an update with one mark says: pool and kind of each event. */
export const kinds = (monitor: MarginMonitor, price: number, sequence: number) =>
  monitor.update(mark(price, sequence)).events.map(({ pool, kind }) => `${pool} ${kind}`);

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
/** Doubles are drawn evenly by their bits, so that around 0 hardly one is worth mentioning: these are spread evenly. */
export const evenly = (min: number, max: number) =>
  fc.integer({ min: 0, max: 10_000 }).map((step) => min + ((max - min) * step) / 10_000);

export const sampleSettings = fc
  .record({
    tiers: fc.array(sampleTiers, { minLength: MARKETS, maxLength: MARKETS }),
    marks: fc.array(between(50, 200), { minLength: MARKETS, maxLength: MARKETS }),
    factors: fc.tuple(between(1, 1.4), between(1, 1.4)),
    liquidates: fc.constantFrom('BELOW_MAINTENANCE' as const, 'AT_MAINTENANCE' as const),
  })
  .map(
    ({ factors, ...setting }): MonitorSetting => ({
      ...setting,
      callFactor: Math.min(...factors),
      warningFactor: Math.max(...factors),
      time: 0,
      maxMarkAgeMs: 60_000,
    }),
  );

/** Leverage from next to none to beyond what is allowed; some hedged, some without positions and perhaps in debt. */
export const samplePools: fc.Arbitrary<PoolContent> = fc
  .record({
    leverage: between(1, 120),
    legs: fc.uniqueArray(
      fc.record({
        market: fc.nat({ max: MARKETS - 1 }),
        signedQuantity: fc.oneof(between(0.1, 60), between(-60, -0.1)),
        entryPrice: between(60, 180),
      }),
      { selector: ({ market }) => market, maxLength: MARKETS },
    ),
  })
  .map(({ leverage, legs }) => ({
    cashAmount:
      legs.length > 0
        ? legs.reduce((sum, { signedQuantity, entryPrice }) => sum + Math.abs(signedQuantity) * entryPrice, 0) /
          leverage
        : 60 - leverage,
    positions: legs,
  }));

/** What happens between two looks: moves of marks, bad marks, funding, pools that are opened, changed and ended. */
export interface SampleStep {
  readonly moves: readonly (number | null)[];
  readonly bad: number | null;
  readonly funding: number | null;
  readonly opened: readonly PoolContent[];
  readonly changed: readonly { readonly place: number; readonly content: PoolContent }[];
  readonly ended: readonly { readonly place: number; readonly content: PoolContent | null }[];
}

const places = fc.nat({ max: 60 });

export const sampleSteps: fc.Arbitrary<SampleStep> = fc.record({
  moves: fc.array(fc.option(evenly(-0.03, 0.03)), { minLength: MARKETS, maxLength: MARKETS }),
  bad: fc.option(fc.constantFrom(0, -5, Number.NaN, Infinity), { freq: 4 }),
  funding: fc.option(evenly(-2, 2), { freq: 6 }),
  opened: fc.array(samplePools, { maxLength: 2 }),
  changed: fc.array(fc.record({ place: places, content: samplePools }), { maxLength: 2 }),
  ended: fc.array(fc.record({ place: places, content: fc.option(samplePools) }), { maxLength: 4 }),
});

/** The update of a step, from the marks there are. */
export function updateOf(step: SampleStep, sequence: number, marks: readonly number[]): MarkUpdate {
  const time = 1000 * sequence;
  const moved = step.moves.flatMap((move, market) =>
    move === null ? [] : [{ market, price: (marks[market] ?? 0) * (1 + move), time }],
  );
  return {
    sequence,
    time,
    marks: step.bad === null ? moved : [{ market: 0, price: step.bad, time }, ...moved],
    fundingPaid: step.funding === null ? [] : [{ market: 1, amount: step.funding }],
  };
}

/** A market in which requirements are most of a notional, so that they move prices' worth by themselves. */
export const STEEP = tiersFrom({
  floorNotional: [0, 400, 2000],
  capNotional: [400, 2000, 1e9],
  maintenanceRatio: [0.02, 0.2, 0.55],
  maxLeverage: [25, 2, 1],
});

/** Many pools on both sides, of one position or several, most of them far from any threshold. */
export function manyPools(count: number, stream: RandomStream): readonly PoolContent[] {
  return Array.from({ length: count }, () => {
    const first = Math.floor(MARKETS * stream.uniform());
    const legs = Array.from({ length: 1 + Math.floor(MARKETS * stream.uniform()) }, (_, leg) => ({
      market: (first + leg) % MARKETS,
      signedQuantity: (stream.uniform() < 0.5 ? 1 : -1) * (1 + 30 * stream.uniform()),
      entryPrice: 100,
    }));
    const gross = legs.reduce((sum, { signedQuantity }) => sum + Math.abs(signedQuantity) * 100, 0);
    return { cashAmount: gross * (0.2 + 1.5 * stream.uniform()), positions: legs };
  });
}

export const streamOf = (seed: number) => randomStream(seed, 0);
