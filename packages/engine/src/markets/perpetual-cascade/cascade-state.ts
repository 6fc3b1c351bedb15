import type { MarketPrice } from '../impact/price-impact.ts';
import type { LiquidationRules } from './liquidation-rules.ts';
import { openInterest, type PerpetualBook } from './perpetual-book.ts';

/** Where a cascade stands. Every amount lies with somebody: their sum never changes. */
export interface CascadeState extends MarketPrice {
  readonly book: PerpetualBook & { readonly quantity: Float64Array; readonly collateralAmount: Float64Array };
  readonly initialPrice: number;
  readonly fundamentalPrice: number;
  price: number;
  orderedQuantity: number;
  restingPrice: number;
  mark: number;
  insuranceFundAmount: number;
  /** Losses beyond collateral and fund, borne by all who trade. */
  badDebtAmount: number;
  tradingFeesAmount: number;
  /** What was left to accounts whose positions were closed. */
  paidOutAmount: number;
  liquidityProviderQuantity: number;
  liquidityProviderCashAmount: number;
  haltRoundsLeft: number;
  breakerHasFired: boolean;
}

/** The liquidity provider begins with what longs and shorts do not hold of each other, paid for at the initial price. */
export function openState(
  book: PerpetualBook,
  rules: LiquidationRules,
  { initialPrice, shockRatio }: { readonly initialPrice: number; readonly shockRatio: number },
): CascadeState {
  const { longQuantity, shortQuantity } = openInterest(book);
  const fundamentalPrice = initialPrice * (1 + shockRatio);
  const liquidityProviderQuantity = shortQuantity - longQuantity;
  return {
    book: {
      ...book,
      quantity: Float64Array.from(book.quantity),
      collateralAmount: Float64Array.from(book.collateralAmount),
    },
    initialPrice,
    fundamentalPrice,
    price: fundamentalPrice,
    referencePrice: fundamentalPrice,
    orderedQuantity: 0,
    restingPrice: fundamentalPrice,
    mark: initialPrice,
    insuranceFundAmount: rules.insuranceFundAmount,
    badDebtAmount: 0,
    tradingFeesAmount: 0,
    paidOutAmount: 0,
    liquidityProviderQuantity,
    liquidityProviderCashAmount: -liquidityProviderQuantity * initialPrice,
    haltRoundsLeft: 0,
    breakerHasFired: false,
  };
}

/** Who has how much, in the market's quote currency. */
export interface CascadeWealth {
  /** Equity of open positions. */
  readonly accountsAmount: number;
  readonly paidOutAmount: number;
  readonly insuranceFundAmount: number;
  readonly liquidityProviderAmount: number;
  readonly tradingFeesAmount: number;
  /** 0 or less. */
  readonly socialisedAmount: number;
  readonly totalAmount: number;
}

export function wealthAt(state: CascadeState, price: number): CascadeWealth {
  const { side, quantity, entryPrice, collateralAmount } = state.book;
  let accountsAmount = 0;
  for (let row = 0; row < side.length; row++)
    accountsAmount +=
      (collateralAmount[row] ?? 0) + (side[row] ?? 0) * (quantity[row] ?? 0) * (price - (entryPrice[row] ?? 0));
  const parts = {
    accountsAmount,
    paidOutAmount: state.paidOutAmount,
    insuranceFundAmount: state.insuranceFundAmount,
    liquidityProviderAmount: state.liquidityProviderCashAmount + state.liquidityProviderQuantity * price,
    tradingFeesAmount: state.tradingFeesAmount,
    socialisedAmount: -state.badDebtAmount,
  };
  return { ...parts, totalAmount: Object.values(parts).reduce((sum, amount) => sum + amount, 0) };
}
