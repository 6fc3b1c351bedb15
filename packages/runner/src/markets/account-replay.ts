import type { CascadeInput, CascadeRound, GuardedCascade } from '@faultline/engine';

/** A position with its collateral while a cascade runs. Amounts in the snapshot's currency and scale. */
interface Account {
  readonly side: number;
  readonly entryPrice: number;
  quantity: number;
  collateral: number;
  paidOut: number;
}

/** As the cascade begins. */
function openAccount({ book }: CascadeInput, row: number): Account {
  return {
    side: book.side[row] ?? 0,
    entryPrice: book.entryPrice[row] ?? 0,
    quantity: book.quantity[row] ?? 0,
    collateral: book.collateralAmount[row] ?? 0,
    paidOut: 0,
  };
}

/** At a price, with what was paid out. */
function equityOf({ side, quantity, entryPrice, collateral, paidOut }: Account, price: number): number {
  return collateral + paidOut + side * quantity * (price - entryPrice);
}

/** Equity of an account of the book before the shock, and at the last price. */
export type EquityChange = (row: number) => { readonly beforeAmount: number; readonly afterAmount: number };

/** Of every account of the book, the trace being read once. */
export function equityChanges({ market, cascade }: Pick<GuardedCascade, 'market' | 'cascade'>): EquityChange {
  const replayed = replayAccounts(market, cascade.trace);
  return (row) => {
    const open = openAccount(market, row);
    return {
      beforeAmount: equityOf(open, market.initialPrice),
      afterAmount: equityOf(replayed.get(row) ?? open, cascade.finalPrice),
    };
  };
}

/** What each account that was closed in the market or against another has left, from the lines of the trace. */
function replayAccounts(market: CascadeInput, trace: readonly CascadeRound[]): ReadonlyMap<number, Account> {
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
