import { type MarginTierRecord, type NetworkSnapshot, type PositionRecord, snapshotOf } from '@faultline/network';
import { sha256 } from '../run-identity.ts';

// A market small enough to work out on paper. Imported by tests only.

const stated = { quality: 'ILLUSTRATIVE', source: 'made-up' } as const;

export interface SampleAccount {
  readonly key: string;
  readonly mode: 'CROSS' | 'ISOLATED';
  readonly cash: number;
  /** Market, signed quantity, entry price and, where isolated, collateral. */
  readonly positions: readonly (readonly [string, number, number, number?])[];
}

const position = (account: string, [market, quantity, entryPrice, collateral]: SampleAccount['positions'][number]) =>
  ({
    account,
    market,
    side: quantity < 0 ? 'SHORT' : 'LONG',
    quantity: Math.abs(quantity),
    entryPrice,
    collateral: collateral ?? null,
    ...stated,
  }) satisfies PositionRecord;

const tier = (market: string, floor: number, cap: number, maintenance: number): MarginTierRecord => ({
  ...{ market, floor, cap, maintenance, maxLeverage: 50, ...stated },
});

/** Equity, maintenance ratios and prices in the market `perp`: mark 100, price impact 0.1 a unit, fund 5. */
export function snapshotOfMarket(accounts: readonly SampleAccount[]): NetworkSnapshot {
  const market = (key: string, mark: number, priceImpact: number | null) => ({
    ...{ key, venue: 'venue', asset: 'coin', currency: 'USD', mark, ...stated },
    openInterest: null,
    priceImpact: priceImpact === null ? null : { value: priceImpact, ...stated },
  });
  return snapshotOf(
    {
      dataset: {
        ...{ slug: 'market', title: 'A market', description: '', asOf: '2020-01-01', currency: 'USD', scale: 0 },
        assumptions: [],
        sensitivity: null,
      },
      sources: [{ key: 'made-up' }],
      institutions: ['owner', 'venue'].map((key) => ({ key, name: key, kind: 'EXCHANGE', country: null })),
      balanceSheets: [],
      exposures: [],
      assets: [
        {
          ...{ key: 'coin', name: 'Coin', assetClass: 'CRYPTO', issuerCountry: null, liquidityLevel: 'UNSPECIFIED' },
          ...{ currency: 'USD', dailyVolatility: null, averageDailyVolume: null, beta: null },
        },
      ],
      venues: [{ institution: 'venue', liquidates: 'BELOW_MAINTENANCE', insuranceFund: 5, currency: 'USD', ...stated }],
      markets: [market('empty', 100, 0.1), market('perp', 100, 0.1), market('other', 50, null)],
      marginTiers: [
        tier('perp', 0, 5_000, 0.01),
        tier('perp', 5_000, 10_000, 0.02),
        tier('empty', 0, 5_000, 0.01),
        tier('other', 0, 5_000, 0.02),
      ],
      accounts: accounts.map(({ key, mode, cash }) => ({
        ...{ key, venue: 'venue', owner: 'owner', mode, cash, currency: 'USD', ...stated },
      })),
      positions: accounts.flatMap(({ key, positions }) => positions.map((each) => position(key, each))),
    },
    sha256,
  );
}

/** Of 20 units open: a long of 10 at 20 times leverage, another at 12.5 times in a cross account, and a short of 20. */
export const TWO_LONGS = snapshotOfMarket([
  { key: 'a', mode: 'ISOLATED', cash: 0, positions: [['perp', 10, 100, 50]] },
  { key: 'b', mode: 'CROSS', cash: 80, positions: [['perp', 10, 100]] },
  { key: 'c', mode: 'ISOLATED', cash: 0, positions: [['perp', -20, 100, 1_000]] },
]);
