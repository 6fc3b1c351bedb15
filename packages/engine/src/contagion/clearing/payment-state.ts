import { weightedSum } from '../../numeric/sparse-rows.ts';
import { fallsShort, type PaymentRule } from './payment-rule.ts';

/** Payments on their way down from paying in full. They never lie below the greatest clearing vector, rounding apart. */
export interface PaymentState {
  readonly rule: PaymentRule;
  readonly payments: Float64Array;
  /** The slack each has left: PaymentRule.slack less what it goes without as payments fall. One array, read and written at random. */
  readonly slackLeft: Float64Array;
  readonly isInDefault: Uint8Array;
  /** Rows in default, in the order they were found. */
  readonly defaulters: number[];
  /** Rows whose slack is used up: tested again at the end of a round. */
  readonly watched: number[];
  readonly isWatched: Uint8Array;
  readonly isQueued: Uint8Array;
  /** Creditors that a fall in payments has just reached; whoever sets a payment takes them from here. */
  readonly reached: number[];
  /** Whether some fall was too small to be passed on since the payments last solved their equations. */
  hasCrumbs: boolean;
  /** Whether a default found on the way takes effect at once, or waits for the next round of fictitious default. */
  readonly rounds: Rounds;
}

export type Rounds = 'APART' | 'MERGED';

/** Below this share of what the slack was reckoned from, the difference has too few digits and the sum is taken anew. */
const FALLEN_FAR = 1e-3;

/** Memory that many solutions of systems of one size can share, one after the other; no answer points into it. */
export type Workspace = Pick<PaymentState, 'slackLeft' | 'isWatched' | 'isQueued'>;

export function workspaceFor(count: number): Workspace {
  return { slackLeft: new Float64Array(count), isWatched: new Uint8Array(count), isQueued: new Uint8Array(count) };
}

export function payingInFull(rule: PaymentRule, rounds: Rounds, workspace: Workspace): PaymentState {
  const { owed } = rule.network;
  workspace.slackLeft.set(rule.slack);
  workspace.isWatched.fill(0);
  workspace.isQueued.fill(0);
  return {
    ...workspace,
    rule,
    payments: new Float64Array(owed),
    isInDefault: new Uint8Array(owed.length),
    defaulters: [],
    watched: [],
    reached: [],
    hasCrumbs: false,
    rounds,
  };
}

/** Rows that fall short even when all pay in full, ascending. */
export function shortInFull(state: PaymentState): Uint32Array {
  const { rule, slackLeft } = state;
  for (let row = 0; row < slackLeft.length; row++) if ((slackLeft[row] ?? 0) < 0) watch(state, row);
  const { receivedInFull } = rule.network;
  return Uint32Array.from(state.watched.filter((row) => fallsShort(rule, row, receivedInFull[row] ?? 0)));
}

/** What a row receives, fit to compute its payment from. */
export function receivedBy({ rule, slackLeft, payments }: PaymentState, row: number): number {
  const inFull = rule.network.receivedInFull[row] ?? 0;
  const slack = rule.slack[row] ?? 0;
  const received = inFull - (slack - (slackLeft[row] ?? 0));
  if (received >= FALLEN_FAR * (inFull + Math.abs(slack))) return received;
  return weightedSum(rule.network.byCreditor, row, payments);
}

/** Sets what a row pays, and lists in `reached` each creditor that has used up its slack, those in default among them. */
export function setPayment(state: PaymentState, row: number, payment: number): void {
  const { starts, columns, weights } = state.rule.network.byDebtor;
  const { slackLeft, reached } = state;
  const fall = (state.payments[row] ?? 0) - payment;
  state.payments[row] = payment;
  const end = starts[row + 1] ?? 0;
  for (let position = starts[row] ?? 0; position < end; position++) {
    const creditor = columns[position] ?? 0;
    const left = (slackLeft[creditor] ?? 0) - fall * (weights[position] ?? 0);
    slackLeft[creditor] = left;
    if (left < 0) reached.push(creditor);
  }
}

export function watch({ watched, isWatched }: PaymentState, row: number): void {
  if (isWatched[row] === 1) return;
  isWatched[row] = 1;
  watched.push(row);
}

export function enterDefault({ isInDefault, defaulters }: PaymentState, row: number): void {
  isInDefault[row] = 1;
  defaulters.push(row);
}

/** Whether a row falls short on what it receives now, summed anew. */
export function fallsShortNow({ rule, payments }: PaymentState, row: number): boolean {
  return fallsShort(rule, row, weightedSum(rule.network.byCreditor, row, payments));
}

/** Watched rows that fall short now and are not in default yet, ascending. */
export function newlyShort(state: PaymentState): Uint32Array {
  const { watched, isInDefault } = state;
  return Uint32Array.from(watched.filter((row) => isInDefault[row] === 0 && fallsShortNow(state, row))).sort();
}
