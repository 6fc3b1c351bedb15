import { refuseOutOfRange } from '../check-ranges.ts';
import type { MarginTiers } from '../margin/margin-tiers.ts';
import { type Refusal, refuse } from '../problems.ts';
import { type Judge, judgePool, type MarginEvent, openJudge, type WatchPolicy } from './judge-pool.ts';
import { largestMarks, usualLargestMarks } from './largest-marks.ts';
import { type MarkFlag, type MarkObservation, markBoard, takeMarks } from './mark-board.ts';
import { bytesOfPools } from './monitored-pools.ts';
import { type PoolChanges, poolChanges } from './pool-changes.ts';
import { inQueueOrder } from './queue-order.ts';
import { watchEverybody, watchIndex } from './watch-index.ts';

export interface MonitorSetting extends WatchPolicy {
  /** One entry per market; a market is its row. */
  readonly tiers: readonly MarginTiers[];
  /** Marks to begin with, and when they were observed. */
  readonly marks: readonly number[];
  readonly time: number;
  /** A mark older than this, in milliseconds, is refused; a market quiet for longer is flagged. */
  readonly maxMarkAgeMs: number;
  /** Units, long or short, of the largest position of each market; 1e150 unless told. Larger ones, and marks beside which they are no numbers, are refused. */
  readonly largestQuantities?: readonly number[];
  /** Looks at every pool at every update instead of keeping an index: slow, and the same events. */
  readonly looksAtAll?: boolean;
}

/** Everything that changes at once: pools are looked at after all of it is in. */
export interface MarkUpdate {
  /** Above that of the update before: an update that was seen already changes nothing. */
  readonly sequence: number;
  /** Milliseconds of the stream's own clock. */
  readonly time: number;
  readonly marks: readonly MarkObservation[];
  /** What a unit long has paid in each of these markets since the monitor began; negative where it received. */
  readonly fundingPaid?: readonly { readonly market: number; readonly amount: number }[];
}

export interface MonitorAnswer {
  readonly sequence: number;
  /** The update, or a later one, was seen before; nothing happened. */
  readonly isRepeat: boolean;
  /** In the order of a liquidation queue: the riskiest pool first, alike ones by number. */
  readonly events: readonly MarginEvent[];
  readonly flags: readonly MarkFlag[];
  /** How many times a pool was looked at. */
  readonly looks: number;
}

/** Watches margin pools while marks come in. Pools are numbered in the order they are opened. */
export interface MarginMonitor extends PoolChanges {
  update(update: MarkUpdate): MonitorAnswer;
  /** Bytes of the columns and indices. */
  byteLength(): number;
}

/**
 * A margin monitor over markets with marginal tiers. Events are those of looking at every pool at every update, found by
 * sorted thresholds where a pool has one position and by safe radii where it has several; the same stream gives the same
 * bytes. A position above the last tier is judged by the last tier's line. Refuses factors out of order, a warning factor at
 * which requirements grow faster than notional, and marks that are none.
 */
export function marginMonitor(setting: MonitorSetting): MarginMonitor | Refusal {
  const refusal = refuseSetting(setting);
  if (refusal) return refusal;
  const marks = Float64Array.from(setting.marks);
  const judge = openJudge(setting, setting.tiers, marks);
  const index = setting.looksAtAll === true ? watchEverybody(judge.pools) : watchIndex(judge);
  const largest = largestOf(setting);
  const board = markBoard(marks, setting.time, { maxAgeMs: setting.maxMarkAgeMs, largestMarks: largest });
  let lastSequence = Number.NEGATIVE_INFINITY;
  return {
    update({ sequence, time, marks: observations, fundingPaid = [] }) {
      if (!(sequence > lastSequence)) return { sequence, isRepeat: true, events: [], flags: [], looks: 0 };
      lastSequence = sequence;
      const marksBefore = marks.slice();
      const flags = takeMarks(board, observations, time);
      const hasFundingMoved = revalue(judge, fundingPaid, largest);
      const events: MarginEvent[] = [];
      const looks = index.look({ marksBefore, hasFundingMoved }, (pool) => {
        const event = judgePool(judge, pool, sequence);
        if (event) events.push(event);
      });
      return { sequence, isRepeat: false, events: inQueueOrder(events), flags, looks };
    },
    ...poolChanges(judge, index, largest),
    byteLength: () => bytesOfPools(judge.pools) + index.byteLength(),
  };
}

function largestOf({ largestQuantities, tiers }: MonitorSetting): Float64Array {
  return largestQuantities ? largestMarks(largestQuantities) : usualLargestMarks(tiers.length);
}

/** Takes in funding and values every market anew; whether funding moved any of them. */
function revalue(
  { prices: { marks, values, fundingPaid }, valuesBefore }: Judge,
  funding: NonNullable<MarkUpdate['fundingPaid']>,
  largest: Float64Array,
): boolean {
  valuesBefore.set(values);
  let hasMoved = false;
  for (const { market, amount } of funding) {
    if (!(Math.abs(amount) <= (largest[market] ?? -1)) || fundingPaid[market] === amount) continue;
    fundingPaid[market] = amount;
    hasMoved = true;
  }
  for (let market = 0; market < marks.length; market++)
    values[market] = (marks[market] ?? 0) - (fundingPaid[market] ?? 0);
  return hasMoved;
}

function refuseSetting(setting: MonitorSetting): Refusal | null {
  const { tiers, marks, time, maxMarkAgeMs, warningFactor, callFactor } = setting;
  if (tiers.length === 0 || tiers.length > 65_535 || marks.length !== tiers.length)
    return refuse(
      'BAD_PARAMETER',
      `There are ${tiers.length} markets and ${marks.length} marks; 1 to 65,535 of both are expected.`,
      'marks',
    );
  const steepest = Math.max(...tiers.flatMap(({ maintenanceRatio }) => [...maintenanceRatio]));
  const refusal = refuseOutOfRange(
    { time, maxMarkAgeMs, callFactor, warningFactor },
    {
      time: {},
      maxMarkAgeMs: { above: 0 },
      callFactor: { atLeast: 1 },
      warningFactor: { atLeast: callFactor, ...(steepest > 0 ? { below: 1 / steepest } : {}) },
    },
  );
  if (refusal) return refusal;
  const largest = largestOf(setting);
  const row = marks.findIndex((mark, market) => !(mark > 0 && mark <= (largest[market] ?? 0)));
  if (row < 0) return null;
  const message = `The mark of market ${row} is ${marks[row]}; a number above 0 and at most ${largest[row]} is expected.`;
  return refuse('BAD_PARAMETER', message, 'marks', String(row));
}
