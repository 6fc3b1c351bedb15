import {
  INSTRUMENTS,
  type Instrument,
  MATURITY_BUCKETS,
  type MaturityBucket,
  type NetworkSnapshot,
} from '@faultline/network';
import { numberOf, type Parameters } from '../../define.ts';
import type { SparseRows } from '../../numeric/sparse-rows.ts';
import { balanceSheetsOf } from '../balance-sheets-of.ts';
import { canLose } from '../distress-network.ts';
import type { FundingNetwork } from './liquidity.ts';

/** Unsecured, and called in without selling anything. */
const RECALLABLE: readonly Instrument[] = ['LOAN', 'INTERBANK', 'DEPOSIT'];
/** Due within the thirty days of the liquidity coverage ratio (BCBS 238). */
const SHORT_TERM: readonly MaturityBucket[] = ['OVERNIGHT', 'UP_TO_1M'];

/**
 * What institutions with capital have to be funded with, in the snapshot's currency and scale; all others are sinks. Repo
 * funding is what the collateral brings at today's haircut, so that a rise of the haircut by h takes h of the collateral's
 * worth. What the snapshot does not state is assumed by the model's parameters, as shares of total assets.
 */
export function snapshotFunding(
  snapshot: NetworkSnapshot,
  capital: Float64Array,
  parameters: Parameters,
): FundingNetwork {
  const total = totalAssetsOf(snapshot, capital);
  const { LIQUID_ASSETS, CASH } = snapshot.balanceSheets.measures;
  const share = (name: string) => {
    const ratio = numberOf(parameters, name);
    return total.map((amount) => ratio * amount);
  };
  const assumed = share('liquidAssetsRatio');
  const pledged = share('repoRatio');
  return {
    claims: shortTermClaims(snapshot, capital, numberOf(parameters, 'shortTermRatio')),
    liquidAssets: assumed.map((amount, row) => {
      const stated = [LIQUID_ASSETS, CASH]
        .map(({ amounts }) => amounts[row] ?? Number.NaN)
        .find((known) => !Number.isNaN(known));
      return Number.isNaN(amount) ? Number.NaN : Math.max(0, stated ?? amount);
    }),
    collateral: pledged,
    shortTermFunding: pledged,
  };
}

/** As stated, or of the smallest balance sheet that holds the claims; NaN for sinks and institutions that had failed. */
function totalAssetsOf(snapshot: NetworkSnapshot, capital: Float64Array): Float64Array {
  const { claims, externalAssets } = balanceSheetsOf(snapshot, capital);
  return externalAssets.map((external, row) => {
    if (!canLose(capital, row)) return Number.NaN;
    const lent = claims.weights.subarray(claims.starts[row] ?? 0, claims.starts[row + 1] ?? 0);
    return lent.reduce((sum, amount) => sum + amount, external);
  });
}

function shortTermClaims(
  { institutions, exposures }: NetworkSnapshot,
  capital: Float64Array,
  shareOfUnspecified: number,
): SparseRows {
  const isRecallable = INSTRUMENTS.map((instrument) => RECALLABLE.includes(instrument));
  const shares = MATURITY_BUCKETS.map((bucket) => {
    if (bucket === 'UNSPECIFIED') return shareOfUnspecified;
    return SHORT_TERM.includes(bucket) ? 1 : 0;
  });
  const starts = new Uint32Array(institutions.count + 1);
  const columns = new Uint32Array(exposures.count);
  const weights = new Float64Array(exposures.count);
  let end = 0;
  for (let creditor = 0; creditor < institutions.count; creditor++) {
    const rowStart = end;
    const last = canLose(capital, creditor) ? (exposures.rowStart[creditor + 1] ?? 0) : 0;
    for (let position = exposures.rowStart[creditor] ?? 0; position < last; position++) {
      const debtor = exposures.debtors[position] ?? 0;
      const share = shares[exposures.maturityCodes[position] ?? 0] ?? 0;
      if (share === 0 || !isRecallable[exposures.instrumentCodes[position] ?? 0] || !canLose(capital, debtor)) continue;
      // Debtors ascend within a row, so a second exposure to the same debtor follows the first.
      if (end === rowStart || columns[end - 1] !== debtor) columns[end++] = debtor;
      weights[end - 1] = (weights[end - 1] ?? 0) + share * (exposures.amounts[position] ?? 0);
    }
    starts[creditor + 1] = end;
  }
  return { count: institutions.count, starts, columns: columns.slice(0, end), weights: weights.slice(0, end) };
}
