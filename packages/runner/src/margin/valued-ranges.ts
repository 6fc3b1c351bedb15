import {
  type AccountMargins,
  accountMargins,
  type MarginBook,
  type MarginMarkets,
  type Problem,
} from '@faultline/engine';
import type { Column, NetworkSnapshot } from '@faultline/network';

/** Accounts `from` .. `to` - 1 as a book of their own, valued together; or one account that cannot be, and why. */
export type ValuedRange = { readonly from: number; readonly to: number; readonly firstPosition: number } & (
  | { readonly book: MarginBook; readonly margins: AccountMargins; readonly problem: null }
  | { readonly problem: Problem }
);

/**
 * All accounts in ascending order. One that cannot be valued refuses the whole book it is in: those above a margin tier are
 * put by themselves beforehand, and for whatever else there is a book is halved until nobody else is in it.
 */
export function valuedRanges(columns: NetworkSnapshot, markets: MarginMarkets): readonly ValuedRange[] {
  const found: ValuedRange[] = [];
  const open = rangesBetween(accountsAboveTiers(columns, markets), columns.margin.accounts.count).reverse();
  for (let next = open.pop(); next; next = open.pop()) {
    const [from, to] = next;
    if (from >= to) continue;
    const firstPosition = columns.margin.positions.rowStart[from] ?? 0;
    const book = bookOf(columns, from, to);
    const margins = accountMargins(book, markets);
    const middle = (from + to) >>> 1;
    if (!('problem' in margins)) found.push({ from, to, firstPosition, book, margins, problem: null });
    else if (to - from === 1) found.push({ from, to, firstPosition, problem: margins.problem });
    else open.push([middle, to], [from, middle]);
  }
  return found;
}

type Range = readonly [from: number, to: number];

/** Accounts with a position whose notional is above the last margin tier of its market, ascending. */
function accountsAboveTiers({ margin }: NetworkSnapshot, { marks, tiers }: MarginMarkets): readonly number[] {
  const { rowStart, markets, quantities } = margin.positions;
  const lastCaps = tiers.map(({ capNotional }) => capNotional[capNotional.length - 1] ?? 0);
  const found: number[] = [];
  for (let account = 0; account < margin.accounts.count; account++)
    for (let position = rowStart[account] ?? 0; position < (rowStart[account + 1] ?? 0); position++) {
      const market = markets[position] ?? 0;
      if (Math.abs(quantities[position] ?? 0) * (marks[market] ?? 0) <= (lastCaps[market] ?? 0)) continue;
      found.push(account);
      break;
    }
  return found;
}

/** Each of the accounts by itself, and what lies between them. */
function rangesBetween(apart: readonly number[], count: number): Range[] {
  let from = 0;
  const ranges = apart.flatMap((account): Range[] => {
    const both: Range[] = [
      [from, account],
      [account, account + 1],
    ];
    from = account + 1;
    return both;
  });
  return [...ranges, [from, count]];
}

function bookOf({ margin }: NetworkSnapshot, from: number, to: number): MarginBook {
  const { accounts, positions, venues } = margin;
  const [first, end] = [positions.rowStart[from] ?? 0, positions.rowStart[to] ?? 0];
  const ofAccounts = (column: Column) => cut(column, from, to);
  const ofPositions = (column: Column) => cut(column, first, end);
  return {
    ruleCodes: ofAccounts(accounts.venues).map((venue) => venues.ruleCodes[venue] ?? 0),
    modeCodes: ofAccounts(accounts.modeCodes),
    cash: ofAccounts(accounts.cash),
    rowStart: cut(positions.rowStart, from, to + 1).map((start) => start - first),
    markets: ofPositions(positions.markets),
    quantities: ofPositions(positions.quantities),
    entryPrices: ofPositions(positions.entryPrices),
    collateral: ofPositions(positions.collateral),
  };
}

function cut(column: Column, from: number, to: number): Float64Array {
  const part = new Float64Array(to - from);
  for (let place = 0; place < part.length; place++) part[place] = column[from + place] ?? Number.NaN;
  return part;
}
