import type { Column } from '@faultline/network';
import { type ContagionOutcome, OUTCOMES } from '../define.ts';
import { compensatedSum } from '../numeric/compensated-sum.ts';

type Distress = Pick<ContagionOutcome, 'lossRatio' | 'lossRatioByRound'>;

/**
 * DebtRank with any economic weight v_i, one per institution and not negative: sum v_i (h_i - h_i(0)) / sum v_i, net of
 * the shock. Battiston et al. (2012), Scientific Reports 2, 541, equation (3), where v is total assets. 0 without weight.
 */
export function weightedDebtRank({ lossRatio, lossRatioByRound }: Distress, weights: Column): number {
  const shock = lossRatioByRound[0];
  const weight = compensatedSum(weights);
  const induced = lossRatio.map((ratio, row) => (weights[row] ?? 0) * (ratio - (shock?.[row] ?? 0)));
  return weight > 0 ? compensatedSum(induced) / weight : 0;
}

/** Rows, ascending, of institutions that contagion brought down: failed in the end and not by the shock alone. */
export function failedByContagion(
  outcome: Pick<ContagionOutcome, 'outcomeCodes' | 'failedInRound'>,
): readonly number[] {
  const failed = OUTCOMES.indexOf('FAILED');
  return [...outcome.outcomeCodes.keys()].filter(
    (row) => outcome.outcomeCodes[row] === failed && (outcome.failedInRound[row] ?? 0) > 0,
  );
}
