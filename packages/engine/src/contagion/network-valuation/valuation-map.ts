import type { Column } from '@faultline/network';
import { runningSums } from '../../numeric/running-sums.ts';
import { type SparseRows, weightedSum } from '../../numeric/sparse-rows.ts';
import { OverflowError } from '../../overflow-error.ts';
import { refuseBadClaims } from '../claim-rows.ts';
import type { Debtor, Valuation } from './valuations/valuation.ts';

/**
 * Balance sheets of a network, in one currency and scale, before the shock. NaN in either column is a sink: its
 * balance sheet is not known, its debts keep their face value, and it gets no result.
 */
export interface BalanceSheetNetwork {
  /** A_ij, the claim of creditor i on debtor j at face value, 0 or more. */
  readonly claims: SparseRows;
  readonly externalAssets: Column;
  readonly externalLiabilities: Column;
}

/** The map E_i = start_i - sum_j A_ij (1 - V_j(E_j)), start_i being equity after the shock with all claims at face value. */
export interface ValuationMap {
  readonly claims: SparseRows;
  readonly valuation: Valuation;
  /** Rows that are not sinks, ascending. */
  readonly rows: Uint32Array;
  /** Equity before the shock; NaN for sinks, as in `start`. */
  readonly bookEquity: Float64Array;
  readonly start: Float64Array;
  /** Sum of both sides of the balance sheet: what rounding is relative to. */
  readonly size: Float64Array;
  readonly debtors: readonly Debtor[];
}

/**
 * Equity within this share of the balance sheet is zero: what is left of sums that cancel, by a few dozen roundings.
 * Matters where a valuation jumps at zero, because equity that a shock uses up exactly is common.
 */
const NOTHING_LEFT = 1e-14;

/** `shockRatio` is the share of its positive book equity that each institution loses from its external assets; it may exceed 1. */
export function valuationMap(
  { claims, externalAssets, externalLiabilities }: BalanceSheetNetwork,
  shockRatio: Column,
  valuation: Valuation,
): ValuationMap {
  refuseBadClaims(claims);
  const sheets = { externalAssets, externalLiabilities, ...totals(claims) };
  const { count } = claims;
  const [bookEquity, start, size] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  const debtors: Debtor[] = [];
  for (let row = 0; row < count; row++) {
    const [assets, debts] = [externalAssets[row] ?? Number.NaN, externalLiabilities[row] ?? Number.NaN];
    const [owned, owed] = [sheets.owned.at(row), sheets.owed.at(row)];
    const ratio = shockRatio[row] ?? Number.NaN;
    if (assets + debts === Number.POSITIVE_INFINITY)
      throw new OverflowError(row, `row ${row} has external assets ${assets} and debts ${debts}: too large to add up`);
    if (assets < 0 || debts < 0 || !Number.isFinite(ratio) || ratio < 0)
      throw new RangeError(
        `row ${row} has external assets ${assets}, external liabilities ${debts} and shock ${ratio}; all are finite, 0 or more`,
      );
    size[row] = assets + debts + owned + owed;
    const book = withoutRounding(assets + owned - debts - owed, size[row] ?? 0);
    const shockAmount = ratio * Math.max(0, book);
    bookEquity[row] = book;
    start[row] = book - shockAmount;
    debtors.push({ externalAssets: assets - shockAmount, liabilities: debts + owed, bookEquity: book });
  }
  const rows = Uint32Array.from(start.keys()).filter((row) => !Number.isNaN(start[row]));
  return { claims, valuation, rows, bookEquity, start, size, debtors };
}

/** One application of the map to a row, given by how much, as a share, claims on each debtor are written down. */
export function equityAfter({ claims, start, size }: ValuationMap, row: number, writeDown: Float64Array): number {
  return withoutRounding((start[row] ?? 0) - weightedSum(claims, row, writeDown), size[row] ?? 0);
}

/** 1 - V_j(E_j) of a row that is not a sink. */
export function writeDownOf({ valuation, debtors }: ValuationMap, row: number, equity: number): number {
  return 1 - valuation.value(equity, debtors[row] ?? UNKNOWN);
}

const UNKNOWN: Debtor = { externalAssets: Number.NaN, liabilities: Number.NaN, bookEquity: Number.NaN };

export function withoutRounding(equity: number, size: number): number {
  return Math.abs(equity) <= NOTHING_LEFT * size ? 0 : equity;
}

/** Claims each row has, and claims others have on it. */
function totals({ count, starts, columns, weights }: SparseRows) {
  const [owned, owed] = [runningSums(count), runningSums(count)];
  for (let creditor = 0; creditor < count; creditor++)
    for (let position = starts[creditor] ?? 0; position < (starts[creditor + 1] ?? 0); position++) {
      owned.add(creditor, weights[position] ?? 0);
      owed.add(columns[position] ?? 0, weights[position] ?? 0);
    }
  return { owned, owed };
}
