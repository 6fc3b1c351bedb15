import type { Column } from '@faultline/network';
import { isIn, refuseOutOfRange } from '../check-ranges.ts';
import { type Refusal, refuse } from '../problems.ts';

/** Three ways to make those who gained pay for a deficit; columns in the order of the profits given. */
export interface ProfitHaircuts {
  /** Everybody keeps at most the level; the smallest largest profit left. */
  readonly waterFillAmount: Float64Array;
  readonly waterLevelAmount: number;
  /** Everybody gives up the same share. */
  readonly proRataAmount: Float64Array;
  /** Profits of the positions a queue closes whole, the largest first, until they reach what has to be covered. */
  readonly closedWholeProfitAmount: number;
  /** By how much the queue closes more than was needed. */
  readonly overshootAmount: number;
  /** What all profits together do not cover. */
  readonly uncoveredAmount: number;
}

/**
 * Takes a deficit out of the profits of winners: by water filling, pro rata and by a queue of whole positions, which
 * overshoots (Chitra, arXiv 2512.01112). The first two add up to the smaller of deficit and total profit.
 * BAD_PARAMETER for a deficit or a profit below 0; NUMERIC_OVERFLOW where the profits do not add up.
 */
export function profitHaircuts(profitAmount: Column, deficitAmount: number): ProfitHaircuts | Refusal {
  const refusal = refuseOutOfRange({ deficitAmount }, { deficitAmount: { atLeast: 0 } }) ?? refuseProfits(profitAmount);
  if (refusal) return refusal;
  const descending = Float64Array.from(profitAmount).sort().reverse();
  const total = descending.reduce((sum, profit) => sum + profit, 0);
  if (!Number.isFinite(total))
    return refuse('NUMERIC_OVERFLOW', 'The profits are too large to add up; use a larger unit.', 'profitAmount');
  const covered = Math.min(deficitAmount, total);
  const waterLevelAmount = waterLevelOf(descending, covered);
  const closedWholeProfitAmount = closedWholeOf(descending, covered);
  return {
    waterFillAmount: Float64Array.from(profitAmount, (profit) => Math.max(0, profit - waterLevelAmount)),
    waterLevelAmount,
    proRataAmount: Float64Array.from(profitAmount, (profit) => (total > 0 ? covered * (profit / total) : 0)),
    closedWholeProfitAmount,
    overshootAmount: closedWholeProfitAmount - covered,
    uncoveredAmount: Math.max(0, deficitAmount - total),
  };
}

/** With the k largest cut to one level, it is (their sum - covered) / k; it is theirs once the next one lies below it. */
function waterLevelOf(descending: Float64Array, covered: number): number {
  let sum = 0;
  for (let count = 1; count <= descending.length; count++) {
    sum += descending[count - 1] ?? 0;
    const level = (sum - covered) / count;
    if (level >= (descending[count] ?? 0)) return level;
  }
  return 0;
}

function closedWholeOf(descending: Float64Array, covered: number): number {
  let closed = 0;
  for (const profit of descending) {
    if (closed >= covered) return closed;
    closed += profit;
  }
  return closed;
}

function refuseProfits(profitAmount: Column): Refusal | null {
  for (let row = 0; row < profitAmount.length; row++)
    if (!isIn(profitAmount[row] ?? Number.NaN, { atLeast: 0 }))
      return refuse(
        'BAD_PARAMETER',
        `The profit in row ${row} is ${profitAmount[row]}; a number of at least 0 is expected.`,
        'profitAmount',
        String(row),
      );
  return null;
}
