import { refuseOutOfRange, refuseOverflow } from '../check-ranges.ts';
import { type Refusal, refuse } from '../problems.ts';

/** A short whose collateral and profit are in the base asset: a contract of fixed value in quote currency. */
export interface InverseShort {
  readonly entryPrice: number;
  /** Notional over collateral at the entry price. */
  readonly leverage: number;
  /** Maintenance margin over notional, both at the entry price. */
  readonly maintenanceRatio: number;
}

/**
 * The price at which an isolated inverse short is liquidated: e L / (L - 1 + L m), where collateral 1 / (e L) and profit
 * 1 / p - 1 / e per unit of notional come to m / e. From 10101, issue 2419. Null where no price is high enough.
 * AT_OPEN where maintenance margin is at least the collateral; BAD_PARAMETER for a price or leverage of 0 or less and a
 * ratio below 0.
 */
export function inverseShortLiquidation(
  position: InverseShort,
): { readonly liquidationPrice: number | null } | Refusal {
  const { entryPrice, leverage, maintenanceRatio } = position;
  const refusal = refuseOutOfRange(
    { entryPrice, leverage, maintenanceRatio },
    { entryPrice: { above: 0 }, leverage: { above: 0 }, maintenanceRatio: { atLeast: 0 } },
  );
  if (refusal) return refusal;
  if (leverage * maintenanceRatio >= 1)
    return refuse(
      'AT_OPEN',
      `At ${leverage} times leverage and a maintenance ratio of ${maintenanceRatio} the position is liquidated when it is opened. Use leverage below ${1 / maintenanceRatio}.`,
      'leverage',
    );
  const owedShare = leverage - 1 + leverage * maintenanceRatio;
  const liquidationPrice = owedShare > 0 ? (entryPrice * leverage) / owedShare : null;
  return refuseOverflow({ liquidationPrice }) ?? { liquidationPrice };
}
