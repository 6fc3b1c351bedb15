import type { Column } from '@faultline/network';
import { compensatedSum } from '../numeric/compensated-sum.ts';

/**
 * Shares an amount in proportion to weights, nobody beyond a limit: min(limit, d x weight), with one d for all that makes
 * them add up to the amount, or all limits where they are less. Expects finite columns of one length, none below 0; a
 * weight of 0 has no share. What rounding leaves of the amount is given to the last who is below a limit.
 */
export function cappedShares(amount: number, weights: Column, limits: Column): Float64Array {
  const shares = new Float64Array(weights.length);
  const sharing = Array.from(weights, (_, row) => row).filter(
    (row) => (weights[row] ?? 0) > 0 && (limits[row] ?? 0) > 0,
  );
  const tightness = (row: number) => (limits[row] ?? 0) / (weights[row] ?? 0);
  sharing.sort((left, right) => tightness(left) - tightness(right) || left - right);
  const weightFrom = sumsFrom(sharing.map((row) => weights[row] ?? 0));
  let left = amount;
  for (const [place, row] of sharing.entries()) {
    const isLast = place === sharing.length - 1;
    const fair = isLast ? left : left * ((weights[row] ?? 0) / (weightFrom[place] ?? 1));
    const share = Math.min(limits[row] ?? 0, fair);
    shares[row] = share;
    left = Math.max(0, left - share);
  }
  return shares;
}

/** Of each place and all after it, summed from the end, so that the last place has its own weight exactly. */
function sumsFrom(terms: readonly number[]): Float64Array {
  const sums = new Float64Array(terms.length);
  for (let place = terms.length - 1; place >= 0; place--)
    sums[place] = compensatedSum([sums[place + 1] ?? 0, terms[place] ?? 0]);
  return sums;
}
