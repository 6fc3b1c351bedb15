import { refuseOutOfRange } from '../../check-ranges.ts';
import { type Refusal, refuse } from '../../problems.ts';
import { executeOrder, type PriceImpact, refuseImpact } from '../impact/price-impact.ts';
import type { LiquidationRules } from '../perpetual-cascade/liquidation-rules.ts';
import { decompose, type PriceDecomposition } from '../perpetual-cascade/perpetual-cascade.ts';
import { countShortAt, type LiquidationLadder, type LiquidationLadders } from './liquidation-ladder.ts';

export interface LadderMarket {
  readonly initialPrice: number;
  readonly shockRatio: number;
  readonly impact: PriceImpact;
  readonly insuranceFundAmount: number;
}

export interface LadderCascade extends PriceDecomposition {
  readonly liquidationRounds: number;
  readonly liquidatedCount: number;
  readonly liquidatedQuantity: number;
  /** Losses beyond collateral. */
  readonly deficitAmount: number;
  readonly insuranceFundAmount: number;
  readonly badDebtAmount: number;
}

/** Whether prices and liquidations under these rules are those of a ladder: all closed at once at the last price, all impact staying. Fees do not move them. */
export function followsLadder(rules: LiquidationRules): boolean {
  return (
    rules.resilience === 0 &&
    rules.markNewestWeight === 1 &&
    rules.closedShare === 1 &&
    rules.circuitBreaker === null &&
    rules.autoDeleveraging === null
  );
}

/**
 * The cascade of `perpetualCascade` under plain rules, round by round, in time that grows with the rounds and the
 * logarithm of the book: what a price reaches is found by bisection, what that holds and lacks by prefix sums. The same
 * liquidations, unless a price is within rounding of a trigger price; prices and amounts differ by what sums in another
 * order do. Refuses what `perpetualCascade` refuses of
 * them, and a shock after which longs and shorts both fall short, where orders of both sides mix.
 */
export function ladderCascade(ladders: LiquidationLadders, market: LadderMarket): LadderCascade | Refusal {
  const { initialPrice, shockRatio, impact, insuranceFundAmount } = market;
  const refusal =
    refuseOutOfRange(
      { initialPrice, shockRatio, insuranceFundAmount },
      { initialPrice: { above: 0 }, shockRatio: { above: -1 }, insuranceFundAmount: { atLeast: 0 } },
    ) ?? refuseImpact(impact);
  if (refusal) return refusal;
  const fundamentalPrice = initialPrice * (1 + shockRatio);
  const shortsFall = countShortAt(ladders.shorts, fundamentalPrice) > 0;
  if (shortsFall && countShortAt(ladders.longs, fundamentalPrice) > 0)
    return refuse(
      'BAD_PARAMETER',
      'Longs and shorts both fall short after this shock. Use the full cascade.',
      'shockRatio',
    );
  const { price, ...rounds } = descend(shortsFall ? ladders.shorts : ladders.longs, market, fundamentalPrice);
  return { ...decompose({ initialPrice, shockRatio, finalPrice: price }), ...rounds };
}

function descend(ladder: LiquidationLadder, { impact, insuranceFundAmount }: LadderMarket, start: number) {
  const { side, quantityOfFirst } = ladder;
  let [price, liquidatedCount, liquidationRounds, orderedQuantity] = [start, 0, 0, 0];
  let [fund, deficitAmount, badDebtAmount] = [insuranceFundAmount, 0, 0];
  for (;;) {
    const reached = countShortAt(ladder, price, liquidatedCount);
    if (reached === liquidatedCount) break;
    const order = -side * ((quantityOfFirst[reached] ?? 0) - (quantityOfFirst[liquidatedCount] ?? 0));
    const executed = executeOrder(impact, { price, referencePrice: start, orderedQuantity }, order);
    const deficit = deficitBetween(ladder, liquidatedCount, reached, executed.volumeWeightedPrice);
    deficitAmount += deficit;
    badDebtAmount += Math.max(0, deficit - fund);
    fund = Math.max(0, fund - deficit);
    orderedQuantity += order;
    price = executed.priceAfter;
    liquidatedCount = reached;
    liquidationRounds++;
  }
  return {
    price,
    liquidatedCount,
    liquidationRounds,
    liquidatedQuantity: quantityOfFirst[liquidatedCount] ?? 0,
    deficitAmount,
    badDebtAmount,
    insuranceFundAmount: fund,
  };
}

/** What positions `from` to `to` of a ladder lose beyond collateral when closed at a price. */
function deficitBetween(ladder: LiquidationLadder, from: number, to: number, price: number): number {
  const { side, bankruptcyPrice, quantityOfFirst, bankruptcyAmountOfFirst } = ladder;
  if (!ladder.isInBankruptcyOrder) {
    let deficit = 0;
    for (let place = from; place < to; place++) {
      const quantity = (quantityOfFirst[place + 1] ?? 0) - (quantityOfFirst[place] ?? 0);
      deficit += quantity * Math.max(0, side * ((bankruptcyPrice[place] ?? 0) - price));
    }
    return deficit;
  }
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (side * ((bankruptcyPrice[middle] ?? 0) - price) > 0) low = middle + 1;
    else high = middle;
  }
  const quantity = (quantityOfFirst[low] ?? 0) - (quantityOfFirst[from] ?? 0);
  const amount = (bankruptcyAmountOfFirst[low] ?? 0) - (bankruptcyAmountOfFirst[from] ?? 0);
  return Math.max(0, side * (amount - quantity * price));
}
