import type { LaneHistory } from './lane-history.ts';
import type { LaneKernel } from './lane-kernel.ts';

// What a lane does between two sweeps. Nothing here can make an answer wrong (`settle-lanes.ts` says why), only late.

/** What a lane is held to. */
export interface LaneGoal {
  /** A lane is settled when no value moves by more. */
  readonly goal: number;
  /** True where a small move proves a small error; else a lane must also hold still in proportion to each value. */
  readonly proven: boolean;
  /** Lift after so many sweeps, without waiting for losses to grow; null: wait. */
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
export const ROUNDING = 4e-15;
const STALLED_SWEEPS = 4;

/** What is known of a lane between two sweeps. */
export interface Lane {
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

export type LaneStep = 'SETTLED' | 'GIVEN_UP' | 'STAY' | 'JUMP' | 'LIFT';

export function newLane(lane: number): Lane {
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
  readonly held: LaneGoal;
  readonly history: LaneHistory;
  readonly step: number;
}

/** What a lane does after a sweep. A JUMP is in the kernel's mixture already. */
export function stepOf(kernel: LaneKernel, state: Lane, { held, history, step }: Sweep): LaneStep {
  const { lane } = state;
  const move = kernel.change[lane] ?? 0;
  const still = held.proven || kernel.moving[lane] === 0;
  history.remember(lane, step);
  state.sweeps++;
  if (isSettled(state, move, held.goal) && still) return 'SETTLED';
  if (state.sweeps === MOST_SWEEPS) return 'GIVEN_UP';
  const growing = move > state.before * (state.jumped ? MOST_GROWTH : 1);
  state.before = move;
  const suspect = state.sweeps === held.liftAfter || (growing && !state.jumped) || gainsNothing(state, move);
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
