import type { Column, NetworkSnapshot } from '@faultline/network';
import type { SparseRows } from '../numeric/sparse-rows.ts';
import { claimRows } from './claim-rows.ts';

/** Both sides of every balance sheet, in the snapshot's currency and scale; NaN where capital is not stated: a sink. */
export interface BalanceSheets {
  /** A_ij between institutions whose capital is stated: rows of creditors, columns of debtors. */
  readonly claims: SparseRows;
  readonly externalAssets: Float64Array;
  readonly externalLiabilities: Float64Array;
}

/**
 * What each institution has and owes beside the claims between institutions. Capital and claims are as stated; debts to
 * outside are what total assets leave of them. Where total assets are not stated, or are less than the claims, this is
 * the smallest balance sheet that holds the claims. Claims on sinks count as external assets, and claims of sinks as
 * external liabilities.
 */
export function balanceSheetsOf(snapshot: NetworkSnapshot, capital: Float64Array): BalanceSheets {
  const { count } = snapshot.institutions;
  const totalAssets = snapshot.balanceSheets.measures.TOTAL_ASSETS.amounts;
  const claims = between(claimRows(snapshot), capital);
  const owned = new Float64Array(count);
  const owed = new Float64Array(count);
  for (let creditor = 0; creditor < count; creditor++)
    for (let position = claims.starts[creditor] ?? 0; position < (claims.starts[creditor + 1] ?? 0); position++) {
      const debtor = claims.columns[position] ?? 0;
      owned[creditor] = (owned[creditor] ?? 0) + (claims.weights[position] ?? 0);
      owed[debtor] = (owed[debtor] ?? 0) + (claims.weights[position] ?? 0);
    }
  const externalLiabilities = capital.map((own, row) => {
    const [has, owes, total] = [owned[row] ?? 0, owed[row] ?? 0, totalAssets[row] ?? Number.NaN];
    const stated = Number.isNaN(total) ? 0 : total - own - owes;
    return Number.isNaN(own) ? Number.NaN : Math.max(0, stated, has - own - owes);
  });
  const externalAssets = capital.map((own, row) => {
    const balance = own + (owed[row] ?? 0) + (externalLiabilities[row] ?? 0) - (owned[row] ?? 0);
    // What rounding leaves of a balance that is nothing.
    return Math.max(0, balance);
  });
  return { claims, externalAssets, externalLiabilities };
}

/**
 * The same after a shock that takes `shockRatio` of each positive capital: out of external assets, and what these cannot
 * bear is owed outside.
 */
export function shockedSheets(sheets: BalanceSheets, capital: Column, shockRatio: Column): BalanceSheets {
  const amount = (row: number) => (shockRatio[row] ?? 0) * Math.max(0, capital[row] ?? 0);
  return {
    claims: sheets.claims,
    externalAssets: sheets.externalAssets.map((assets, row) => Math.max(0, assets - amount(row))),
    externalLiabilities: sheets.externalLiabilities.map(
      (debts, row) => debts + Math.max(0, amount(row) - (sheets.externalAssets[row] ?? 0)),
    ),
  };
}

/** The claims whose creditor and debtor both state their capital. */
function between({ count, starts, columns, weights }: SparseRows, capital: Float64Array): SparseRows {
  const kept = { starts: new Uint32Array(count + 1), columns: columns.slice(), weights: weights.slice() };
  let end = 0;
  for (let creditor = 0; creditor < count; creditor++) {
    const last = Number.isNaN(capital[creditor]) ? 0 : (starts[creditor + 1] ?? 0);
    for (let position = starts[creditor] ?? 0; position < last; position++) {
      const debtor = columns[position] ?? 0;
      if (Number.isNaN(capital[debtor])) continue;
      kept.columns[end] = debtor;
      kept.weights[end++] = weights[position] ?? 0;
    }
    kept.starts[creditor + 1] = end;
  }
  return { count, starts: kept.starts, columns: kept.columns.slice(0, end), weights: kept.weights.slice(0, end) };
}
