import type { Column } from '@faultline/network';
import type { SparseRows } from '../../numeric/sparse-rows.ts';
import { transposeRows } from '../../numeric/transpose-rows.ts';
import { canLose, type DistressNetwork } from '../distress-network.ts';

/** CAPPED: nobody's full distress costs a creditor more than its capital, W_ij = min(1, A_ij / E_i), as in the paper. UNCAPPED: W_ij = A_ij / E_i. */
export const WEIGHT_CAPS = ['CAPPED', 'UNCAPPED'] as const;
export type WeightCap = (typeof WEIGHT_CAPS)[number];

export interface DebtRank2012 {
  /** Final distress h_i, share of its capital that i has lost; 0 for institutions that cannot lose. */
  readonly lossRatio: Float64Array;
  /** h after each round; [0] is the shock, the last one equals `lossRatio`. Rounds beyond `maxRounds` are one last entry. */
  readonly lossRatioByRound: readonly Float64Array[];
  /** Rounds in which somebody transmitted, a last one that reached nobody new included; 0 without a shock. */
  readonly rounds: number;
  /** Round in which an institution became distressed: 0 by the shock, -1 never. It transmits in the round after. */
  readonly distressedInRound: Int32Array;
  /** The distress each passed on, which is what it had when its turn came; 0 for those that were never distressed. */
  readonly passedOnRatio: Float64Array;
}

/**
 * The original DebtRank. An institution is undistressed, distressed or inactive. In a round every distressed one passes
 * its h, once and all at the same moment, to all its creditors, h_i(t) = min(1, h_i(t-1) + sum_j W_ij h_j(t-1)) over
 * distressed j, and becomes inactive for good; an undistressed one that was reached becomes distressed.
 * Battiston, Puliga, Kaushik, Tasca, Caldarelli (2012), "DebtRank: too central to fail?", Scientific Reports 2, 541,
 * section Methods. Work is proportional to the claims on those who became distressed, whatever the number of rounds.
 *
 * `shock` is h(0), one entry in [0, 1] per institution, ignored where there is no positive capital to lose. With
 * `weightedDebtRank` the answer gives DebtRank for any economic weights, net of the shock.
 */
export function solveDebtRank2012(
  { capital, leverage }: DistressNetwork,
  shock: Column,
  { weightCap, maxRounds }: { readonly weightCap: WeightCap; readonly maxRounds: number },
): DebtRank2012 {
  const impact = impactRows(leverage, weightCap);
  const lossRatio = Float64Array.from(shock, (ratio, row) => (canLose(capital, row) ? ratio : 0));
  const distressedInRound = Int32Array.from(lossRatio, (ratio) => (ratio > 0 ? 0 : -1));
  const lossRatioByRound = [lossRatio.slice()];
  const incoming = new Float64Array(impact.count);
  let distressed = Uint32Array.from(lossRatio.keys()).filter((row) => (lossRatio[row] ?? 0) > 0);
  const passedOnRatio = new Float64Array(impact.count);
  let rounds = 0;
  while (distressed.length > 0) {
    rounds++;
    for (const row of distressed) passedOnRatio[row] = lossRatio[row] ?? 0;
    const hit = transmit(impact, lossRatio, { distressed, incoming });
    const reached: number[] = [];
    for (const row of hit) {
      lossRatio[row] = Math.min(1, (lossRatio[row] ?? 0) + (incoming[row] ?? 0));
      incoming[row] = 0;
      if (distressedInRound[row] !== -1) continue;
      distressedInRound[row] = rounds;
      reached.push(row);
    }
    // Ascending, so that sums are taken in the same order whoever was reached first.
    distressed = Uint32Array.from(reached).sort();
    if (rounds <= maxRounds) lossRatioByRound.push(lossRatio.slice());
  }
  if (rounds > maxRounds) lossRatioByRound.push(lossRatio.slice());
  return { lossRatio, lossRatioByRound, rounds, distressedInRound, passedOnRatio };
}

/** For each debtor its creditors and the share of their capital that its full distress costs them. */
function impactRows(leverage: SparseRows, weightCap: WeightCap): SparseRows {
  const impact = transposeRows(leverage);
  if (weightCap === 'UNCAPPED') return impact;
  return { ...impact, weights: impact.weights.map((weight) => Math.min(1, weight)) };
}

/** Adds up what reaches each creditor, in `incoming`; answers the rows that something reached. */
function transmit(
  { starts, columns, weights }: SparseRows,
  lossRatio: Float64Array,
  { distressed, incoming }: { readonly distressed: Uint32Array; readonly incoming: Float64Array },
): readonly number[] {
  const hit: number[] = [];
  for (const debtor of distressed) {
    const passed = lossRatio[debtor] ?? 0;
    const end = starts[debtor + 1] ?? 0;
    for (let position = starts[debtor] ?? 0; position < end; position++) {
      const creditor = columns[position] ?? 0;
      const impact = (weights[position] ?? 0) * passed;
      if (!(impact > 0)) continue;
      if (incoming[creditor] === 0) hit.push(creditor);
      incoming[creditor] = (incoming[creditor] ?? 0) + impact;
    }
  }
  return hit;
}
