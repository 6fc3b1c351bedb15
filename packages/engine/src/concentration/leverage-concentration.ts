import type { Column } from '@faultline/network';
import { compensatedSum } from '../numeric/compensated-sum.ts';
import { type Concentration, concentrationOf } from './concentration.ts';

export interface LeverageConcentrationInput {
  /** Total assets, one per institution, 0 or more; in the unit of `equity`. */
  readonly assets: Column;
  /** Equity, one per institution; where it is 0 or less, or NaN, leverage is undefined. */
  readonly equity: Column;
  /** Leverage above which assets count as highly leveraged (strictly above). */
  readonly highLeverage: number;
}

/**
 * How leverage is spread over institutions. Everything but the first three columns runs over institutions with positive
 * equity only: the others are listed and are in no sum. Null where no institution has a leverage.
 */
export interface LeverageConcentration {
  /** Assets over equity, or NaN where undefined. */
  readonly leverage: Float64Array;
  /** Fall of assets that uses up all equity, in per cent: 100 / leverage; NaN where leverage is undefined or 0. */
  readonly wipeoutShockPercent: Float64Array;
  /** Institutions without a leverage, ascending. */
  readonly undefinedLeverage: readonly number[];
  /** Sum of assets over sum of equity, which is the equity-weighted mean of leverage. */
  readonly aggregate: number | null;
  readonly equityWeightedMean: number | null;
  /** Weighs the leverage of an institution by its assets: above the aggregate wherever leverage differs. */
  readonly assetWeightedMean: number | null;
  readonly median: number | null;
  /** Institutions with a leverage, most leveraged first. */
  readonly byLeverage: readonly number[];
  /** Share of assets on balance sheets with more than `highLeverage`. */
  readonly highLeverageAssetShare: number | null;
  /** Concentration of debt (assets less equity); null where an institution owns more than it has assets. */
  readonly debt: Concentration | null;
}

/** Throws RangeError where the columns differ in length or assets are negative, infinite or missing beside positive equity. */
export function leverageConcentration({
  assets,
  equity,
  highLeverage,
}: LeverageConcentrationInput): LeverageConcentration {
  if (assets.length !== equity.length)
    throw new RangeError(`${assets.length} assets and ${equity.length} equities: one each is expected`);
  const rows = Array.from({ length: equity.length }, (_, row) => row);
  const [assetsOf, equityOf] = [(row: number) => assets[row] ?? 0, (row: number) => equity[row] ?? 0];
  const standing = rows.filter((row) => equityOf(row) > 0);
  for (const row of standing)
    if (!(assetsOf(row) >= 0 && assetsOf(row) < Number.POSITIVE_INFINITY))
      throw new RangeError(`the assets of institution ${row} are ${assetsOf(row)}; a finite amount is expected`);
  const leverage = Float64Array.from(rows, (row) => (equityOf(row) > 0 ? assetsOf(row) / equityOf(row) : Number.NaN));
  const leverageOf = (row: number) => leverage[row] ?? 0;
  const byLeverage = standing.toSorted((left, right) => leverageOf(right) - leverageOf(left) || left - right);
  const sumOf = (term: (row: number) => number) => compensatedSum(standing.map(term));
  const [totalAssets, totalEquity] = [sumOf(assetsOf), sumOf(equityOf)];
  const debt = standing.map((row) => assetsOf(row) - equityOf(row));
  return {
    leverage,
    wipeoutShockPercent: leverage.map((value) => (value > 0 ? 100 / value : Number.NaN)),
    undefinedLeverage: rows.filter((row) => !(equityOf(row) > 0)),
    aggregate: over(totalAssets, totalEquity),
    equityWeightedMean: over(
      sumOf((row) => equityOf(row) * leverageOf(row)),
      totalEquity,
    ),
    assetWeightedMean: over(
      sumOf((row) => assetsOf(row) * leverageOf(row)),
      totalAssets,
    ),
    median: medianOf(byLeverage.map(leverageOf)),
    byLeverage,
    highLeverageAssetShare: over(
      sumOf((row) => (leverageOf(row) > highLeverage ? assetsOf(row) : 0)),
      totalAssets,
    ),
    debt: debt.some((amount) => amount < 0) ? null : concentrationOf(debt),
  };
}

function over(above: number, below: number): number | null {
  return below > 0 ? above / below : null;
}

/** Of values in order; the mean of the two in the middle where their number is even. */
function medianOf(ordered: readonly number[]): number | null {
  const middle = ordered.length / 2;
  const [upper, lower] = [ordered[Math.floor(middle)], ordered[Math.ceil(middle) - 1]];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}
