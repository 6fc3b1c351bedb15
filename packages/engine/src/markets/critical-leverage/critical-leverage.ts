import { refuseOutOfRange } from '../../check-ranges.ts';
import type { Refusal } from '../../problems.ts';

export type SaleImpactLaw = 'SQUARE_ROOT' | 'LINEAR';

export interface LeveragedPosition {
  /** Assets over equity at the price before the sale, above 0. */
  readonly leverage: number;
  /** I, the share by which the price falls once the whole position is sold, 0 to 1; under the square-root law Y sigma sqrt(Q/V). */
  readonly fullSaleImpactRatio: number;
  readonly law: SaleImpactLaw;
}

export interface CriticalLeverage {
  /** Leverage at and above which selling everything leaves nothing; null where selling moves the price by nothing, or by so little that no number is as large. */
  readonly criticalLeverage: number | null;
  /** Equity is left after everything is sold. */
  readonly survives: boolean;
  /** Share sold at which equity is used up; null where the position survives. */
  readonly insolventAtSoldShare: number | null;
  /** Equity after everything is sold, per unit of assets before. */
  readonly equityAfterSaleRatio: number;
  /** What the sale loses to its own impact, per unit of assets before: equity valued for liquidation is less by so much. */
  readonly saleDiscountRatio: number;
  /** Leverage of what is left when these shares are sold; null where no equity is left. */
  readonly leveragePath: readonly { readonly soldShare: number; readonly leverage: number | null }[];
}

const PATH_SHARES = [0, 0.1, 0.25, 0.5, 0.75, 0.9];

/**
 * Whether a position survives its own liquidation. Caccioli, Bouchaud and Farmer, "A proposal for impact-adjusted
 * valuation", arXiv 1204.0922: with the price at 1 - I sqrt(x) after a share x is sold, equity per unit of assets is
 * E(x) = 1/L - I sqrt(x) + I x^1.5 / 3, so L_c = 3/(2 I); with 1 - I x it is 1/L - I x + I x^2 / 2, so L_c = 2/I.
 * Refuses leverage of 0 or less, and an impact outside [0, 1]: no price falls by more than all of it.
 */
export function criticalLeverage(position: LeveragedPosition): CriticalLeverage | Refusal {
  const { leverage, fullSaleImpactRatio, law } = position;
  const refusal = refuseOutOfRange(
    { leverage, fullSaleImpactRatio },
    { leverage: { above: 0 }, fullSaleImpactRatio: { atLeast: 0, atMost: 1 } },
  );
  if (refusal) return refusal;
  const found = (law === 'LINEAR' ? 2 : 1.5) / fullSaleImpactRatio;
  // Not by the equity that is left: at the critical leverage rounding would decide.
  const survives = leverage < found;
  return {
    criticalLeverage: Number.isFinite(found) ? found : null,
    survives,
    insolventAtSoldShare: survives ? null : insolventShare(found / leverage, law),
    equityAfterSaleRatio: equityWhenSold(position, 1),
    saleDiscountRatio: law === 'LINEAR' ? fullSaleImpactRatio / 2 : (2 * fullSaleImpactRatio) / 3,
    leveragePath: PATH_SHARES.map((soldShare) => ({ soldShare, leverage: leverageWhenSold(position, soldShare) })),
  };
}

/** Leverage of what is left after a share is sold, 0 to 1; null where no equity is left. */
export function leverageWhenSold(position: LeveragedPosition, soldShare: number): number | null {
  const equity = equityWhenSold(position, soldShare);
  return equity > 0 ? ((1 - soldShare) * priceWhenSold(position, soldShare)) / equity : null;
}

function priceWhenSold({ fullSaleImpactRatio, law }: LeveragedPosition, share: number): number {
  return 1 - fullSaleImpactRatio * (law === 'LINEAR' ? share : Math.sqrt(share));
}

function equityWhenSold({ leverage, fullSaleImpactRatio: impact, law }: LeveragedPosition, share: number): number {
  if (law === 'LINEAR') return 1 / leverage - impact * share + (impact * share * share) / 2;
  const root = Math.sqrt(share);
  return 1 / leverage - impact * root + (impact * root * share) / 3;
}

/**
 * The first share at which equity is 0, critical leverage over leverage being a, 0 to 1. LINEAR: x^2 - 2 x + a = 0.
 * SQUARE_ROOT: with x = u^2, u^3 - 3 u + 2 a = 0, and u = 2 sin(t) makes that sin(3 t) = a.
 */
function insolventShare(a: number, law: SaleImpactLaw): number {
  if (law === 'LINEAR') return a / (1 + Math.sqrt(1 - a));
  return Math.min(1, (2 * Math.sin(Math.asin(a) / 3)) ** 2);
}
