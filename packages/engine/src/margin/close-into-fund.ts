import { refuseOutOfRange, refuseOverflow } from '../check-ranges.ts';
import { type Refusal, refuse } from '../problems.ts';

/** A position with collateral of its own, in one perpetual. */
export interface SignedPosition {
  /** Long above 0, short below. */
  readonly signedQuantity: number;
  readonly entryPrice: number;
  readonly collateralAmount: number;
}

export interface FundedClose {
  /** Equity at the mark: what is left, or below 0 what is missing. */
  readonly residualAmount: number;
  /** Out of the insurance fund; 0 where something is left, because that is the account's. */
  readonly fundDeltaAmount: number;
  /** Below 0 by what the fund cannot bear. */
  readonly fundAfterAmount: number;
  /** For auto-deleveraging or for all who trade; 0 where the fund suffices. */
  readonly uncoveredAmount: number;
  /** At which nothing would be left and nothing missing; null where no price above 0 does it. */
  readonly bankruptcyPrice: number | null;
}

/**
 * Closes a whole position at the mark and books what is missing to the insurance fund: the cases of FLOX's liquidation
 * engine and of Ethereal's documentation. Amounts in quote currency.
 * BAD_PARAMETER for a quantity of 0, prices of 0 or less, and collateral or a fund below 0.
 */
export function closeIntoFund(
  position: SignedPosition,
  { mark, fundAmount }: { readonly mark: number; readonly fundAmount: number },
): FundedClose | Refusal {
  const refusal =
    refusePosition(position) ??
    refuseOutOfRange({ mark, fundAmount }, { mark: { above: 0 }, fundAmount: { atLeast: 0 } });
  if (refusal) return refusal;
  const residualAmount = equityAtPrice(position, mark);
  const fundDeltaAmount = Math.min(0, residualAmount);
  const fundAfterAmount = fundAmount + fundDeltaAmount;
  const price = position.entryPrice - position.collateralAmount / position.signedQuantity;
  const bankruptcyPrice = price > 0 ? price : null;
  return (
    refuseOverflow({ residualAmount, fundAfterAmount, bankruptcyPrice }) ?? {
      residualAmount,
      fundDeltaAmount,
      fundAfterAmount,
      uncoveredAmount: Math.max(0, -fundAfterAmount),
      bankruptcyPrice,
    }
  );
}

export interface DeleveragedWinner {
  readonly equityAfterAmount: number;
  /** Against the mark. */
  readonly forgoneGainAmount: number;
}

/**
 * What a winner has and has given up once its whole position is closed against another's at that one's bankruptcy price.
 * Refuses positions as `closeIntoFund` does, and prices of 0 or less.
 */
export function deleverageWinner(
  winner: SignedPosition,
  { mark, bankruptcyPrice }: { readonly mark: number; readonly bankruptcyPrice: number },
): DeleveragedWinner | Refusal {
  const refusal =
    refusePosition(winner) ??
    refuseOutOfRange({ mark, bankruptcyPrice }, { mark: { above: 0 }, bankruptcyPrice: { above: 0 } });
  if (refusal) return refusal;
  const equityAfterAmount = equityAtPrice(winner, bankruptcyPrice);
  const forgoneGainAmount = winner.signedQuantity * (mark - bankruptcyPrice);
  return refuseOverflow({ equityAfterAmount, forgoneGainAmount }) ?? { equityAfterAmount, forgoneGainAmount };
}

function equityAtPrice({ signedQuantity, entryPrice, collateralAmount }: SignedPosition, price: number): number {
  return collateralAmount + signedQuantity * (price - entryPrice);
}

function refusePosition({ signedQuantity, entryPrice, collateralAmount }: SignedPosition): Refusal | null {
  if (signedQuantity === 0)
    return refuse('BAD_PARAMETER', 'The quantity is 0; a long above 0 or a short below is expected.', 'signedQuantity');
  return refuseOutOfRange(
    { signedQuantity, entryPrice, collateralAmount },
    { signedQuantity: {}, entryPrice: { above: 0 }, collateralAmount: { atLeast: 0 } },
  );
}
