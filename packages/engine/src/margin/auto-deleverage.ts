import { refuseOutOfRange } from '../check-ranges.ts';
import { compensatedSum } from '../numeric/compensated-sum.ts';
import { type Refusal, refuse } from '../problems.ts';
import { type DeleveragingOrder, deleveragedShares } from './deleveraging-order.ts';
import {
  type AccountKey,
  compareAccounts,
  type DeleveragingCandidate,
  type DeleveragingStanding,
  deleveragingQueue,
} from './deleveraging-queue.ts';

/** A position whose loss neither its collateral nor the insurance fund can bear. */
export interface OrphanedPosition {
  /** 1 long, -1 short. */
  readonly side: 1 | -1;
  readonly quantity: number;
  /** At which it is closed: its collateral is used up and nothing is missing. */
  readonly bankruptcyPrice: number;
}

export interface AutoDeleveragingInput {
  readonly orphaned: OrphanedPosition;
  readonly mark: number;
  readonly order: DeleveragingOrder;
  /** All of the opposite side. */
  readonly candidates: readonly DeleveragingCandidate[];
}

export interface AutoDeleveraging {
  /** In the order of the candidates. */
  readonly standings: readonly DeleveragingStanding[];
  /** In the order in which they are filled; nobody with nothing. */
  readonly fills: readonly {
    readonly account: AccountKey;
    readonly quantity: number;
    /** Given up against the mark; negative where the bankruptcy price is better than the mark. */
    readonly forgoneGainAmount: number;
  }[];
  /** Orphaned quantity that nobody was left to take. */
  readonly unfilledQuantity: number;
  /** Of all fills, and the deficit of the orphaned position at the mark that they cover: what one side loses the other gets. */
  readonly forgoneGainAmount: number;
  readonly coveredDeficitAmount: number;
}

/**
 * Closes an orphaned position against those on the other side at its bankruptcy price, by the venue's order, so that
 * nobody's money is made or lost. QUEUE fills whole positions until nothing is left; pro rata, everybody gives up the same
 * share, at most all. Quantities in units of base, amounts in quote currency.
 * Refuses what `deleveragingQueue` does, and a quantity or a bankruptcy price below 0.
 */
export function autoDeleverage(input: AutoDeleveragingInput): AutoDeleveraging | Refusal {
  const { orphaned, mark, order, candidates } = input;
  const { side, quantity, bankruptcyPrice } = orphaned;
  const refusal = refuseOutOfRange(
    { quantity, bankruptcyPrice },
    { quantity: { atLeast: 0 }, bankruptcyPrice: { atLeast: 0 } },
  );
  if (refusal) return refusal;
  const queued = deleveragingQueue(candidates, { liquidatedSide: side, mark });
  if ('problem' in queued) return queued;
  const takers = queued.standings.map(({ profitAmount, score }, row) => ({
    row,
    quantity: candidates[row]?.quantity ?? 0,
    profitAmount,
    score,
  }));
  const offeredQuantity = takers.reduce((sum, taker) => sum + taker.quantity, 0);
  if (!Number.isFinite(quantity * offeredQuantity)) return tooLarge();
  if (order === 'QUEUE') takers.sort((a, b) => compareAccounts(keyOf(candidates, a.row), keyOf(candidates, b.row)));
  const { taken, unfilledQuantity } = deleveragedShares(order, takers, quantity);
  const deficitPerUnitAmount = side * (bankruptcyPrice - mark);
  const fills = taken.map((share) => ({
    account: keyOf(candidates, share.row),
    quantity: share.quantity,
    forgoneGainAmount: share.quantity * deficitPerUnitAmount,
  }));
  const forgoneGainAmount = compensatedSum(fills.map((fill) => fill.forgoneGainAmount));
  const coveredDeficitAmount = (quantity - unfilledQuantity) * deficitPerUnitAmount;
  if (!Number.isFinite(forgoneGainAmount) || !Number.isFinite(coveredDeficitAmount)) return tooLarge();
  return { standings: queued.standings, fills, unfilledQuantity, forgoneGainAmount, coveredDeficitAmount };
}

function tooLarge(): Refusal {
  return refuse('NUMERIC_OVERFLOW', 'The quantities are too large to be multiplied; use a larger unit.', 'quantity');
}

function keyOf(candidates: readonly DeleveragingCandidate[], row: number): AccountKey {
  return candidates[row]?.account ?? row;
}
