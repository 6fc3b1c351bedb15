import type { Column } from '@faultline/network';
import type { Convergence } from '../../define.ts';
import { compensatedSum } from '../../numeric/compensated-sum.ts';
import { spectralRadius } from '../../numeric/spectral-radius.ts';
import { claimsPerSize, type GreatestEquity, greatestEquity, RESIDUAL_TOLERANCE } from './greatest-equity.ts';
import {
  type BalanceSheetNetwork,
  equityAfter,
  type ValuationMap,
  valuationMap,
  writeDownOf,
} from './valuation-map.ts';
import type { Valuation } from './valuations/valuation.ts';

/** Columns have one entry per institution, amounts in the currency and scale of the balance sheets; NaN for sinks. */
export interface NetworkValuation {
  /** External assets plus claims less all liabilities, before the shock. */
  readonly bookEquity: Float64Array;
  readonly shockLossAmount: Float64Array;
  /** Equity in the greatest solution; negative where liabilities exceed what assets are worth. */
  readonly equity: Float64Array;
  /** V_j: what a claim of 1 on this debtor is worth in that solution; 1 for sinks. */
  readonly valuation: Float64Array;
  /** Equity after each round; [0] is book equity less the shock, the last one equals `equity`. */
  readonly equityByRound: readonly Float64Array[];
  /** sum of book equity less sum of equity, over all but sinks: shock included, negative equity not floored. */
  readonly systemEquityLossAmount: number;
  /** The same net of the shock. */
  readonly contagionLossAmount: number;
  /**
   * `residual` and `tolerance` are shares of an institution's balance sheet. `spectralRadius` is that of A V'(E) in the
   * solution: how a small further loss would multiply, 0 where valuations would not react.
   */
  readonly convergence: Convergence;
}

/**
 * Values every claim of a network at once, each by what its debtor's equity is worth:
 * E_i = Ae_i - Le_i + sum_j A_ij V_j(E_j) - Lib_i, Ae after the shock, from claims at face value down to the greatest
 * solution, which is best for every institution at once. Barucca, Bardoscia, Caccioli, D'Errico, Visentin, Caldarelli,
 * Battiston (2020), "Network valuation in financial systems", Mathematical Finance 30(4). `shockRatio` is the share of
 * its positive book equity that each institution loses at once, which may exceed 1.
 *
 * Rounds are plain applications of the map, at most `maxRounds`, until nobody's equity falls by more than 1e-12 of its
 * balance sheet; the last round is the solution itself, found apart from them.
 *
 * Throws RangeError on external assets or liabilities or a shock that is negative or infinite, and on claims that
 * `refuseBadClaims` refuses.
 */
export function valueNetwork(
  network: BalanceSheetNetwork,
  shockRatio: Column,
  { valuation, maxRounds }: { readonly valuation: Valuation; readonly maxRounds: number },
): NetworkValuation {
  const map = valuationMap(network, shockRatio, valuation);
  const solved = greatestEquity(map);
  const equityByRound = roundsDownTo(map, solved.equity, maxRounds);
  const total = (amounts: Float64Array) => compensatedSum(amounts.filter((amount) => !Number.isNaN(amount)));
  return {
    bookEquity: map.bookEquity,
    shockLossAmount: map.bookEquity.map((book, row) => book - (map.start[row] ?? 0)),
    equity: solved.equity,
    valuation: solved.writeDown.map((share) => 1 - share),
    equityByRound,
    systemEquityLossAmount: total(map.bookEquity.map((book, row) => book - (solved.equity[row] ?? 0))),
    contagionLossAmount: total(map.start.map((start, row) => start - (solved.equity[row] ?? 0))),
    convergence: convergenceOf(map, solved, equityByRound.length - 1),
  };
}

/** A fall below this share of the balance sheet is no round any more. */
const SMALLEST_ROUND = 1e-12;

function roundsDownTo(map: ValuationMap, limit: Float64Array, maxRounds: number): readonly Float64Array[] {
  const rounds = [map.start];
  let here = map.start;
  const furthest = (from: Float64Array, to: Float64Array) =>
    map.rows.reduce((most, row) => {
      const fall = (from[row] ?? 0) - (to[row] ?? 0);
      return fall > 0 ? Math.max(most, fall / (map.size[row] ?? 1)) : most;
    }, 0);
  for (let round = 1; round <= maxRounds; round++) {
    const writeDown = new Float64Array(here.length);
    for (const row of map.rows) writeDown[row] = writeDownOf(map, row, here[row] ?? 0);
    // Never past the limit: rounding must not make a later round larger than an earlier one.
    const next = here.map((_, row) => Math.max(limit[row] ?? 0, equityAfter(map, row, writeDown)));
    if (furthest(here, next) <= SMALLEST_ROUND) break;
    rounds.push(next);
    here = next;
  }
  // The limit replaces a last round it cannot be told from, and else follows it as one more.
  if (furthest(here, limit) > SMALLEST_ROUND) rounds.push(limit);
  else rounds[rounds.length - 1] = limit;
  return rounds;
}

function convergenceOf(
  map: ValuationMap,
  { equity, residual, converged }: GreatestEquity,
  rounds: number,
): Convergence {
  const perSize = claimsPerSize(map);
  const reactions = new Float64Array(equity.length);
  for (const row of map.rows) {
    const debtor = map.debtors[row];
    if (debtor) reactions[row] = map.valuation.slope(equity[row] ?? 0, debtor) * (map.size[row] ?? 0);
  }
  const weights = perSize.weights.map((weight, position) => weight * (reactions[perSize.columns[position] ?? 0] ?? 0));
  return {
    solution: 'GREATEST',
    converged,
    rounds,
    residual,
    tolerance: RESIDUAL_TOLERANCE,
    spectralRadius: spectralRadius({ ...perSize, weights }),
  };
}
