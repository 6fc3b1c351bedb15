import type { Column } from '@faultline/network';
import { compensatedSum } from '../numeric/compensated-sum.ts';
import type { SparseRows } from '../numeric/sparse-rows.ts';
import { claimsOnFailed, failureCascade } from './minimal-cascade.ts';
import { requireAmounts, requireClaims, requireOneEach } from './require-amounts.ts';
import type { ShockResponse } from './reverse-stress.ts';

/** Claims between institutions (rows of creditors, columns of debtors) and what each can lose, in one unit. */
export interface CapitalNetwork {
  readonly claims: SparseRows;
  /** One per institution. Below 0: failed before any shock. NaN: a sink, which neither loses nor passes on. */
  readonly capital: Column;
}

/** Throws RangeError for a claim that is missing, infinite or negative, and where there is not one capital for each institution. */
export function requireCapital({ claims, capital }: CapitalNetwork): void {
  requireClaims(claims);
  requireOneEach('capitals', capital, claims.count);
}

/**
 * The threshold cascade after everybody has lost `unitLoss` times the severity, with nothing recovered and the strict
 * rule. The loss of each, shock included, is capped at its capital. `unitLoss` has one amount of at least 0 per
 * institution. Throws RangeError for amounts that are missing, infinite or negative.
 */
export function cascadeResponse(
  { claims, capital }: CapitalNetwork,
  unitLoss: Column,
  mostSeverity = 1,
): ShockResponse {
  requireCapital({ claims, capital });
  requireAmounts('losses', unitLoss, claims.count);
  const cascade = failureCascade(claims);
  const own = Float64Array.from(capital);
  const bearableAt = (severity: number) => own.map((amount, row) => amount - severity * (unitLoss[row] ?? 0));
  return {
    mostSeverity,
    regimeAt(severity) {
      const bearable = bearableAt(severity);
      const failed = cascade(bearable, new Uint8Array(claims.count));
      const lost = claimsOnFailed(claims, failed);
      const losses = own.map((amount, row) =>
        amount > 0 ? Math.min(amount, severity * (unitLoss[row] ?? 0) + (lost[row] ?? 0)) : 0,
      );
      return {
        failed,
        lossAmount: compensatedSum(losses),
        headroomAt: (other) => bearableAt(other).map((amount, row) => amount - (lost[row] ?? 0)),
      };
    },
  };
}
