import type { PositionRecord, SnapshotRecords } from '@faultline/network';
import { dataset, records, reported } from './two-banks.ts';

// Two banks at which each of six accounts stands differently, in numbers one can follow in one's head: scale 0, in EUR.

function position(
  account: string,
  market: string,
  side: PositionRecord['side'],
  ...[quantity, entryPrice, collateral]: readonly [number, number, number | null]
): PositionRecord {
  return { account, market, side, quantity, entryPrice, collateral, ...reported };
}

const market = (key: string, venue: string, mark: number) => ({
  ...{ key, venue, asset: 'bond-de', currency: 'EUR', mark, openInterest: null, priceImpact: null },
  ...reported,
});

const tier = (of: string, floor: number, cap: number, ...[maintenance, maxLeverage]: readonly [number, number]) => ({
  ...{ market: of, floor, cap, maintenance, maxLeverage },
  ...reported,
});

const account = (key: string, venue: string, mode: 'CROSS' | 'ISOLATED', cash: number) => ({
  ...{ key, venue, mode, cash, currency: 'EUR', owner: venue === 'alpha' ? 'beta' : 'alpha' },
  ...reported,
});

/** Venue alpha liquidates at maintenance margin, venue beta below it. */
export const marginAccounts: SnapshotRecords = {
  ...records,
  dataset: { ...dataset, slug: 'margin-accounts', scale: 0 },
  markets: [market('m', 'alpha', 100), market('n', 'alpha', 10), market('j', 'beta', 20), market('k', 'beta', 50)],
  marginTiers: [
    tier('m', 0, 1000, 0.05, 10),
    tier('m', 1000, 5000, 0.1, 5),
    tier('n', 0, 1e6, 0.04, 20),
    tier('j', 0, 1e6, 0.1, 5),
    tier('k', 0, 1e6, 0.1, 5),
  ],
  accounts: [
    account('apart', 'beta', 'ISOLATED', 7),
    account('broke', 'alpha', 'CROSS', 100),
    account('cross', 'alpha', 'CROSS', 200),
    account('edge', 'alpha', 'CROSS', 4),
    account('empty', 'alpha', 'CROSS', 5),
    account('vast', 'alpha', 'ISOLATED', 0),
  ],
  positions: [
    position('apart', 'j', 'LONG', 5, 20, 100),
    position('apart', 'k', 'SHORT', 4, 45, 40),
    position('broke', 'm', 'LONG', 5, 130, null),
    position('cross', 'm', 'LONG', 10, 110, null),
    position('cross', 'n', 'SHORT', 20, 12, null),
    position('edge', 'n', 'SHORT', 10, 10, null),
    position('vast', 'm', 'LONG', 60, 100, 1000),
  ],
};

/** Of the same venues and markets: accounts that have less than nothing, with positions and without. */
export const inDebt: SnapshotRecords = {
  ...marginAccounts,
  dataset: { ...marginAccounts.dataset, slug: 'in-debt' },
  accounts: [
    account('broke', 'alpha', 'CROSS', 100),
    account('overdrawn', 'alpha', 'ISOLATED', -4),
    account('owing', 'alpha', 'CROSS', -3),
    account('split', 'beta', 'ISOLATED', 7),
    account('sunk', 'alpha', 'CROSS', 0),
  ],
  positions: [
    position('broke', 'm', 'LONG', 5, 130, null),
    position('split', 'j', 'LONG', 5, 20, 100),
    position('split', 'k', 'LONG', 1, 80, 10),
    position('sunk', 'm', 'LONG', 5, 130, null),
    position('sunk', 'n', 'SHORT', 1, 10, null),
  ],
};
