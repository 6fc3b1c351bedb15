import type { MoneyLike } from '../state/format';

interface PaidTwice {
  readonly obligations: MoneyLike;
  readonly greatestPayment: MoneyLike;
  readonly leastPayment: MoneyLike;
}

/** Of what an institution itself owes: beside the largest obligation of all, all that a small one pays may be less. */
const SAME = 1e-9;

/** Whether everybody pays as much in the least clearing vector as in the greatest, to a billionth of what it owes. */
export function paidAlike(payments: readonly PaidTwice[]): boolean {
  return payments.every(
    ({ obligations, greatestPayment, leastPayment }) =>
      Number(greatestPayment.amount) - Number(leastPayment.amount) <= SAME * Number(obligations.amount),
  );
}
