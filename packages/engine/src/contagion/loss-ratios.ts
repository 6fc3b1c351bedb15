import type { Column } from '@faultline/network';
import { weightedSum } from '../numeric/sparse-rows.ts';
import { canLose, type DistressNetwork } from './distress-network.ts';

/**
 * Loss over capital, at most 1, given the share of the claims on each debtor that is written off (none: the shock alone).
 * 0 for whoever cannot lose.
 */
export function lossRatios(
  { capital, leverage }: DistressNetwork,
  shockRatio: Column,
  writeDown: Float64Array | undefined,
): Float64Array {
  return Float64Array.from(capital, (_, row) => {
    if (!canLose(capital, row)) return 0;
    return Math.min(1, (shockRatio[row] ?? 0) + (writeDown ? weightedSum(leverage, row, writeDown) : 0));
  });
}
