import type { Column } from '@faultline/network';
import type { SparseRows } from '../../numeric/sparse-rows.ts';
import { OverflowError } from '../../overflow-error.ts';
import { refuseBadClaims } from '../claim-rows.ts';

/** Columns have one entry per institution, amounts in one currency and scale; NaN in any of them is a sink: it never runs short. */
export interface FundingNetwork {
  /** A_ij, the short-term unsecured claim of creditor i on debtor j: what i can recall and j would have to repay. */
  readonly claims: SparseRows;
  /** Cash, and what can be sold at once at no loss. */
  readonly liquidAssets: Column;
  /** Market value of the assets that can be pledged in repo. */
  readonly collateral: Column;
  /** Secured funding from outside the network that falls due now. */
  readonly shortTermFunding: Column;
}

export interface FundingShock {
  /** h: haircut that repo lenders ask of everybody, 0 to 1. */
  readonly repoHaircutRatio: number;
  /** Rows in distress, for whatever reason: creditors run on them, and they hoard from the start. */
  readonly distressed: readonly number[];
  /** Haircut that repo lenders ask of the distressed on top, 0 to 1. */
  readonly distressedHaircutRatio: number;
  /** w: share of their claims on the distressed that interbank creditors withdraw at once, 0 to 1. */
  readonly withdrawalRatio: number;
}

/** Liquidity before anybody in the network recalls or withdraws, and the sum of amounts it is the balance of. */
export interface Liquidity {
  readonly amount: Float64Array;
  readonly size: Float64Array;
}

/**
 * L_i + max(0, 1 - h - h_i) C_i - F_i: liquid assets and what collateral can be pledged for at today's haircut, h_i
 * being asked of the distressed alone, less the secured funding that falls due. NaN for sinks.
 */
export function liquidityBeforeRecalls(
  { liquidAssets, collateral, shortTermFunding }: FundingNetwork,
  shock: FundingShock,
  distressed: ReadonlySet<number>,
): Liquidity {
  const [amount, size] = [new Float64Array(liquidAssets.length), new Float64Array(liquidAssets.length)];
  for (let row = 0; row < liquidAssets.length; row++) {
    const ownHaircut = distressed.has(row) ? shock.distressedHaircutRatio : 0;
    const pledged = Math.max(0, 1 - shock.repoHaircutRatio - ownHaircut) * (collateral[row] ?? Number.NaN);
    const available = (liquidAssets[row] ?? Number.NaN) + pledged;
    amount[row] = available - (shortTermFunding[row] ?? Number.NaN);
    size[row] = available + (shortTermFunding[row] ?? Number.NaN);
  }
  return { amount, size };
}

/**
 * A balance within this share of the amounts in it is zero: exactly enough is enough, and decimal amounts that cancel
 * leave a few dozen roundings in binary.
 */
const EXACTLY_ENOUGH = 1e-14;

/** What is missing after these withdrawals; 0 where liquidity suffices, and for sinks. */
export function shortfallOf({ amount, size }: Liquidity, row: number, withdrawnAmount: number): number {
  const left = (amount[row] ?? Number.NaN) - withdrawnAmount;
  return left < -EXACTLY_ENOUGH * ((size[row] ?? 0) + withdrawnAmount) ? -left : 0;
}

/** Throws RangeError naming the row and the figure that cannot be. */
export function refuseBadFunding(network: FundingNetwork, shock: FundingShock, recallRatio: number): void {
  refuseBadClaims(network.claims);
  const { count } = network.claims;
  for (const name of ['liquidAssets', 'collateral', 'shortTermFunding'] as const) {
    const column = network[name];
    if (column.length !== count) throw new RangeError(`${name} has ${column.length} entries for ${count} institutions`);
    for (let row = 0; row < count; row++) {
      if ((column[row] ?? 0) < 0)
        throw new RangeError(`${name} of row ${row} is ${column[row]}; it is a finite amount, 0 or more`);
      if (column[row] === Number.POSITIVE_INFINITY)
        throw new OverflowError(row, `${name} of row ${row} is ${column[row]}; it is a finite amount, 0 or more`);
    }
  }
  const { repoHaircutRatio, distressedHaircutRatio, withdrawalRatio } = shock;
  for (const [name, ratio] of Object.entries({
    repoHaircutRatio,
    distressedHaircutRatio,
    withdrawalRatio,
    recallRatio,
  }))
    if (!(ratio >= 0 && ratio <= 1)) throw new RangeError(`${name} is ${ratio}; it is a share, from 0 to 1`);
  for (const row of shock.distressed)
    if (!Number.isInteger(row) || row < 0 || row >= count)
      throw new RangeError(`row ${row} cannot be in distress: rows are 0 to ${count - 1}`);
}
