import { refuseOutOfRange, refuseOverflow } from '../check-ranges.ts';
import type { Refusal } from '../problems.ts';

/**
 * A scan range in points of the price from one in cash per contract: cash over the contract's value of a point, as in the
 * SPAN methodology's example of the S&P 500 future.
 * BAD_PARAMETER for cash below 0 and a factor of 0 or less.
 */
export function scanRangePoints(
  scanRangeAmount: number,
  contractValueFactor: number,
): { readonly points: number } | Refusal {
  const refusal = refuseOutOfRange(
    { scanRangeAmount, contractValueFactor },
    { scanRangeAmount: { atLeast: 0 }, contractValueFactor: { above: 0 } },
  );
  const points = scanRangeAmount / contractValueFactor;
  return refusal ?? refuseOverflow({ points }) ?? { points };
}
