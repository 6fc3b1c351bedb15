import type { DatasetRecord, SourceRecord } from '@faultline/network';
import { type Assumptions, assumptionRecords } from './assumptions.ts';
import { AS_OF, SOURCE } from './stated-figures.ts';

export const datasetRecord = (assumptions: Assumptions): DatasetRecord => ({
  slug: 'crypto-2025',
  title: 'Leveraged crypto markets, 10 October 2025',
  description:
    'BTC, ETH and SOL perpetuals on two venues before the fall of that day. ILLUSTRATIVE: every account, position and balance sheet is made up, but that of Strategy Inc.; drawn so that the stated falls liquidate what was stated to be liquidated. Margin tiers, the BTC price and the margins of three futures (BTC until 2020, ES and CL until February 2022) are as published.',
  asOf: AS_OF,
  currency: 'USD',
  scale: 0,
  assumptions: assumptionRecords(assumptions),
  sensitivity: null,
});

const PROVENANCE = 'datasets/crypto-2025/PROVENANCE.md';

const madeUp = (key: string, title: string, section: string): SourceRecord => ({
  key,
  publisher: 'Faultline',
  title,
  licence: 'Apache-2.0',
  reference: `${PROVENANCE}, section "${section}"`,
});

export const SOURCES: readonly SourceRecord[] = [
  {
    key: SOURCE.sec,
    publisher: 'U.S. Securities and Exchange Commission, filing of Strategy Inc.',
    title: 'Form 10-Q for the quarter ended 30 September 2025, XBRL company facts',
    licence: 'Public domain',
    reference: 'Accession number 0001193125-25-262568, filed 2025-11-03',
  },
  {
    key: SOURCE.binanceBrackets,
    publisher: 'Binance',
    title: 'Leverage and margin brackets of BTCUSDT, ETHUSDT and SOLUSDT perpetuals, October 2024',
    licence: 'Facts of three symbols, retyped',
    reference:
      'https://github.com/freqtrade/freqtrade, revision c9ae5e1, freqtrade/exchange/binance_leverage_tiers.json',
  },
  {
    key: SOURCE.hyperliquidTiers,
    publisher: 'Hyperliquid',
    title: 'Margin tiers',
    licence: 'Facts of three assets, retyped',
    reference: 'https://hyperliquid.gitbook.io/hyperliquid-docs/trading/margin-tiers',
  },
  {
    key: SOURCE.contractMargins,
    publisher: 'CME Group, compiled by QuantConnect',
    title: 'Initial and maintenance margins of BTC (to 2020), ES and CL futures; the compilation ends in February 2022',
    licence: 'Apache-2.0 over the compilation',
    reference:
      'https://github.com/QuantConnect/Lean, revision 24863901deffa9ec7985e21ef8fbdb0258efb9e4, Data/future/*/margins',
  },
  {
    key: SOURCE.press,
    publisher: 'yellow.com',
    title: 'Trump’s 100% China tariff: how one announcement liquidated $19 billion in crypto',
    licence: 'Three figures cited',
    reference:
      'https://yellow.com/research/trump-100-china-tariff-how-one-announcement-liquidated-dollar19-billion-in-crypto',
  },
  madeUp(SOURCE.prices, 'Round prices of ETH and SOL', 'Prices'),
  madeUp(SOURCE.accounts, 'Made-up accounts, positions and price impact', 'Accounts'),
  madeUp(SOURCE.institutions, 'Made-up owners, lenders and balance sheets', 'Institutions'),
];
