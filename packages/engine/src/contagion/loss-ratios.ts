import type { Column } from '@faultline/network';
import { canLose, type DistressNetwork } from './distress-network.ts';
import { lostClaims } from './lost-claims.ts';

/**
 * Loss over capital, at most 1, given the share of the claims on each debtor that is written off (none: the shock alone).
 * 0 for whoever cannot lose.
 */
export function lossRatios(
  network: DistressNetwork,
  shockRatio: Column,
  writeDown: Float64Array | undefined,
): Float64Array {
  const { capital } = network;
  return Float64Array.from(capital, (_, row) => {
    if (!canLose(capital, row)) return 0;
    return Math.min(1, (shockRatio[row] ?? 0) + (writeDown ? lostClaims(network, row, writeDown) : 0));
  });
}
