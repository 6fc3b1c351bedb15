import type { Column } from '@faultline/network';

/** Quantity times price is at most this, so that sums over all positions of a pool are numbers. */
export const MOST_NOTIONAL = 1e300;

/** Where nothing is said: marks, quantities and entry prices up to here all fit together. */
const LARGEST = Math.sqrt(MOST_NOTIONAL);

/** Of each market the largest mark that is taken, for positions of up to so many units, long or short. */
export function largestMarks(largestQuantities: Column): Float64Array {
  return Float64Array.from(largestQuantities, (quantity) => MOST_NOTIONAL / Math.max(1, quantity));
}

export function usualLargestMarks(markets: number): Float64Array {
  return new Float64Array(markets).fill(LARGEST);
}
