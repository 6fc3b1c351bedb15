import type { CascadeInput, CascadeRound, GuardedCascade } from '@faultline/engine';

/** LIQUIDATED: accounts closed in part or whole. SOCIALISED: losses beyond collateral and fund, shared by all who trade. */
export const PARTIES = [
  'LIQUIDATED',
  'OTHER_ACCOUNTS',
  'INSURANCE_FUND',
  'LIQUIDITY_PROVIDER',
  'SOCIALISED',
  'TRADING_FEES',
] as const;
export type Party = (typeof PARTIES)[number];

/** Amounts in the snapshot's currency and scale: equity of accounts at the price, with what they were paid out. */
export interface WealthChange {
  readonly party: Party;
  readonly beforeAmount: number;
  readonly afterAmount: number;
}

/** Who had how much at the price before the shock and has how much at the last one. Nothing is made or lost on the way. */
export function wealthChanges({
  market,
  cascade,
}: Pick<GuardedCascade, 'market' | 'cascade'>): readonly WealthChange[] {
  const { wealthBefore, wealthAfter, liquidatedAccounts, finalPrice } = cascade;
  const liquidated = { before: 0, after: 0 };
  const accounts = replay(market, cascade.trace);
  for (const row of liquidatedAccounts) {
    liquidated.before += equityOf(openAccount(market, row), market.initialPrice);
    liquidated.after += equityOf(accounts.get(row) ?? openAccount(market, row), finalPrice);
  }
  const change = (party: Party, beforeAmount: number, afterAmount: number) => ({ party, beforeAmount, afterAmount });
  return [
    change('LIQUIDATED', liquidated.before, liquidated.after),
    change(
      'OTHER_ACCOUNTS',
      wealthBefore.accountsAmount - liquidated.before,
      wealthAfter.accountsAmount + wealthAfter.paidOutAmount - liquidated.after,
    ),
    change('INSURANCE_FUND', wealthBefore.insuranceFundAmount, wealthAfter.insuranceFundAmount),
    change('LIQUIDITY_PROVIDER', wealthBefore.liquidityProviderAmount, wealthAfter.liquidityProviderAmount),
    change('SOCIALISED', wealthBefore.socialisedAmount, wealthAfter.socialisedAmount),
    change('TRADING_FEES', wealthBefore.tradingFeesAmount, wealthAfter.tradingFeesAmount),
  ];
}

interface Account {
  readonly side: number;
  readonly entryPrice: number;
  quantity: number;
  collateral: number;
  paidOut: number;
}

function openAccount({ book }: CascadeInput, row: number): Account {
  return {
    side: book.side[row] ?? 0,
    entryPrice: book.entryPrice[row] ?? 0,
    quantity: book.quantity[row] ?? 0,
    collateral: book.collateralAmount[row] ?? 0,
    paidOut: 0,
  };
}

function equityOf({ side, quantity, entryPrice, collateral, paidOut }: Account, price: number): number {
  return collateral + paidOut + side * quantity * (price - entryPrice);
}

/** What each account that was closed in the market or against another has left, from the lines of the trace. */
function replay(market: CascadeInput, trace: readonly CascadeRound[]): ReadonlyMap<number, Account> {
  const accounts = new Map<number, Account>();
  const at = (row: number) => {
    const account = accounts.get(row) ?? openAccount(market, row);
    accounts.set(row, account);
    return account;
  };
  for (const round of trace) {
    if (round.kind !== 'LIQUIDATION') continue;
    for (const { liquidatedAccount, account, quantity, price } of round.deleveraging?.fills ?? [])
      for (const closed of [at(liquidatedAccount), at(account)]) {
        closed.collateral += closed.side * quantity * (price - closed.entryPrice);
        closed.quantity -= quantity;
      }
    for (const { account, quantity, isWhole, residualAmount } of round.liquidations) {
      const closed = at(account);
      closed.quantity = isWhole ? 0 : closed.quantity - quantity;
      closed.collateral = isWhole ? 0 : residualAmount;
      // What a position closed whole lacks is charged to the fund and to all who trade, not to its owner.
      closed.paidOut += isWhole ? Math.max(0, residualAmount) : 0;
    }
  }
  return accounts;
}
