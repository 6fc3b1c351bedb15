import { laneHistory } from './lane-history.ts';
import type { LaneKernel } from './lane-kernel.ts';
import { type Lane, type LaneGoal, newLane, stepOf } from './lane-step.ts';

// How the lanes of a kernel come to the solution of h = min(1, base + W h), each on its own.
//
// On the rows a positive base reaches there is one solution only. For let x and y be two, and t < 1 the largest number
// with x >= t y. Since T(t y) >= t T(y) for the capped map T, with more where the base is positive, x > t y there; and
// where a debtor's x exceeds its t y, so does the creditor's: it is 1 > t y, or a sum one term of which is larger. So
// x > t y on all rows reached, and t was not the largest. Plain sweeps lead to that solution from any start in [0, 1]
// that is 0 on all other rows: the orbit lies between the rising one from 0 and the falling one from 1.
//
// So a lane may jump wherever it likes within these bounds. A jump can cost time; it cannot lead to another answer, above
// spectral radius 1 neither. Beyond the bounds it can: the linear system has a solution with negative entries there, and
// that is where an unguarded jump ends.

/** Shocks to be solved one after the other in as many lanes as there are. */
export interface Shocks extends LaneGoal {
  /**
   * Writes the next shock into a lane: its base, and a start in [0, 1] that is 0 on rows not reached. `clear` tells that
   * all values of the lane are 0 already. False: no more shocks.
   */
  load(lane: number, clear: boolean): boolean;
  /** Told once per shock, while its values are in the kernel; `sweeps` is null where the lane did not settle. */
  onEnd(lane: number, sweeps: number | null): void;
  /** Where positive values are lifted to when losses grow from sweep to sweep, one entry per row; null: to 1. */
  readonly ceiling: Float64Array | null;
}

/** Solves all shocks; a lane that is done takes the next one while the others go on. */
export function settleLanes(kernel: LaneKernel, shocks: Shocks): void {
  const history = laneHistory(kernel);
  const start = (lane: number, clear: boolean): Lane[] => {
    history.forget(lane, 'ALL');
    history.keepNewest(lane);
    return shocks.load(lane, clear) ? [newLane(lane)] : [];
  };
  let active = Array.from({ length: kernel.lanes }, (_, lane) => start(lane, false)).flat();
  for (let step = 0; active.length > 0; step++) {
    kernel.sweep(step);
    const next = new Map(active.map((state) => [state, stepOf(kernel, state, { held: shocks, history, step })]));
    const ended = (state: Lane) => next.get(state) === 'SETTLED' || next.get(state) === 'GIVEN_UP';
    for (const state of active) {
      state.jumped = next.get(state) === 'JUMP';
      if (!state.jumped) history.keepNewest(state.lane);
      if (!ended(state)) continue;
      shocks.onEnd(state.lane, next.get(state) === 'SETTLED' ? state.sweeps : null);
      history.mixNothing(state.lane);
    }
    const mixing = active.some(({ jumped }) => jumped);
    if (mixing) kernel.mix(step);
    // After the mixture, which writes the values of every lane.
    for (const state of active) if (next.get(state) === 'LIFT') lift(kernel, state.lane, shocks.ceiling);
    active = active.flatMap((state) => (ended(state) ? start(state.lane, mixing) : [state]));
  }
}

/** Leaves the solution for one shock in a kernel of one lane; answers the sweeps it took, null where it did not settle. */
export function settleOne(
  kernel: LaneKernel,
  { base, start, goal }: { readonly base: Float64Array; readonly start: Float64Array; readonly goal: number },
): number | null {
  let loaded = false;
  let taken: number | null = null;
  settleLanes(kernel, {
    load() {
      if (loaded) return false;
      loaded = true;
      kernel.base.set(base);
      kernel.values.set(start);
      return true;
    },
    onEnd(_, sweeps) {
      taken = sweeps;
    },
    goal,
    proven: false,
    ceiling: null,
    liftAfter: null,
  });
  return taken;
}

/** Supposes the worst of every bank the shock has reached so far: losses that grow would get there, in more sweeps. */
function lift({ count, lanes, values }: LaneKernel, lane: number, ceiling: Float64Array | null): void {
  for (let row = 0; row < count; row++) {
    const at = row * lanes + lane;
    const value = values[at] ?? 0;
    if (value > 0) values[at] = Math.max(value, ceiling?.[row] ?? 1);
  }
}
