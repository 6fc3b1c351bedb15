import type { Column } from '@faultline/network';
import { refuseOutOfRange } from '../check-ranges.ts';
import { compareProducts } from '../numeric/compare-products.ts';
import { type Refusal, refuse } from '../problems.ts';

/** What decides how close an account is to liquidation, in one currency. */
export interface AccountStanding {
  /** Equity: collateral plus profit or loss at the mark. */
  readonly netCollateralAmount: number;
  readonly maintenanceAmount: number;
}

/** `aMoreRisky` is 1 where a is the riskier of the two, -1 where b is, and 0 where neither. */
export interface RiskOrder {
  readonly aMoreRisky: 1 | -1 | 0;
}

/**
 * Which of two accounts is liquidated first: the one with more maintenance margin per unit of equity, compared without a
 * division so that equity of 0 or less needs no rule of its own. Ties: the larger maintenance margin, or the lower
 * equity where neither has any. Exact, so that it is a total order. From dYdX v4-chain, lib/margin/risk.go, Cmp.
 * BAD_PARAMETER for amounts that are not finite, and a maintenance margin below 0.
 */
export function riskOrder(a: AccountStanding, b: AccountStanding): RiskOrder | Refusal {
  return refuseStanding(a, 'a') ?? refuseStanding(b, 'b') ?? { aMoreRisky: compareRisk(a, b) };
}

/** Rows of accounts in the order of a liquidation queue, the riskiest first, ties by row. Refuses what `riskOrder` does. */
export function riskQueue(netCollateralAmount: Column, maintenanceAmount: Column): Uint32Array | Refusal {
  if (netCollateralAmount.length !== maintenanceAmount.length)
    return refuse(
      'BAD_PARAMETER',
      `There are ${netCollateralAmount.length} equities and ${maintenanceAmount.length} maintenance margins; one each per account is expected.`,
      'maintenanceAmount',
    );
  const standings = Array.from(maintenanceAmount, (maintenance, row) => ({
    netCollateralAmount: netCollateralAmount[row] ?? Number.NaN,
    maintenanceAmount: maintenance,
  }));
  for (const [row, standing] of standings.entries()) {
    const refusal = refuseStanding(standing, String(row));
    if (refusal) return refusal;
  }
  const queue = Uint32Array.from(standings, (_, row) => row);
  return queue.sort((left, right) => {
    const [a, b] = [standings[left], standings[right]];
    return a && b ? compareRisk(b, a) || left - right : 0;
  });
}

/** The same of finite amounts, unchecked: 1 where a is the riskier of the two, -1 where b is. */
export function compareRisk(a: AccountStanding, b: AccountStanding): 1 | -1 | 0 {
  const byRatio = compareProducts(
    [b.netCollateralAmount, a.maintenanceAmount],
    [a.netCollateralAmount, b.maintenanceAmount],
  );
  if (byRatio !== 0) return byRatio;
  const tie =
    a.maintenanceAmount === 0 && b.maintenanceAmount === 0
      ? b.netCollateralAmount - a.netCollateralAmount
      : a.maintenanceAmount - b.maintenanceAmount;
  return tie > 0 ? 1 : tie < 0 ? -1 : 0;
}

function refuseStanding({ netCollateralAmount, maintenanceAmount }: AccountStanding, at: string): Refusal | null {
  const refusal = refuseOutOfRange(
    { netCollateralAmount, maintenanceAmount },
    { netCollateralAmount: {}, maintenanceAmount: { atLeast: 0 } },
  );
  return refusal && { problem: { ...refusal.problem, path: [at, ...refusal.problem.path] } };
}
