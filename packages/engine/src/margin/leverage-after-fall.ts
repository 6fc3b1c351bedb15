import { refuseOutOfRange, refuseOverflow } from '../check-ranges.ts';
import { type Refusal, refuse } from '../problems.ts';

/** Assets bought with borrowed money, as pension funds held gilts on repo in 2022. */
export interface FinancedHolding {
  readonly assetsAmount: number;
  readonly debtAmount: number;
  /** Fall of the price as a share of it; below 0 for a rise. */
  readonly fallRatio: number;
  /** Leverage a sale is to restore. */
  readonly targetLeverage: number;
}

export interface LeverageAfterFall {
  readonly capitalBeforeAmount: number;
  readonly leverageBefore: number;
  readonly assetsAfterAmount: number;
  /** Below 0 where the debt exceeds the assets. */
  readonly capitalAfterAmount: number;
  /** Null where no capital is left. */
  readonly leverageAfter: number | null;
  /** The fall that uses up all capital. */
  readonly fallToZeroCapitalRatio: number;
  /** Below 0 for a purchase; null where no capital is left and no sale restores any leverage. */
  readonly saleToTargetAmount: number | null;
}

/**
 * What a fall in price does to a holding financed by debt, and what has to be sold at the lower price to return to a target
 * leverage: assets - target x capital. Amounts in one currency.
 * BAD_DEBT where there is no capital before the fall; BAD_PARAMETER for assets of 0 or less, debt below 0, a fall above 1
 * and a target below 1.
 */
export function leverageAfterFall(holding: FinancedHolding): LeverageAfterFall | Refusal {
  const { assetsAmount, debtAmount, fallRatio, targetLeverage } = holding;
  const refusal = refuseOutOfRange(
    { assetsAmount, debtAmount, fallRatio, targetLeverage },
    {
      assetsAmount: { above: 0 },
      debtAmount: { atLeast: 0 },
      fallRatio: { atMost: 1 },
      targetLeverage: { atLeast: 1 },
    },
  );
  if (refusal) return refusal;
  const capitalBeforeAmount = assetsAmount - debtAmount;
  if (capitalBeforeAmount <= 0)
    return refuse(
      'BAD_DEBT',
      `A debt of ${debtAmount} leaves assets of ${assetsAmount} no capital to lose. State a smaller debt.`,
      'debtAmount',
    );
  const assetsAfterAmount = assetsAmount * (1 - fallRatio);
  const capitalAfterAmount = assetsAfterAmount - debtAmount;
  const hasCapital = capitalAfterAmount > 0;
  const after = {
    capitalBeforeAmount,
    leverageBefore: assetsAmount / capitalBeforeAmount,
    assetsAfterAmount,
    capitalAfterAmount,
    leverageAfter: hasCapital ? assetsAfterAmount / capitalAfterAmount : null,
    fallToZeroCapitalRatio: capitalBeforeAmount / assetsAmount,
    saleToTargetAmount: hasCapital ? assetsAfterAmount - targetLeverage * capitalAfterAmount : null,
  };
  return refuseOverflow(after) ?? after;
}
