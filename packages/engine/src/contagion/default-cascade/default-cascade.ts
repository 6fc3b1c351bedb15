import type { Column } from '@faultline/network';
import { compensatedSum } from '../../numeric/compensated-sum.ts';
import { type RunningSums, runningSums } from '../../numeric/running-sums.ts';
import type { SparseRows } from '../../numeric/sparse-rows.ts';
import { transposeRows } from '../../numeric/transpose-rows.ts';
import { refuseBadClaims } from '../claim-rows.ts';
import { type DefaultRule, isInDefault } from './default-rule.ts';

/** Amounts in one currency and scale; NaN in `equity` is a sink: it loses nothing and defaults only if forced to. */
export interface CascadeNetwork {
  /** A_ij, the claim of creditor i on debtor j, 0 or more. */
  readonly claims: SparseRows;
  /** Equity before the cascade. The defaults that start it do not reduce it. */
  readonly equity: Column;
}

export interface CascadeRules {
  /** Share of a claim that is lost when its debtor defaults, in [0, 1], the same for all. */
  readonly lossGivenDefaultRatio: number;
  readonly rule: DefaultRule;
}

export interface DefaultCascade {
  /** Rows newly in default, ascending: [0] those forced and those insolvent before any loss, perhaps none; then round by round. */
  readonly rounds: readonly Uint32Array[];
  /** All rows in default at the end, ascending. */
  readonly defaults: Uint32Array;
  /** Round of default, or -1. */
  readonly defaultedInRound: Int32Array;
  /** Loss on claims on everybody in default at the end, whether or not the creditor is itself; may exceed equity. 0 for sinks. */
  readonly lossAmount: Float64Array;
  /** sum_i min(loss_i, max(equity_i, 0)): what shareholders lose, not counting the equity of those whose default was forced. */
  readonly totalLossAmount: number;
}

/**
 * Default cascade with a constant loss given default: losses on all defaulted debtors add up, and whoever they bring
 * down defaults in the next round. Furfine (2003), "Interbank exposures: quantifying the risk of contagion", Journal of
 * Money, Credit and Banking 35; Gai and Kapadia (2010), "Contagion in financial networks", Proceedings of the Royal
 * Society A 466, with zero recovery. Every claim on a defaulted debtor is visited once.
 *
 * `forced` are the rows made to default. Throws RangeError on a row there is not, on a loss given default outside
 * [0, 1] and on claims that `refuseBadClaims` refuses.
 */
export function defaultCascade(
  { claims, equity }: CascadeNetwork,
  forced: Iterable<number>,
  { lossGivenDefaultRatio, rule }: CascadeRules,
): DefaultCascade {
  if (!(lossGivenDefaultRatio >= 0 && lossGivenDefaultRatio <= 1))
    throw new RangeError(`loss given default is ${lossGivenDefaultRatio}; it is a share, from 0 to 1`);
  refuseBadClaims(claims);
  const creditors = transposeRows(claims);
  const lost = runningSums(claims.count);
  const defaultedInRound = new Int32Array(claims.count).fill(-1);
  const lossOf = (row: number) => lossGivenDefaultRatio * lost.at(row);
  let newly = startingDefaults(equity, forced, rule);
  const rounds: Uint32Array[] = [];
  do {
    for (const row of newly) defaultedInRound[row] = rounds.length;
    rounds.push(newly);
    const fallen: number[] = [];
    for (const row of addClaimsOn(creditors, newly, lost))
      if (defaultedInRound[row] === -1 && isInDefault(lossOf(row), equity[row] ?? Number.NaN, rule)) fallen.push(row);
    newly = Uint32Array.from(fallen).sort();
  } while (newly.length > 0);
  const lossAmount = Float64Array.from(equity, (own, row) => (Number.isNaN(own) ? 0 : lossOf(row)));
  return {
    rounds,
    defaults: Uint32Array.from(defaultedInRound.keys()).filter((row) => defaultedInRound[row] !== -1),
    defaultedInRound,
    lossAmount,
    totalLossAmount: compensatedSum(lossAmount.map((loss, row) => Math.min(loss, Math.max(equity[row] || 0, 0)))),
  };
}

/** Rows, ascending, that are forced or that no loss at all would leave in default. */
function startingDefaults(equity: Column, forced: Iterable<number>, rule: DefaultRule): Uint32Array {
  const starting = new Set(forced);
  for (const row of starting)
    if (!Number.isInteger(row) || row < 0 || row >= equity.length)
      throw new RangeError(`row ${row} cannot default: rows are 0 to ${equity.length - 1}`);
  for (let row = 0; row < equity.length; row++) if (isInDefault(0, equity[row] ?? Number.NaN, rule)) starting.add(row);
  return Uint32Array.from(starting).sort();
}

/** Adds the claims on these debtors to what each creditor has at default; answers each creditor touched once. */
function addClaimsOn(creditors: SparseRows, debtors: Uint32Array, lost: RunningSums): ReadonlySet<number> {
  const touched = new Set<number>();
  for (const debtor of debtors) {
    const end = creditors.starts[debtor + 1] ?? 0;
    for (let position = creditors.starts[debtor] ?? 0; position < end; position++) {
      const creditor = creditors.columns[position] ?? 0;
      lost.add(creditor, creditors.weights[position] ?? 0);
      touched.add(creditor);
    }
  }
  return touched;
}
