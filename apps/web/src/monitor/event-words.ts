import { formatMoney, type MoneyLike } from '../state/format';

// What the panel of an event says of it, apart from drawing.

const CALLED: Readonly<Record<string, string>> = {
  WARNING: 'Missing up to the warning line',
  CALL: 'Called for',
  LIQUIDATE: 'Missing to stop it',
  BANKRUPT: 'Missing up to the requirement',
  BAD_DEBT: 'Owed',
};

/** What the amount that would take a pool out of its state is to whoever reads it. */
export function calledName(kind: string): string {
  return CALLED[kind] ?? 'Called for';
}

/** Where a venue liquidates at the requirement itself, nothing need be missing of it. */
export function calledText(called: MoneyLike): string {
  return Number(called.amount) === 0 ? 'anything at all' : formatMoney(called);
}

interface Pool {
  readonly account: { readonly mode: 'CROSS' | 'ISOLATED' };
  /** Of an isolated account: whose collateral the pool is. Without one the pool is the account's cash. */
  readonly position: { readonly side: 'LONG' | 'SHORT'; readonly market: { readonly key: string } } | null;
}

/** Up to the account's own key: "The long in binance-btc of isolated account ". */
export function poolName({ account, position }: Pool): string {
  if (position)
    return `The ${position.side === 'LONG' ? 'long' : 'short'} in ${position.market.key} of isolated account `;
  return account.mode === 'ISOLATED' ? 'The cash of isolated account ' : 'Cross account ';
}
