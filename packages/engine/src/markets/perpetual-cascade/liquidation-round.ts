import { executeOrder } from '../impact/price-impact.ts';
import type { CascadeState } from './cascade-state.ts';
import { type Deleveraging, deleverageFor } from './deleverage-winners.ts';
import type { LiquidationRules } from './liquidation-rules.ts';

/** What one account sells or buys by force in a round. */
export interface Liquidation {
  /** Row of the account. */
  readonly account: number;
  /** Units closed in the market. */
  readonly quantity: number;
  readonly isWhole: boolean;
  /** Collateral after fill and fees: paid out where all is closed, margin still in the account where not. */
  readonly residualAmount: number;
  /** What a position closed whole lost beyond its collateral. */
  readonly deficitAmount: number;
  readonly liquidationFeeAmount: number;
}

export interface LiquidationRound {
  readonly kind: 'LIQUIDATION';
  readonly round: number;
  readonly mark: number;
  readonly priceBefore: number;
  /** Units, negative where liquidations sell. */
  readonly forcedOrderQuantity: number;
  readonly volumeWeightedPrice: number;
  readonly priceAfterOrder: number;
  readonly liquidations: readonly Liquidation[];
  /** Null where the venue does not deleverage winners, or did not have to. */
  readonly deleveraging: Deleveraging | null;
  /** Loss of this round beyond the insurance fund, borne by all who trade. */
  readonly badDebtAmount: number;
  readonly insuranceFundAmount: number;
  readonly trippedBreaker: boolean;
  readonly priceAtEnd: number;
}

/** Closes positions of the accounts that fall short, in row order, by one order at one average price. */
export function liquidate(
  state: CascadeState,
  rules: LiquidationRules,
  { round, accounts }: { readonly round: number; readonly accounts: readonly number[] },
): LiquidationRound {
  const { price: priceBefore, mark } = state;
  const closing = accounts.map((account) => ({ account, quantity: closedQuantity(state, rules, account) }));
  const deleveraging = rules.autoDeleveraging ? deleverageFor(state, rules, closing) : null;
  const sold = deleveraging ? deleveraging.leftForMarket : closing;
  let forcedOrderQuantity = 0;
  for (const { account, quantity } of sold) forcedOrderQuantity -= (state.book.side[account] ?? 0) * quantity;
  const { volumeWeightedPrice, priceAfter } = executeOrder(rules.impact, state, forcedOrderQuantity);
  state.orderedQuantity += forcedOrderQuantity;
  state.liquidityProviderQuantity -= forcedOrderQuantity;
  state.liquidityProviderCashAmount += forcedOrderQuantity * volumeWeightedPrice;
  const liquidations = sold.map((closed) => settle(state, rules, { ...closed, price: volumeWeightedPrice }));
  const badDebtAmount = Math.max(0, -state.insuranceFundAmount);
  state.badDebtAmount += badDebtAmount;
  state.insuranceFundAmount = Math.max(0, state.insuranceFundAmount);
  state.restingPrice += rules.permanentShare * (priceAfter - priceBefore);
  state.price = priceAfter + rules.resilience * (state.restingPrice - priceAfter);
  return {
    kind: 'LIQUIDATION',
    round,
    mark,
    priceBefore,
    forcedOrderQuantity,
    volumeWeightedPrice,
    priceAfterOrder: priceAfter,
    liquidations,
    deleveraging: deleveraging && deleveraging.orphanedQuantity > 0 ? deleveraging : null,
    badDebtAmount,
    insuranceFundAmount: state.insuranceFundAmount,
    trippedBreaker: tripsBreaker(state, rules),
    priceAtEnd: state.price,
  };
}

/** Who still has equity at the mark is closed share by share; who has none is closed whole. */
function closedQuantity({ book, mark }: CascadeState, { closedShare }: LiquidationRules, account: number): number {
  const quantity = book.quantity[account] ?? 0;
  const profit = (book.side[account] ?? 0) * quantity * (mark - (book.entryPrice[account] ?? 0));
  return (book.collateralAmount[account] ?? 0) + profit > 0 ? closedShare * quantity : quantity;
}

function settle(
  state: CascadeState,
  rules: LiquidationRules,
  { account, quantity, price }: { readonly account: number; readonly quantity: number; readonly price: number },
): Liquidation {
  const { side, quantity: held, entryPrice, collateralAmount } = state.book;
  const tradingFee = rules.tradingFeeRatio * quantity * price;
  const profit = (side[account] ?? 0) * quantity * (price - (entryPrice[account] ?? 0));
  const beforeFee = (collateralAmount[account] ?? 0) + profit - tradingFee;
  const liquidationFeeAmount = Math.min(rules.liquidationFeeRatio * quantity * price, Math.max(0, beforeFee));
  const residualAmount = beforeFee - liquidationFeeAmount;
  const isWhole = quantity >= (held[account] ?? 0);
  state.tradingFeesAmount += tradingFee;
  state.insuranceFundAmount += liquidationFeeAmount;
  held[account] = isWhole ? 0 : (held[account] ?? 0) - quantity;
  collateralAmount[account] = isWhole ? 0 : residualAmount;
  if (isWhole) {
    state.paidOutAmount += Math.max(0, residualAmount);
    state.insuranceFundAmount += Math.min(0, residualAmount);
  }
  const deficitAmount = isWhole ? Math.max(0, -residualAmount) : 0;
  return { account, quantity, isWhole, residualAmount, deficitAmount, liquidationFeeAmount };
}

/** Judged after a round with liquidations, so that the shock alone halts nothing; it fires once. */
function tripsBreaker(state: CascadeState, { circuitBreaker }: LiquidationRules): boolean {
  if (circuitBreaker === null || state.breakerHasFired) return false;
  if (!(Math.abs(state.price / state.initialPrice - 1) >= circuitBreaker.moveRatio)) return false;
  state.breakerHasFired = true;
  state.haltRoundsLeft = circuitBreaker.haltRounds;
  return true;
}
