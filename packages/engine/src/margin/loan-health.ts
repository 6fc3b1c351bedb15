import { refuseOutOfRange } from '../check-ranges.ts';
import type { Refusal } from '../problems.ts';

/** Above this health a liquidator may cover half of the debt, at or below it all. */
const HALF_CLOSE_HEALTH = 0.95;
/** A loan against one collateral asset, as Aave v3 keeps it. */
export interface CollateralLoan {
  readonly collateralQuantity: number;
  /** Of a unit of collateral, in the currency of the debt. */
  readonly price: number;
  /** Share of the collateral's value up to which debt is safe, 0 to 1. */
  readonly liquidationThresholdRatio: number;
  /** What a liquidator receives per unit of debt it covers: 1 and its bonus. */
  readonly bonusFactor: number;
  readonly debtAmount: number;
}

export interface LoanHealth {
  /** Value of collateral up to the threshold, over debt; null without debt. */
  readonly healthFactor: number | null;
  readonly isLiquidatable: boolean;
  /** What one liquidation does; null where there may be none. */
  readonly liquidation: LoanLiquidation | null;
}

export interface LoanLiquidation {
  /** Share of the debt that may be covered at once. */
  readonly closeFactor: number;
  readonly coveredAmount: number;
  readonly seizedQuantity: number;
  /** Null where no debt is left. */
  readonly healthFactorAfter: number | null;
  /** Debt that is left without collateral. */
  readonly badDebtAmount: number;
  /** The loan is less healthy than before: its health was below bonus times threshold, and each liquidation makes the next worse. */
  readonly worsensHealth: boolean;
}

/**
 * Health of a loan and what the largest permitted liquidation does to it. Aave v3, LiquidationLogic.sol: liquidatable with
 * a health factor below 1; half of the debt while it is above 0.95 (CLOSE_FACTOR_HF_THRESHOLD), else all. What is covered
 * is paid in collateral with the bonus, up to what there is. Refuses numbers out of range.
 */
export function loanHealth(loan: CollateralLoan): LoanHealth | Refusal {
  const refusal = refuseOutOfRange(
    { ...loan },
    {
      collateralQuantity: { atLeast: 0 },
      price: { above: 0 },
      liquidationThresholdRatio: { atLeast: 0, atMost: 1 },
      bonusFactor: { atLeast: 1 },
      debtAmount: { atLeast: 0 },
    },
  );
  if (refusal) return refusal;
  const healthFactor = healthOf(loan);
  const isLiquidatable = healthFactor !== null && healthFactor < 1;
  return { healthFactor, isLiquidatable, liquidation: isLiquidatable ? liquidate(loan, healthFactor) : null };
}

function healthOf({ collateralQuantity, price, liquidationThresholdRatio, debtAmount }: CollateralLoan): number | null {
  return debtAmount > 0 ? (collateralQuantity * price * liquidationThresholdRatio) / debtAmount : null;
}

function liquidate(loan: CollateralLoan, healthFactor: number): LoanLiquidation {
  const { collateralQuantity, price, bonusFactor, debtAmount } = loan;
  const closeFactor = healthFactor > HALF_CLOSE_HEALTH ? 0.5 : 1;
  const wantedQuantity = (closeFactor * debtAmount * bonusFactor) / price;
  const isShort = wantedQuantity > collateralQuantity;
  const seizedQuantity = isShort ? collateralQuantity : wantedQuantity;
  const coveredAmount = isShort ? (collateralQuantity * price) / bonusFactor : closeFactor * debtAmount;
  const left = {
    ...loan,
    collateralQuantity: collateralQuantity - seizedQuantity,
    debtAmount: debtAmount - coveredAmount,
  };
  const healthFactorAfter = healthOf(left);
  return {
    closeFactor,
    coveredAmount,
    seizedQuantity,
    healthFactorAfter,
    badDebtAmount: left.collateralQuantity > 0 ? 0 : left.debtAmount,
    worsensHealth: healthFactorAfter !== null && healthFactorAfter < healthFactor,
  };
}
