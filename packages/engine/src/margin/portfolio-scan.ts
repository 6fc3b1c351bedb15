import type { Column } from '@faultline/network';
import { isIn, refuseOutOfRange } from '../check-ranges.ts';
import { compensatedSum } from '../numeric/compensated-sum.ts';
import { type Refusal, refuse } from '../problems.ts';

/** What a venue scans a book for, and how much of an offset it grants. */
export interface ScanRules {
  /** Largest price move, either way, as a share of the price. */
  readonly maxMoveRatio: number;
  /** Price moves tried, equally spaced from the largest fall to the largest rise; a whole number from 2. */
  readonly steps: number;
  /** Share of the requirement taken from one move common to all assets instead of from the worst move of each; 0 to 1. */
  readonly correlationCredit: number;
  /** Margin over notional without any scan, for comparison; 0 or more. */
  readonly flatRatio: number;
}

export interface PortfolioScan {
  /** Largest loss of each asset on its own, in the order of the deltas. */
  readonly worstLossAmount: Float64Array;
  /** Their sum: no offset between assets. */
  readonly standaloneAmount: number;
  /** Largest loss where all assets move alike: the full offset. */
  readonly commonMoveAmount: number;
  readonly requirementAmount: number;
  readonly flatAmount: number;
  /** 1 - requirement over standalone; null where nothing is required standalone. */
  readonly offsetRatio: number | null;
}

/**
 * Margin of a book whose value moves one for one with prices, by a scan of price moves with and without an offset between
 * assets: requirement = w x common move + (1 - w) x sum of the worst. The form of Deribit's portfolio margin (16 % either
 * way) with Variational's blend of no and complete correlation. The two ends are equal for one-sided books, where assets
 * moving alike is the worst that can happen; books that are long and short are worst off when they do not.
 * BAD_PARAMETER for a largest move of 0 or less, fewer than two steps, a credit outside 0 to 1 and deltas that are not
 * finite; NUMERIC_OVERFLOW where they do not add up.
 */
export function portfolioScan(deltaAmount: Column, rules: ScanRules): PortfolioScan | Refusal {
  const refusal = refuseRules(rules) ?? refuseDeltas(deltaAmount);
  if (refusal) return refusal;
  const { correlationCredit, flatRatio } = rules;
  const moves = movesOf(rules);
  const worstLossAmount = Float64Array.from(deltaAmount, (delta) => worstLoss(delta, moves));
  const standaloneAmount = compensatedSum(worstLossAmount);
  const commonMoveAmount = worstLoss(compensatedSum(Array.from(deltaAmount)), moves);
  const flatAmount = flatRatio * compensatedSum(Array.from(deltaAmount, Math.abs));
  if (![standaloneAmount, commonMoveAmount, flatAmount].every(Number.isFinite))
    return refuse('NUMERIC_OVERFLOW', 'The deltas are too large to add up; use a larger unit.', 'deltaAmount');
  const requirementAmount = correlationCredit * commonMoveAmount + (1 - correlationCredit) * standaloneAmount;
  return {
    worstLossAmount,
    standaloneAmount,
    commonMoveAmount,
    requirementAmount,
    flatAmount,
    offsetRatio: standaloneAmount > 0 ? 1 - requirementAmount / standaloneAmount : null,
  };
}

function movesOf({ maxMoveRatio, steps }: ScanRules): Float64Array {
  return Float64Array.from({ length: steps }, (_, step) => maxMoveRatio * ((2 * step) / (steps - 1) - 1));
}

function worstLoss(delta: number, moves: Float64Array): number {
  return moves.reduce((worst, move) => Math.max(worst, -delta * move), 0);
}

function refuseRules({ maxMoveRatio, steps, correlationCredit, flatRatio }: ScanRules): Refusal | null {
  const refusal = refuseOutOfRange(
    { maxMoveRatio, steps, correlationCredit, flatRatio },
    {
      maxMoveRatio: { above: 0 },
      steps: { atLeast: 2, atMost: MOST_STEPS },
      correlationCredit: { atLeast: 0, atMost: 1 },
      flatRatio: { atLeast: 0 },
    },
  );
  if (refusal) return refusal;
  return Number.isInteger(steps)
    ? null
    : refuse('BAD_PARAMETER', `steps is ${steps}; a whole number is expected.`, 'steps');
}

/** The loss is straight in the move, so that more steps would find nothing new; this bounds the work. */
const MOST_STEPS = 10_001;

function refuseDeltas(deltaAmount: Column): Refusal | null {
  for (let row = 0; row < deltaAmount.length; row++)
    if (!isIn(deltaAmount[row] ?? Number.NaN, {}))
      return refuse(
        'BAD_PARAMETER',
        `The delta in row ${row} is ${deltaAmount[row]}; a number that is finite is expected.`,
        'deltaAmount',
        String(row),
      );
  return null;
}
