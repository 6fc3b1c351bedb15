import { capitalOf, isAggregate, type NetworkSnapshot } from '@faultline/network';
import { compensatedSum } from '../numeric/compensated-sum.ts';

export type NoLeverageReason = 'NOT_REPORTED' | 'NEGATIVE_OR_ZERO_EQUITY' | 'AGGREGATE';

/** Total assets over capital, or the reason why there is no such number. */
export type Leverage =
  | { readonly value: number; readonly reason: null }
  | { readonly value: null; readonly reason: NoLeverageReason };

/** Lower ends of the rungs, as multiples of capital; 100 is the leverage at which a loss of 1 % is all of it. */
export const RUNG_STARTS = [0, 5, 10, 15, 20, 25, 30, 50, 100] as const;

/** Institutions whose leverage lies in [from, to); `to` is null on the highest rung. Amounts in the snapshot's currency and scale. */
export interface LeverageRung {
  readonly from: number;
  readonly to: number | null;
  /** Rows, most leveraged first. */
  readonly institutions: readonly number[];
  readonly totalAssetsAmount: number;
  readonly capitalAmount: number;
}

export interface LeverageLadder {
  readonly rungs: readonly LeverageRung[];
  /** Institutions that should have a leverage and have none; on no rung and in no average. Aggregates are not listed. */
  readonly undefinedLeverage: readonly { readonly institution: number; readonly reason: NoLeverageReason }[];
  /** Sum of assets over sum of capital on the rungs, which is the capital-weighted mean; null where no rung is occupied. */
  readonly aggregate: number | null;
}

export function leverageOf(snapshot: NetworkSnapshot, institution: number): Leverage {
  if (isAggregate(snapshot, institution)) return { value: null, reason: 'AGGREGATE' };
  const totalAssets = snapshot.balanceSheets.measures.TOTAL_ASSETS.amounts[institution] ?? Number.NaN;
  const capital = capitalOf(snapshot, institution);
  if (capital === null || Number.isNaN(capital.amount) || Number.isNaN(totalAssets))
    return { value: null, reason: 'NOT_REPORTED' };
  // A/E of an insolvent institution is negative and would pass for low leverage.
  if (capital.amount <= 0) return { value: null, reason: 'NEGATIVE_OR_ZERO_EQUITY' };
  return { value: totalAssets / capital.amount, reason: null };
}

export function leverageLadder(snapshot: NetworkSnapshot): LeverageLadder {
  const standing: { institution: number; leverage: number; totalAssets: number; capital: number }[] = [];
  const undefinedLeverage: { institution: number; reason: NoLeverageReason }[] = [];
  for (let institution = 0; institution < snapshot.institutions.count; institution++) {
    const leverage = leverageOf(snapshot, institution);
    if (leverage.reason === null)
      standing.push({
        institution,
        leverage: leverage.value,
        totalAssets: snapshot.balanceSheets.measures.TOTAL_ASSETS.amounts[institution] ?? 0,
        capital: capitalOf(snapshot, institution)?.amount ?? 0,
      });
    else if (leverage.reason !== 'AGGREGATE') undefinedLeverage.push({ institution, reason: leverage.reason });
  }
  standing.sort((left, right) => right.leverage - left.leverage || left.institution - right.institution);
  const rungs = RUNG_STARTS.map((from, rung) => {
    const to = RUNG_STARTS[rung + 1] ?? null;
    const here = standing.filter(({ leverage }) => leverage >= from && (to === null || leverage < to));
    return {
      from,
      to,
      institutions: here.map(({ institution }) => institution),
      totalAssetsAmount: compensatedSum(here.map(({ totalAssets }) => totalAssets)),
      capitalAmount: compensatedSum(here.map(({ capital }) => capital)),
    };
  });
  const capital = compensatedSum(rungs.map((rung) => rung.capitalAmount));
  const assets = compensatedSum(rungs.map((rung) => rung.totalAssetsAmount));
  return { rungs, undefinedLeverage, aggregate: capital > 0 ? assets / capital : null };
}
