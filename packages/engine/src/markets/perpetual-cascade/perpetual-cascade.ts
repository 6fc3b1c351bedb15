import { refuseOutOfRange } from '../../check-ranges.ts';
import { type Refusal, refuse } from '../../problems.ts';
import { type CascadeState, type CascadeWealth, openState, wealthAt } from './cascade-state.ts';
import { type LiquidationRound, liquidate } from './liquidation-round.ts';
import { type LiquidationRules, refuseRules } from './liquidation-rules.ts';
import { fallsShortAt, type PerpetualBook, refuseBook } from './perpetual-book.ts';

export interface CascadeInput {
  readonly book: PerpetualBook;
  readonly rules: LiquidationRules;
  /** Above 0; marks begin there. */
  readonly initialPrice: number;
  /** Price move that begins it, above -1. */
  readonly shockRatio: number;
}

/** HALTED: nobody is liquidated and the price recovers. WAITING: nobody falls short yet, at a mark that lags the price. */
export interface QuietRound {
  readonly kind: 'HALTED' | 'WAITING';
  readonly round: number;
  readonly mark: number;
  readonly priceAtEnd: number;
}

export type CascadeRound = LiquidationRound | QuietRound;

/** How far a price went, as shares of the price before the shock, and how much of it nobody but forced orders made. */
export interface PriceDecomposition {
  readonly fundamentalPrice: number;
  readonly finalPrice: number;
  readonly totalMoveRatio: number;
  readonly fundamentalMoveRatio: number;
  readonly mechanicalMoveRatio: number;
  /** Total over the shock; null without a shock. */
  readonly amplification: number | null;
}

export interface PerpetualCascade extends PriceDecomposition {
  /** MAX_ROUNDS: the result is what had happened by then. */
  readonly ending: 'SETTLED' | 'MAX_ROUNDS';
  /** Rounds in which somebody was liquidated. */
  readonly liquidationRounds: number;
  readonly haltedRounds: number;
  readonly liquidatedQuantity: number;
  /** At the prices paid. */
  readonly liquidatedNotionalAmount: number;
  /** Rows of accounts liquidated in part or whole, ascending. */
  readonly liquidatedAccounts: readonly number[];
  /** Accounts that fell short at the initial price, so that no shock was needed. */
  readonly accountsShortAtOpen: number;
  readonly insuranceFundAmount: number;
  /** Negative where fees filled it. */
  readonly insuranceFundUsedAmount: number;
  readonly badDebtAmount: number;
  readonly tradingFeesAmount: number;
  /** What winners gave up, and units that none was left to take. */
  readonly forgoneGainAmount: number;
  readonly deleveragedQuantity: number;
  readonly unfilledQuantity: number;
  /** Units the liquidity provider ends up with. */
  readonly liquidityProviderQuantity: number;
  readonly wealthBefore: CascadeWealth;
  readonly wealthAfter: CascadeWealth;
  readonly trace: readonly CascadeRound[];
}

const MOST_ROUNDS = 20_000;
/** A mark so close to the price, as a share of it, lags no more. */
const CAUGHT_UP = 1e-9;

/**
 * A market of perpetual futures after a price shock: who falls short of maintenance margin at the mark is closed by force,
 * the forced orders move the price, and so on until nobody falls short. Equations in the method card; forced selling as in
 * Brunnermeier and Pedersen (2009), Market liquidity and funding liquidity, Review of Financial Studies 22, and Thurner,
 * Farmer and Geanakoplos, arXiv 0908.1555. Longs fall to a falling price and shorts to a rising one (a squeeze).
 * Refuses books, rules and shocks out of their ranges, and amounts too large to add up (NUMERIC_OVERFLOW).
 */
export function perpetualCascade(input: CascadeInput): PerpetualCascade | Refusal {
  const { book, rules, initialPrice, shockRatio } = input;
  const refusal =
    refuseOutOfRange({ initialPrice, shockRatio }, { initialPrice: { above: 0 }, shockRatio: { above: -1 } }) ??
    refuseRules(rules) ??
    refuseBook(book);
  if (refusal) return refusal;
  const cascade = cascadeOf(input);
  if (!Number.isFinite(cascade.wealthAfter.totalAmount) || !Number.isFinite(cascade.finalPrice))
    return refuse('NUMERIC_OVERFLOW', 'Amounts or prices of the cascade are too large to add up.', 'book');
  return cascade;
}

/** The same of an input that has been checked. */
export function cascadeOf(input: CascadeInput): PerpetualCascade {
  const { book, rules, initialPrice, shockRatio } = input;
  const state = openState(book, rules, input);
  const wealthBefore = wealthAt(state, initialPrice);
  const accountsShortAtOpen = shortAccounts(state).length;
  const { trace, ending } = runRounds(state, rules);
  return {
    ...decompose({ initialPrice, shockRatio, finalPrice: state.price }),
    ...totalsOf(trace, book.side.length),
    ending,
    accountsShortAtOpen,
    insuranceFundAmount: state.insuranceFundAmount,
    insuranceFundUsedAmount: rules.insuranceFundAmount - state.insuranceFundAmount,
    badDebtAmount: state.badDebtAmount,
    tradingFeesAmount: state.tradingFeesAmount,
    liquidityProviderQuantity: state.liquidityProviderQuantity,
    wealthBefore,
    wealthAfter: wealthAt(state, state.price),
    trace,
  };
}

export function decompose({
  initialPrice,
  shockRatio,
  finalPrice,
}: Pick<CascadeInput, 'initialPrice' | 'shockRatio'> & { readonly finalPrice: number }): PriceDecomposition {
  const fundamentalPrice = initialPrice * (1 + shockRatio);
  const totalMoveRatio = finalPrice / initialPrice - 1;
  // Where nothing is added to the shock it is 1, and not what a quotient of two differences rounds to.
  const amplification = finalPrice === fundamentalPrice ? 1 : totalMoveRatio / shockRatio;
  return {
    fundamentalPrice,
    finalPrice,
    totalMoveRatio,
    fundamentalMoveRatio: fundamentalPrice / initialPrice - 1,
    mechanicalMoveRatio: (finalPrice - fundamentalPrice) / initialPrice,
    // A shock that is less than the last bit of the price is none.
    amplification: fundamentalPrice === initialPrice ? null : amplification,
  };
}

function runRounds(state: CascadeState, rules: LiquidationRules): Pick<PerpetualCascade, 'trace' | 'ending'> {
  const trace: CascadeRound[] = [];
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    state.mark = rules.markNewestWeight * state.price + (1 - rules.markNewestWeight) * state.mark;
    if (state.haltRoundsLeft > 0) {
      state.haltRoundsLeft--;
      state.price += rules.resilience * (state.restingPrice - state.price);
      trace.push({ kind: 'HALTED', round, mark: state.mark, priceAtEnd: state.price });
      continue;
    }
    const accounts = shortAccounts(state);
    if (accounts.length > 0) trace.push(liquidate(state, rules, { round, accounts }));
    else if (rules.markNewestWeight < 1 && Math.abs(state.mark - state.price) > CAUGHT_UP * state.price)
      trace.push({ kind: 'WAITING', round, mark: state.mark, priceAtEnd: state.price });
    else return { trace, ending: 'SETTLED' };
  }
  return { trace, ending: 'MAX_ROUNDS' };
}

function shortAccounts({ book, mark }: CascadeState): readonly number[] {
  const accounts: number[] = [];
  for (let row = 0; row < book.side.length; row++) if (fallsShortAt(book, row, mark)) accounts.push(row);
  return accounts;
}

function totalsOf(trace: readonly CascadeRound[], accountCount: number) {
  const rounds = trace.filter((round) => round.kind === 'LIQUIDATION');
  const isLiquidated = new Uint8Array(accountCount);
  let [liquidatedQuantity, liquidatedNotionalAmount] = [0, 0];
  let [forgoneGainAmount, deleveragedQuantity, unfilledQuantity] = [0, 0, 0];
  for (const { liquidations, volumeWeightedPrice, deleveraging } of rounds) {
    for (const { account, quantity } of liquidations) {
      isLiquidated[account] = 1;
      liquidatedQuantity += quantity;
      liquidatedNotionalAmount += quantity * volumeWeightedPrice;
    }
    for (const { quantity, price, forgoneGainAmount: forgone } of deleveraging?.fills ?? []) {
      liquidatedQuantity += quantity;
      liquidatedNotionalAmount += quantity * price;
      deleveragedQuantity += quantity;
      forgoneGainAmount += forgone;
    }
    unfilledQuantity += deleveraging?.unfilledQuantity ?? 0;
  }
  return {
    liquidationRounds: rounds.length,
    haltedRounds: trace.filter(({ kind }) => kind === 'HALTED').length,
    liquidatedQuantity,
    liquidatedNotionalAmount,
    liquidatedAccounts: rowsWhere(isLiquidated),
    forgoneGainAmount,
    deleveragedQuantity,
    unfilledQuantity,
  };
}

function rowsWhere(flags: Uint8Array): readonly number[] {
  const rows: number[] = [];
  for (let row = 0; row < flags.length; row++) if (flags[row] === 1) rows.push(row);
  return rows;
}
