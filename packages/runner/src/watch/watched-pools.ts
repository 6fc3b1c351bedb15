import type { PoolContent } from '@faultline/engine';
import { MARGIN_MODES, type NetworkSnapshot } from '@faultline/network';

/** Margin pools of a snapshot in ascending order of accounts, then positions; one entry each. */
export interface WatchedPools {
  readonly count: number;
  readonly accounts: Uint32Array;
  /** The positions of pool p are firsts[p] .. ends[p] - 1. */
  readonly firsts: Uint32Array;
  readonly ends: Uint32Array;
  /** Codes index LIQUIDATION_RULES, of the venue of the account. */
  readonly ruleCodes: Uint8Array;
}

const ISOLATED = MARGIN_MODES.indexOf('ISOLATED');

export function isIsolated({ margin }: NetworkSnapshot, account: number): boolean {
  return margin.accounts.modeCodes[account] === ISOLATED;
}

/**
 * A cross account is one pool; of an isolated one each position is one. The cash of an isolated account backs none of them,
 * and is a pool of its own, without positions, where it is below 0: then it is owed.
 */
export function watchedPools(snapshot: NetworkSnapshot): WatchedPools {
  const { accounts, positions, venues } = snapshot.margin;
  const found: { account: number; first: number; end: number }[] = [];
  for (let account = 0; account < accounts.count; account++) {
    const [first, end] = [positions.rowStart[account] ?? 0, positions.rowStart[account + 1] ?? 0];
    if (!isIsolated(snapshot, account)) found.push({ account, first, end });
    else {
      if ((accounts.cash[account] ?? 0) < 0) found.push({ account, first, end: first });
      for (let position = first; position < end; position++)
        found.push({ account, first: position, end: position + 1 });
    }
  }
  return {
    count: found.length,
    accounts: Uint32Array.from(found, ({ account }) => account),
    firsts: Uint32Array.from(found, ({ first }) => first),
    ends: Uint32Array.from(found, ({ end }) => end),
    ruleCodes: Uint8Array.from(found, ({ account }) => venues.ruleCodes[accounts.venues[account] ?? 0] ?? 0),
  };
}

/** A pool as the monitor takes it: cash of the account, or collateral of the position. */
export function contentOf(snapshot: NetworkSnapshot, pools: WatchedPools, pool: number): PoolContent {
  const { accounts, positions } = snapshot.margin;
  const [account = 0, first = 0, end = 0] = [pools.accounts[pool], pools.firsts[pool], pools.ends[pool]];
  const isPosition = isIsolated(snapshot, account) && end > first;
  const cash = isPosition ? positions.collateral[first] : accounts.cash[account];
  return {
    cashAmount: cash ?? Number.NaN,
    positions: Array.from({ length: end - first }, (_, place) => ({
      market: positions.markets[first + place] ?? -1,
      signedQuantity: positions.quantities[first + place] ?? Number.NaN,
      entryPrice: positions.entryPrices[first + place] ?? Number.NaN,
    })),
  };
}
