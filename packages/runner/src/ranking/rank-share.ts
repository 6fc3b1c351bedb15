import { type RankedSystem, scoreFailures, type UnorderedSums } from '@faultline/engine';
import { rowsAt } from '../kernels/placed-rows.ts';
import { openSharedLanes, type SharedLanes } from '../threads/shared-lanes.ts';
import { takePlace } from '../threads/shared-numbers.ts';

/** One thread's part in a ranking. What threads write to is shared memory; each score has one writer. */
export interface RankShare {
  readonly lanes: SharedLanes;
  readonly thread: number;
  readonly system: Omit<RankedSystem, 'leverage'>;
  /** How many of `system.rows` are taken. */
  readonly taken: Int32Array;
  /** One entry per institution. */
  readonly importance: Float64Array;
  /** Over the failures this thread solves. */
  readonly lossRatios: UnorderedSums;
}

/** Lets institutions fail until all are taken, each as soon as a lane is free. Which thread solves which changes no digit. */
export default function rankShare({ lanes, thread, system, taken, importance, lossRatios }: RankShare): void {
  const { rows } = system;
  const take = () => {
    const place = takePlace(taken, rows.length);
    return place === null ? null : (rows[place] ?? null);
  };
  const leverage = rowsAt(lanes.placed);
  scoreFailures({ ...system, leverage }, openSharedLanes(lanes, thread), { take, importance, lossRatios });
}
