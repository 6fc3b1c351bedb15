import type { AssumptionRecord } from '@faultline/network';
import {
  DELEVERAGED_AMOUNT,
  DELEVERAGED_BY_ASSET,
  LIQUIDATED_AMOUNT,
  LONGS_TO_SHORTS,
  OPEN_INTEREST_LOST,
  STATED_FALLS,
} from './stated-figures.ts';

/** Every parameter of the generator. The first ones are stated by others, the rest is ILLUSTRATIVE. */
export const ASSUMPTIONS = {
  liquidatedAmount: LIQUIDATED_AMOUNT,
  deleveragedAmount: DELEVERAGED_AMOUNT,
  deleveragedAmountBtc: DELEVERAGED_BY_ASSET.btc,
  deleveragedAmountEth: DELEVERAGED_BY_ASSET.eth,
  deleveragedAmountSol: DELEVERAGED_BY_ASSET.sol,
  longsToShorts: LONGS_TO_SHORTS,
  openInterestLost: OPEN_INTEREST_LOST,
  fallBtc: STATED_FALLS.btc,
  fallEth: STATED_FALLS.eth,
  fallSol: STATED_FALLS.sol,
  seed: 20_251_010,
  binanceToHyperliquid: 1,
  mechanicalShare: 0.5,
  smallestAccountAmount: 200_000,
  largestAccountAmount: 100_000_000,
  accountSizeTail: 0.5,
  leverageTail: 1,
  largestLeverage: 100,
  isolatedShare: 0.4,
  twoMarketsShare: 0.2,
  threeMarketsShare: 0.1,
  hedgedShare: 0.15,
  entryRange: 0.1,
  largestLossShare: 0.4,
  healthCushion: 1.25,
  quotaTolerance: 0.005,
  hedgerShare: 0.75,
  smallestHedgerAmount: 5_000_000,
  largestHedgerAmount: 70_000_000,
  largestHedgerLeverage: 2,
  liquidityProviderLeverage: 1,
  namedOwnerAmount: 2_000_000,
  insuranceFundShare: 0.01,
  venueEquityShare: 0.03,
  venueLoansShare: 0.06,
  accountsShareOfAssets: 0.8,
  borrowedShareOfAssets: 0.25,
  claimsShareOfLenderAssets: 0.2,
  lenderEquityShare: 0.1,
} as const;

export type Assumptions = { readonly [Name in keyof typeof ASSUMPTIONS]: number };

const MEANINGS: { readonly [Name in keyof Assumptions]: readonly [unit: string, meaning: string] } = {
  liquidatedAmount: ['USD', 'Stated: liquidated on Hyperliquid in twelve minutes, all assets'],
  deleveragedAmount: [
    'USD',
    'Stated: auto-deleveraged on Hyperliquid, all assets; the next three give the mix of assets',
  ],
  deleveragedAmountBtc: ['USD', 'Stated: auto-deleveraged on Hyperliquid in BTC'],
  deleveragedAmountEth: ['USD', 'Stated: auto-deleveraged on Hyperliquid in ETH'],
  deleveragedAmountSol: ['USD', 'Stated: auto-deleveraged on Hyperliquid in SOL'],
  longsToShorts: ['ratio', 'Stated: longs liquidated over shorts liquidated'],
  openInterestLost: [
    'ratio',
    'Stated: share of open interest gone afterwards; here the share of it the falls liquidate',
  ],
  fallBtc: ['ratio', 'Stated: fall of BTC from its mark'],
  fallEth: ['ratio', 'Stated: fall of ETH from its mark'],
  fallSol: ['ratio', 'Stated: fall of SOL from its mark'],
  seed: ['', 'Chooses the sequence of random numbers'],
  binanceToHyperliquid: ['ratio', 'Open interest on Binance over that on Hyperliquid'],
  mechanicalShare: [
    'ratio',
    'Share of the stated fall that selling what it liquidates explains; gives the price impact',
  ],
  smallestAccountAmount: ['USD', 'Smallest notional of a trader’s account'],
  largestAccountAmount: ['USD', 'Largest notional of a trader’s account'],
  accountSizeTail: ['exponent', 'Tail exponent of notional per account, a power law cut off at both ends'],
  leverageTail: ['exponent', 'Tail exponent of leverage per account, a power law from 1 on'],
  largestLeverage: ['ratio', 'Where the power law of leverage is cut off; tiers may allow less'],
  isolatedShare: ['ratio', 'Share of traders’ accounts with collateral per position'],
  twoMarketsShare: ['ratio', 'Share of traders’ accounts in two markets'],
  threeMarketsShare: ['ratio', 'Share of traders’ accounts in three markets'],
  hedgedShare: ['ratio', 'Chance that a further position of a cross account is on the other side of its first'],
  entryRange: ['ratio', 'The mark lies within this share of every entry price'],
  largestLossShare: ['ratio', 'Largest unrealised loss, as a share of collateral; the largest profit is all of it'],
  healthCushion: ['ratio', 'Equity at the marks is at least this multiple of maintenance margin'],
  quotaTolerance: ['ratio', 'By how much a notional that is aimed at may be missed from below'],
  hedgerShare: ['ratio', 'Share of open interest that hedgers hold short'],
  smallestHedgerAmount: ['USD', 'Smallest notional of a hedger’s account'],
  largestHedgerAmount: ['USD', 'Largest notional of a hedger’s account'],
  largestHedgerLeverage: ['ratio', 'Leverage of hedgers lies between 1 and this'],
  liquidityProviderLeverage: ['ratio', 'Leverage of the liquidity provider, who is short what nobody else is'],
  namedOwnerAmount: ['USD', 'From this notional on an account belongs to an institution with a name'],
  insuranceFundShare: ['ratio', 'Insurance fund of a venue, as a share of its open interest'],
  venueEquityShare: ['ratio', 'Equity of a venue, as a share of its open interest'],
  venueLoansShare: ['ratio', 'What lenders have lent a venue, as a share of its open interest'],
  accountsShareOfAssets: [
    'ratio',
    'Equity of its accounts as a share of a trader’s or hedger’s total assets; the rest is cash',
  ],
  borrowedShareOfAssets: ['ratio', 'What a trader or hedger has borrowed, as a share of its total assets'],
  claimsShareOfLenderAssets: ['ratio', 'Claims of a lender in this dataset, as a share of its total assets'],
  lenderEquityShare: ['ratio', 'Equity of a lender, as a share of its total assets'],
};

export function assumptionRecords(assumptions: Assumptions): readonly AssumptionRecord[] {
  return (Object.keys(MEANINGS) as (keyof Assumptions)[]).map((name) => {
    const [unit, meaning] = MEANINGS[name];
    return { name, value: assumptions[name], unit, meaning };
  });
}
