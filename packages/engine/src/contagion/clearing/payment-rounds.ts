import type { Column } from '@faultline/network';
import type { SolvedRounds } from '../../define.ts';
import type { DistressNetwork } from '../distress-network.ts';
import { writeDownRounds } from '../write-down-rounds.ts';

/** How debts are settled round by round; columns of one entry per institution, in currency. */
export interface Settling {
  /** All an institution owes in the ranks whose claims lose. */
  readonly owed: Float64Array;
  /** What each pays when the others have paid this. */
  readonly next: (payments: Float64Array) => Float64Array;
  /** What is paid in the end. */
  readonly limit: Float64Array;
  readonly maxRounds: number;
}

/** Rounds of write-downs that follow from payments: at first all receive what they are owed. */
export function paymentRounds(
  network: DistressNetwork,
  shockRatio: Column,
  { owed, next, limit, maxRounds }: Settling,
): Pick<SolvedRounds, 'lossRatioByRound' | 'writeDownByRound'> {
  const unpaid = (payments: Float64Array) =>
    payments.map((payment, row) => ((owed[row] ?? 0) > 0 ? Math.max(0, 1 - payment / (owed[row] ?? 1)) : 0));
  return writeDownRounds(network, shockRatio, {
    first: unpaid(next(owed)),
    next: (writeDown) => unpaid(next(writeDown.map((share, row) => (1 - share) * (owed[row] ?? 0)))),
    limit: unpaid(limit),
    maxRounds,
  });
}

/** Amounts of institutions whose capital is stated; NaN for sinks. */
export function ofStated(capital: Float64Array, amounts: Float64Array): Float64Array {
  return amounts.map((amount, row) => (Number.isNaN(capital[row]) ? Number.NaN : amount));
}
