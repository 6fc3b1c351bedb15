import { type LaneHistory, laneHistory } from './lane-history.ts';
import type { LaneKernel } from './lane-kernel.ts';

// How the lanes of a kernel come to the solution of h = min(1, base + W h), each on its own.
//
// On the rows a positive base reaches there is one solution only (the map is increasing and concave, and its image of 0
// is positive where the base is; Krasnoselskii 1964, theorem 6.3), and plain sweeps lead to it from any start in [0, 1]
// that is 0 on all other rows: the orbit lies between the rising one from 0 and the falling one from 1. So a lane may
// jump wherever it likes within these bounds. A jump can cost time; it cannot lead to another answer, above spectral
// radius 1 neither. Beyond the bounds it can: the linear system has a solution with negative entries there, and that is
// where an unguarded jump ends.

/** Shocks to be solved one after the other in as many lanes as there are. */
export interface Shocks {
  /** Writes the next shock into a lane: its base, and a start in [0, 1] that is 0 on rows not reached. False: no more. */
  load(lane: number): boolean;
  /** Told once per shock, while its values are in the kernel; `sweeps` is null where the lane did not settle. */
  onEnd(lane: number, sweeps: number | null): void;
  /** A lane is settled when no value moves by more. */
  readonly goal: number;
  /** True where a small move proves a small error; else a lane must also hold still in proportion to each value. */
  readonly proven: boolean;
  /** Where positive values are lifted to when losses grow from sweep to sweep, one entry per row; null: to 1. */
  readonly ceiling: Float64Array | null;
  /** Lift after so many sweeps already, without waiting for that; null: wait. */
  readonly liftAfter: number | null;
}

/** Sweeps until a lane gives up, and the caller has to find another way. */
export const MOST_SWEEPS = 200;
/** The first sweeps carry the shock to those it reaches; a mixture of them says nothing yet. */
const FIRST_SWEEPS = 2;
/** Plain sweeps after a jump that failed. */
const CALM_SWEEPS = 2;
/** A good jump may still move on by more than the sweep before it; by so many times more it failed. */
const MOST_GROWTH = 10;
const MOST_LIFTS = 2;
/** Sweeps in which the largest move must halve. */
const PATIENCE = 5;
/** Below this a lane that gets no better for a while is as good as sums of rounded products can be. */
const ROUNDING = 4e-15;
const STALLED_SWEEPS = 4;

/** What is known of a lane between two sweeps. */
interface Lane {
  readonly lane: number;
  sweeps: number;
  /** Largest move of the last sweep. */
  before: number;
  /** The smallest there has been, and sweeps since. */
  least: number;
  stalled: number;
  /** Whether the last sweep began where a jump ended. */
  jumped: boolean;
  /** Plain sweeps to come. */
  calm: number;
  /** The largest move when somebody last looked whether there is a gain, and sweeps until somebody looks again. */
  mark: number;
  patience: number;
  lifts: number;
}

type Step = 'SETTLED' | 'GIVEN_UP' | 'STAY' | 'JUMP' | 'LIFT';

/** Solves all shocks; a lane that is done takes the next one while the others go on. */
export function settleLanes(kernel: LaneKernel, shocks: Shocks): void {
  const history = laneHistory(kernel);
  const start = (lane: number): Lane[] => {
    history.forget(lane, 'ALL');
    history.keepNewest(lane);
    return shocks.load(lane) ? [newLane(lane)] : [];
  };
  let active = Array.from({ length: kernel.lanes }, (_, lane) => lane).flatMap(start);
  for (let step = 0; active.length > 0; step++) {
    kernel.sweep(step);
    const next = new Map(active.map((state) => [state, stepOf(kernel, state, { shocks, history, step })]));
    const ended = (state: Lane) => next.get(state) === 'SETTLED' || next.get(state) === 'GIVEN_UP';
    for (const state of active) {
      state.jumped = next.get(state) === 'JUMP';
      if (!state.jumped) history.keepNewest(state.lane);
      if (ended(state)) shocks.onEnd(state.lane, next.get(state) === 'SETTLED' ? state.sweeps : null);
    }
    if (active.some(({ jumped }) => jumped)) kernel.mix(step);
    // After the mixture, which writes the values of every lane.
    for (const state of active) if (next.get(state) === 'LIFT') lift(kernel, state.lane, shocks.ceiling);
    active = active.flatMap((state) => (ended(state) ? start(state.lane) : [state]));
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

function newLane(lane: number): Lane {
  const never = Number.POSITIVE_INFINITY;
  return {
    lane,
    sweeps: 0,
    before: never,
    least: never,
    stalled: 0,
    jumped: false,
    calm: FIRST_SWEEPS,
    mark: never,
    patience: PATIENCE,
    lifts: 0,
  };
}

interface Sweep {
  readonly shocks: Shocks;
  readonly history: LaneHistory;
  readonly step: number;
}

/** What a lane does after a sweep. A JUMP is in the kernel's mixture already. */
function stepOf(kernel: LaneKernel, state: Lane, { shocks, history, step }: Sweep): Step {
  const { lane } = state;
  const move = kernel.change[lane] ?? 0;
  const still = shocks.proven || kernel.moving[lane] === 0;
  history.remember(lane, step);
  state.sweeps++;
  if (isSettled(state, move, shocks.goal) && still) return 'SETTLED';
  if (state.sweeps === MOST_SWEEPS) return 'GIVEN_UP';
  const growing = move > state.before * (state.jumped ? MOST_GROWTH : 1);
  state.before = move;
  const suspect = state.sweeps === shocks.liftAfter || (growing && !state.jumped) || gainsNothing(state, move);
  if (suspect && mayLift(state, history)) return 'LIFT';
  if (growing) {
    state.calm = CALM_SWEEPS;
    history.forget(lane, 'OLDER');
  }
  if (state.calm > 0) {
    state.calm--;
    return 'STAY';
  }
  if (!history.chooseMixture(lane, step)) return 'STAY';
  // A mixture that goes back behind the sweep before looks for where growing losses came from.
  return (kernel.mixture[lane] ?? 0) < 0 && mayLift(state, history) ? 'LIFT' : 'JUMP';
}

function isSettled(state: Lane, move: number, goal: number): boolean {
  state.stalled = move < state.least ? 0 : state.stalled + 1;
  state.least = Math.min(state.least, move);
  return move <= goal || (move <= ROUNDING && state.stalled >= STALLED_SWEEPS);
}

/** Looks every few sweeps whether moves have become smaller: where losses grow, jumps go round and round instead. */
function gainsNothing(state: Lane, move: number): boolean {
  if (--state.patience > 0) return false;
  const gained = move <= state.mark / 2;
  state.mark = move;
  state.patience = PATIENCE;
  return !gained;
}

/** False where a lane was lifted often enough; else it starts anew. */
function mayLift(state: Lane, history: LaneHistory): boolean {
  if (state.lifts === MOST_LIFTS) return false;
  history.forget(state.lane, 'ALL');
  state.lifts++;
  state.calm = 1;
  state.before = Number.POSITIVE_INFINITY;
  state.mark = Number.POSITIVE_INFINITY;
  state.patience = PATIENCE;
  return true;
}

/** Supposes the worst of every bank the shock has reached so far: losses that grow would get there, in more sweeps. */
function lift({ count, lanes, values }: LaneKernel, lane: number, ceiling: Float64Array | null): void {
  for (let row = 0; row < count; row++) {
    const at = row * lanes + lane;
    const value = values[at] ?? 0;
    if (value > 0) values[at] = Math.max(value, ceiling?.[row] ?? 1);
  }
}
