import type { Column } from '@faultline/network';
import { compensatedSum } from '../numeric/compensated-sum.ts';
import type { SparseRows } from '../numeric/sparse-rows.ts';
import { claimsOnFailed, failureCascade } from './minimal-cascade.ts';
import { requireAmounts } from './minimal-clearing.ts';
import type { ScaledShock } from './reverse-stress.ts';

/** Claims between institutions (rows of creditors, columns of debtors) and what each can lose, in one unit. */
export interface CapitalNetwork {
  readonly claims: SparseRows;
  /** One per institution. Below 0: failed before any shock. NaN: a sink, which neither loses nor passes on. */
  readonly capital: Column;
}

/**
 * The threshold cascade after everybody has lost `lossPerScale` times the scale, with nothing recovered and the strict
 * rule. The loss of each, shock included, is capped at its capital. `lossPerScale` has one amount of at least 0 per
 * institution. Throws RangeError for amounts that are missing, infinite or negative.
 */
export function scaledCascade({ claims, capital }: CapitalNetwork, lossPerScale: Column, mostScale = 1): ScaledShock {
  requireAmounts('losses', lossPerScale, claims.count);
  const cascade = failureCascade(claims);
  const own = Float64Array.from(capital);
  const bearableAt = (scale: number) => own.map((amount, row) => amount - scale * (lossPerScale[row] ?? 0));
  return {
    mostScale,
    regimeAt(scale) {
      const bearable = bearableAt(scale);
      const failed = cascade(bearable, new Uint8Array(claims.count));
      const lost = claimsOnFailed(claims, failed);
      const losses = own.map((amount, row) =>
        amount > 0 ? Math.min(amount, scale * (lossPerScale[row] ?? 0) + (lost[row] ?? 0)) : 0,
      );
      return {
        failed,
        lossAmount: compensatedSum(losses),
        marginAt: (other) => bearableAt(other).map((amount, row) => amount - (lost[row] ?? 0)),
      };
    },
  };
}
