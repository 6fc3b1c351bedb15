import { refuseOutOfRange } from '../../check-ranges.ts';
import type { DeleveragingOrder } from '../../margin/deleveraging-order.ts';
import { type Refusal, refuse } from '../../problems.ts';
import { type PriceImpact, refuseImpact } from '../impact/price-impact.ts';

/** How a venue liquidates, and how its market takes it. Ratios are shares of one. */
export interface LiquidationRules {
  readonly impact: PriceImpact;
  /** Share of the gap to its resting price that the price closes in a round, 0 to 1. */
  readonly resilience: number;
  /** Share of an order's impact by which the resting price moves too, 0 to 1: it stays however much the book refills. */
  readonly permanentShare: number;
  /** Weight of the newest price in the mark, above 0 and at most 1; 1 is no smoothing. */
  readonly markNewestWeight: number;
  /** Share of a position closed at a time while it has equity, above 0 and at most 1. */
  readonly closedShare: number;
  /** On what liquidated accounts trade. */
  readonly tradingFeeRatio: number;
  /** On the same, paid out of what collateral is left, into the insurance fund. */
  readonly liquidationFeeRatio: number;
  readonly insuranceFundAmount: number;
  /** Halts liquidations for some rounds once the price after one is so far from where it began; once, and null never. */
  readonly circuitBreaker: { readonly moveRatio: number; readonly haltRounds: number } | null;
  /** Null where losses beyond the insurance fund are shared by all. */
  readonly autoDeleveraging: DeleveragingOrder | null;
}

/** Everything closed at once at the last price, all impact staying, no fee, no fund and no guardrail. */
export const PLAIN_RULES: Omit<LiquidationRules, 'impact'> = {
  resilience: 0,
  permanentShare: 0,
  markNewestWeight: 1,
  closedShare: 1,
  tradingFeeRatio: 0,
  liquidationFeeRatio: 0,
  insuranceFundAmount: 0,
  circuitBreaker: null,
  autoDeleveraging: null,
};

export function refuseRules(rules: LiquidationRules): Refusal | null {
  const { impact, circuitBreaker } = rules;
  const refusal =
    refuseOutOfRange(numbersOf(rules), {
      resilience: { atLeast: 0, atMost: 1 },
      permanentShare: { atLeast: 0, atMost: 1 },
      markNewestWeight: { above: 0, atMost: 1 },
      closedShare: { above: 0, atMost: 1 },
      tradingFeeRatio: { atLeast: 0, below: 1 },
      liquidationFeeRatio: { atLeast: 0, below: 1 },
      insuranceFundAmount: { atLeast: 0 },
    }) ?? refuseImpact(impact);
  if (refusal) return refusal;
  if (impact.law === 'SQUARE_ROOT' && rules.resilience > 0)
    return refuse(
      'BAD_PARAMETER',
      'Under the square-root law the price follows from all that was ordered, so that it cannot also return by itself. Use a resilience of 0, or another law.',
      'resilience',
    );
  if (circuitBreaker === null) return null;
  const { moveRatio, haltRounds } = circuitBreaker;
  if (!Number.isInteger(haltRounds))
    return refuse('BAD_PARAMETER', `haltRounds is ${haltRounds}; a whole number is expected.`, 'haltRounds');
  return refuseOutOfRange({ moveRatio, haltRounds }, { moveRatio: { above: 0 }, haltRounds: { atLeast: 0 } });
}

function numbersOf(rules: LiquidationRules) {
  const { resilience, permanentShare, markNewestWeight, closedShare } = rules;
  const { tradingFeeRatio, liquidationFeeRatio, insuranceFundAmount } = rules;
  return {
    resilience,
    permanentShare,
    markNewestWeight,
    closedShare,
    tradingFeeRatio,
    liquidationFeeRatio,
    insuranceFundAmount,
  };
}
