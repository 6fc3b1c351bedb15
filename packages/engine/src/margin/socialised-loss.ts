import { refuseOutOfRange } from '../check-ranges.ts';
import { type Refusal, refuse } from '../problems.ts';

export interface SocialisedLoss {
  /** Charged on each unit of open interest, long or short, in quote currency. */
  readonly lossPerUnitAmount: number;
  readonly chargedToLongsAmount: number;
  readonly chargedToShortsAmount: number;
}

/**
 * A loss nobody is left to bear, shared by all who hold a position in the market, in proportion to quantity and whatever
 * their side; the two charges add up to the loss. From Drift protocol-v2, math/liquidation.rs,
 * calculate_funding_rate_deltas_to_resolve_bankruptcy, without its rounding to six decimals.
 * NO_OPEN_INTEREST where there is no position, whatever the loss; BAD_PARAMETER for numbers below 0.
 */
export function socialisedLoss(
  lossAmount: number,
  { longQuantity, shortQuantity }: { readonly longQuantity: number; readonly shortQuantity: number },
): SocialisedLoss | Refusal {
  const refusal = refuseOutOfRange(
    { longQuantity, shortQuantity },
    { longQuantity: { atLeast: 0 }, shortQuantity: { atLeast: 0 } },
  );
  if (refusal) return refusal;
  const quantity = longQuantity + shortQuantity;
  if (quantity === 0)
    return refuse(
      'NO_OPEN_INTEREST',
      'Nobody holds a position, so that nobody can bear a share of the loss. Leave it to the insurance fund.',
      'longQuantity',
    );
  const badLoss = refuseOutOfRange({ lossAmount }, { lossAmount: { atLeast: 0 } });
  if (badLoss) return badLoss;
  const lossPerUnitAmount = lossAmount / quantity;
  if (!Number.isFinite(quantity) || !Number.isFinite(lossPerUnitAmount))
    return refuse('NUMERIC_OVERFLOW', 'The loss per unit is too large to be represented.', 'lossAmount');
  return {
    lossPerUnitAmount,
    chargedToLongsAmount: lossPerUnitAmount * longQuantity,
    chargedToShortsAmount: lossPerUnitAmount * shortQuantity,
  };
}
