import { weightedSum } from '../../numeric/sparse-rows.ts';
import { estatePayment, fallsShort } from './payment-rule.ts';
import { enterDefault, fallsShortNow, type PaymentState, receivedBy, setPayment, watch } from './payment-state.ts';

/** A fall below this share of a payment is not passed on: a crumb, noted in the state. */
const SMALLEST_PUSH = 1e-13;
/** Waves and sweeps; what is not settled by then converges slowly and is left to the linear solution. */
const MOST_WAVES = 64;
/** Above this share of institutions, sweeps along the rows are faster than pushes across them. */
const SWEEP_FROM = 0.2;

/**
 * Passes on shortfalls, starting from the rows in `first`: only creditors of somebody whose payment fell are looked at.
 * Answers whether nothing was left to pass on.
 */
export function pushShortfalls(state: PaymentState, first: ArrayLike<number>): boolean {
  const mostPushed = SWEEP_FROM * state.payments.length;
  let active = first;
  queue(state, active, 1);
  for (let wave = 0; wave < MOST_WAVES && active.length > 0; wave++) {
    if (active.length <= mostPushed) {
      active = pushWave(state, active);
      continue;
    }
    queue(state, active, 0);
    while (wave < MOST_WAVES && sweep(state) > mostPushed) wave++;
    active = afterSweeps(state);
    queue(state, active, 1);
  }
  queue(state, active, 0);
  return active.length === 0;
}

function queue({ isQueued }: PaymentState, rows: ArrayLike<number>, mark: 0 | 1): void {
  for (let place = 0; place < rows.length; place++) isQueued[rows[place] ?? 0] = mark;
}

/** Lowers the payments of the active rows and answers the rows in default this reaches. */
function pushWave(state: PaymentState, active: ArrayLike<number>): number[] {
  const { rule, payments, isQueued } = state;
  const next: number[] = [];
  for (let place = 0; place < active.length; place++) {
    const row = active[place] ?? 0;
    isQueued[row] = 0;
    const before = payments[row] ?? 0;
    const payment = estatePayment(rule, row, receivedBy(state, row));
    if (!isWorthPushing(state, before, payment)) continue;
    setPayment(state, row, payment);
    takeReached(state, next);
  }
  return next;
}

function isWorthPushing(state: PaymentState, before: number, payment: number): boolean {
  const fall = before - payment;
  if (fall > SMALLEST_PUSH * before) return true;
  if (fall > 0) state.hasCrumbs = true;
  return false;
}

/** Queues the rows in default that a payment reached; where rounds are merged, those it brings into default too. */
function takeReached(state: PaymentState, next: number[]): void {
  const { isInDefault, isQueued, reached } = state;
  for (const creditor of reached) {
    if (isQueued[creditor] === 1) continue;
    if (isInDefault[creditor] === 0) {
      if (state.rounds === 'APART' || !fallsShortNow(state, creditor)) {
        watch(state, creditor);
        continue;
      }
      enterDefault(state, creditor);
    }
    isQueued[creditor] = 1;
    next.push(creditor);
  }
  reached.length = 0;
}

/** One Gauss-Seidel sweep over all rows, which leaves `slackLeft` behind. Answers how many payments fell. */
function sweep(state: PaymentState): number {
  const { rule, payments, isInDefault } = state;
  let fallen = 0;
  for (let row = 0; row < payments.length; row++) {
    if (isInDefault[row] === 0 && state.rounds === 'APART') continue;
    const received = weightedSum(rule.network.byCreditor, row, payments);
    if (isInDefault[row] === 0) {
      if (!fallsShort(rule, row, received)) continue;
      enterDefault(state, row);
    }
    const before = payments[row] ?? 0;
    const payment = estatePayment(rule, row, received);
    if (!isWorthPushing(state, before, payment)) continue;
    payments[row] = payment;
    fallen++;
  }
  return fallen;
}

/** Takes `slackLeft` anew after sweeps; answers the rows whose payments still have to fall. */
function afterSweeps(state: PaymentState): number[] {
  const { rule, payments, slackLeft, isInDefault } = state;
  const active: number[] = [];
  for (let row = 0; row < payments.length; row++) {
    const received = weightedSum(rule.network.byCreditor, row, payments);
    const left = (rule.slack[row] ?? 0) - ((rule.network.receivedInFull[row] ?? 0) - received);
    slackLeft[row] = left;
    if (left >= 0) continue;
    const before = payments[row] ?? 0;
    if (isInDefault[row] === 0) watch(state, row);
    else if (isWorthPushing(state, before, estatePayment(rule, row, received))) active.push(row);
  }
  return active;
}
