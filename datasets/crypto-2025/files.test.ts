import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compensatedSum } from '@faultline/engine';
import type { AccountRecord, MarketRecord, PositionRecord, Provenance } from '@faultline/network';
import { beforeAll, describe, expect, test } from 'vitest';
import { datasetFiles, textOf } from '../read-files.ts';
import { tableText } from '../write-files.ts';
import { ASSUMPTIONS } from './assumptions.ts';
import { tablesOf } from './tables.ts';

// The committed files against figures read from the sources outside the converter (control-totals.json). Margin is
// worked out here by deductions, as venues publish it, and not by brackets, as the generator does.

type Bracket = readonly [floor: number, cap: number, maintenance: number, maxLeverage: number, deduction: number];

const control = JSON.parse(readFileSync(join(import.meta.dirname, 'control-totals.json'), 'utf8')) as {
  binanceBrackets: Record<string, readonly Bracket[]>;
  strategyFacts: Record<string, number>;
  hyperliquid: { liquidationNotional: number; adlNotional: number; adlByAsset: Record<string, number> };
  falls: Record<string, number>;
  longsToShorts: number;
  openInterestLost: number;
};

const { dataset, report, records, read } = datasetFiles(import.meta.dirname);
let brackets: ReadonlyMap<string, readonly Bracket[]>;
let markets: ReadonlyMap<string, MarketRecord>;
beforeAll(async () => {
  await read();
  brackets = bracketsByMarket();
  markets = new Map(records('markets').map((market) => [market.key, market]));
});

const sum = (amounts: Iterable<number>) => compensatedSum(amounts);
const named = (key: string) => markets.get(key) ?? expect.fail(`no ${key}`);

/** Per market, the tiers as a venue publishes them: notional x rate - deduction, deductions by their recursion. */
function bracketsByMarket(): ReadonlyMap<string, readonly Bracket[]> {
  const byMarket = new Map<string, Bracket[]>();
  for (const { market, floor, cap, maintenance, maxLeverage } of records('margin_tiers')) {
    const brackets = byMarket.get(market) ?? [];
    const [, , before = 0, , deduction = 0] = brackets.at(-1) ?? [];
    brackets.push([floor, cap, maintenance, maxLeverage, deduction + floor * (maintenance - before)]);
    byMarket.set(market, brackets);
  }
  return byMarket;
}

/** Every account with its positions. */
function book() {
  const held = Map.groupBy(records('positions'), ({ account }) => account);
  return records('accounts').map((account) => ({ account, positions: held.get(account.key) ?? [] }));
}

type Prices = (market: MarketRecord) => number;
const atMark: Prices = ({ mark }) => mark;
const moved =
  (direction: 1 | -1): Prices =>
  ({ asset, mark }) =>
    mark * (1 + direction * (control.falls[asset] ?? Number.NaN));

/** Equity and maintenance margin of what backs each other: a position alone, or all of a cross account. */
function marginOf(
  { account, positions }: { account: AccountRecord; positions: readonly PositionRecord[] },
  at: Prices,
) {
  const groups = account.mode === 'ISOLATED' ? positions.map((position) => [position]) : [positions];
  return groups.map((group) => {
    const parts = group.map(({ market, side, quantity, entryPrice, collateral }) => {
      const price = at(named(market));
      const notional = quantity * price;
      const [, , rate, , deduction] =
        brackets.get(market)?.find(([, cap]) => notional < cap) ?? expect.fail(`no tier of ${market}`);
      const gained = quantity * (price - entryPrice) * (side === 'LONG' ? 1 : -1);
      return { equity: (collateral ?? 0) + gained, required: notional * rate - deduction };
    });
    const cash = account.mode === 'CROSS' ? account.cash : 0;
    return {
      positions: group,
      equity: cash + sum(parts.map(({ equity }) => equity)),
      required: sum(parts.map(({ required }) => required)),
    };
  });
}

/** Notional, at the mark, of positions on one side that prices liquidate. */
function liquidatedAmount(market: string, side: 'LONG' | 'SHORT', at: Prices): number {
  const groups = book().flatMap((one) => marginOf(one, at));
  const fallen = groups.filter(({ equity, required }) => equity < required).flatMap(({ positions }) => positions);
  const mark = named(market).mark;
  return sum(fallen.filter((one) => one.market === market && one.side === side).map(({ quantity }) => quantity * mark));
}

const MARKETS = ['binance', 'hyperliquid'].flatMap((venue) =>
  ['btc', 'eth', 'sol'].map((asset) => `${venue}-${asset}`),
);

describe('the files of crypto-2025', () => {
  test('have no fault, and are what the generator writes', () => {
    expect(report.faults).toEqual([]);
    for (const { file, records: rows } of tablesOf(ASSUMPTIONS))
      expect(textOf(import.meta.dirname, file) === tableText(file, rows), file).toBe(true);
  });

  test('state every parameter of the generator with its value and meaning', () => {
    expect(Object.fromEntries((dataset?.assumptions ?? []).map(({ name, value }) => [name, value]))).toEqual(
      ASSUMPTIONS,
    );
    expect(dataset?.description).toContain('ILLUSTRATIVE');
  });

  test('carry the balance sheet of Strategy Inc. as filed: what it owes, has and is worth add up', () => {
    const facts = control.strategyFacts;
    const sheet = records('balance_sheets').filter(({ institution }) => institution === 'strategy-inc');
    expect(Object.fromEntries(sheet.map(({ measure, amount }) => [measure, amount]))).toEqual({
      TOTAL_ASSETS: facts.Assets,
      EQUITY: facts.StockholdersEquity,
      CASH: facts.CashAndCashEquivalentsAtCarryingValue,
    });
    const owed = records('exposures').filter(({ debtor }) => debtor === 'strategy-inc');
    const claimOf = (creditor: string) => owed.find((claim) => claim.creditor === creditor)?.amount ?? Number.NaN;
    expect(claimOf('strategy-debt-holders')).toBe(facts.LongTermDebt);
    expect(claimOf('strategy-debt-holders') + claimOf('strategy-other-creditors')).toBe(facts.Liabilities);
    expect(sum(owed.map(({ amount }) => amount)) + (facts.StockholdersEquity ?? 0)).toBe(facts.Assets);
  });

  test('have the brackets of Binance, whose deductions follow from their recursion', () => {
    for (const [market, published] of Object.entries(control.binanceBrackets)) {
      const ours = brackets.get(market) ?? [];
      expect(ours.map((tier) => tier.slice(0, 4))).toEqual(published.map((tier) => tier.slice(0, 4)));
      for (const [place, [, , , , deduction]] of published.entries())
        expect(ours[place]?.[4], `${market}, tier ${place}`).toBeCloseTo(deduction, 4);
    }
    expect(Object.keys(control.binanceBrackets)).toHaveLength(3);
  });

  test('require half of initial margin at the largest leverage on Hyperliquid', () => {
    const tiers = records('margin_tiers').filter(({ market }) => market.startsWith('hyperliquid-'));
    expect(tiers.map(({ market, floor, maxLeverage }) => [market, floor, maxLeverage])).toEqual([
      ['hyperliquid-btc', 0, 40],
      ['hyperliquid-btc', 150e6, 20],
      ['hyperliquid-eth', 0, 25],
      ['hyperliquid-eth', 100e6, 15],
      ['hyperliquid-sol', 0, 20],
      ['hyperliquid-sol', 70e6, 10],
    ]);
    for (const { maintenance, maxLeverage } of tiers) expect(maintenance * maxLeverage).toBeCloseTo(0.5, 13);
  });

  test('name a source for every claim, and never an outside one for what is made up', () => {
    const sources = new Map(records('sources').map(({ key, publisher }) => [key, publisher]));
    const figures: Provenance[] = [
      ...records('balance_sheets'),
      ...records('exposures'),
      ...records('venues'),
      ...records('markets'),
      ...records('markets').flatMap(({ openInterest, priceImpact }) =>
        [openInterest, priceImpact].filter((it) => it !== null),
      ),
      ...records('margin_tiers'),
      ...records('accounts'),
      ...records('positions'),
      ...records('contract_margins'),
    ];
    for (const { quality, source } of figures)
      expect(sources.get(source) === 'Faultline', `${quality} by ${source}`).toBe(quality === 'ILLUSTRATIVE');
    expect(new Set(figures.map(({ source }) => source))).toEqual(new Set(sources.keys()));
  });
});

describe('the accounts of crypto-2025', () => {
  test('are a few thousand, cross and isolated, in one to three markets', () => {
    const accounts = book();
    expect(accounts.length).toBeGreaterThan(3_000);
    expect(accounts.length).toBeLessThan(6_000);
    expect(new Set(accounts.map(({ account, positions }) => `${account.mode} ${positions.length}`))).toEqual(
      new Set(['CROSS 1', 'CROSS 2', 'CROSS 3', 'ISOLATED 1', 'ISOLATED 2', 'ISOLATED 3']),
    );
    const sheets = new Set(records('balance_sheets').map(({ institution }) => institution));
    const aggregates = ['binance-account-holders', 'hyperliquid-account-holders'];
    for (const { account } of accounts)
      expect(sheets.has(account.owner) || aggregates.includes(account.owner), account.owner).toBe(true);
  });

  test.each(MARKETS)('hold a short for every long in %s, and the open interest it states', (market) => {
    const held = (side: 'LONG' | 'SHORT') =>
      sum(
        records('positions')
          .filter((one) => one.market === market && one.side === side)
          .map(({ quantity }) => quantity),
      );
    expect(held('LONG')).toBeCloseTo(held('SHORT'), 6);
    expect(named(market).openInterest?.value).toBeCloseTo(held('LONG'), 6);
    expect(held('LONG')).toBeGreaterThan(0);
  });

  test('are all above maintenance margin at the marks, with the cushion stated', () => {
    const groups = book().flatMap((one) => marginOf(one, atMark));
    expect(groups.length).toBeGreaterThan(3_000);
    for (const { positions, equity, required } of groups)
      expect(equity / required, positions[0]?.account).toBeGreaterThanOrEqual(ASSUMPTIONS.healthCushion);
  });

  test('were opened within the leverage their tier allows, some of them at fifty and above', () => {
    const leverages = records('positions')
      .filter(({ collateral }) => collateral !== null)
      .map(({ market, quantity, entryPrice, collateral, account }) => {
        const notional = quantity * named(market).mark;
        const [, , , most = 0] = brackets.get(market)?.find(([, cap]) => notional < cap) ?? [];
        const leverage = (quantity * entryPrice) / (collateral ?? Number.NaN);
        expect(leverage, account).toBeLessThanOrEqual(most * (1 + 1e-12));
        return leverage;
      });
    expect(leverages.filter((leverage) => leverage > 50).length).toBeGreaterThan(10);
  });

  test.each(MARKETS)(
    'in %s: the stated falls liquidate what was stated, and a third of the open interest',
    (market) => {
      const { asset, mark, openInterest, priceImpact } = named(market);
      const { liquidationNotional, adlNotional, adlByAsset } = control.hyperliquid;
      const stated = (liquidationNotional * (adlByAsset[asset] ?? Number.NaN)) / adlNotional;
      const longs = liquidatedAmount(market, 'LONG', moved(-1));
      const shorts = liquidatedAmount(market, 'SHORT', moved(1));
      // The generator stops within half a per cent below each of its aims.
      expect((longs + shorts) / stated).toBeGreaterThan(0.995);
      expect((longs + shorts) / stated).toBeLessThanOrEqual(1);
      expect(Math.abs(longs / shorts / control.longsToShorts - 1)).toBeLessThan(0.006);
      expect(Math.abs(longs / ((openInterest?.value ?? 0) * mark) / control.openInterestLost - 1)).toBeLessThan(0.006);
      // Selling them explains half of the fall.
      const move = ((priceImpact?.value ?? 0) * longs) / mark;
      expect(Math.abs(move / (0.5 * (control.falls[asset] ?? 0) * mark) - 1)).toBeLessThan(0.01);
    },
  );
});

describe('the balance sheets of crypto-2025', () => {
  test('hold what their accounts are worth and what they have lent, and owe what they have borrowed', () => {
    const equity = Map.groupBy(book(), ({ account }) => account.owner);
    const sheets = Map.groupBy(
      records('balance_sheets').filter(({ quality }) => quality === 'ILLUSTRATIVE'),
      ({ institution }) => institution,
    );
    expect(sheets.size).toBe(21);
    for (const [institution, sheet] of sheets) {
      const amountOf = (measure: string) => sheet.find((row) => row.measure === measure)?.amount ?? 0;
      const accounts = (equity.get(institution) ?? []).flatMap((one) => marginOf(one, atMark));
      const lent = records('exposures').filter(({ creditor }) => creditor === institution);
      const borrowed = records('exposures').filter(({ debtor }) => debtor === institution);
      const held = sum(accounts.map((one) => one.equity)) + sum(lent.map(({ amount }) => amount));
      expect(held, institution).toBeLessThanOrEqual(amountOf('TOTAL_ASSETS'));
      expect(amountOf('EQUITY'), institution).toBeGreaterThan(0);
      expect(sum(borrowed.map(({ amount }) => amount)) + amountOf('EQUITY'), institution).toBeLessThanOrEqual(
        amountOf('TOTAL_ASSETS') + 5,
      );
    }
  });

  test('make a venue’s deficit its lenders’ loss', () => {
    for (const venue of ['binance', 'hyperliquid'])
      expect(records('exposures').filter(({ debtor }) => debtor === venue)).toHaveLength(3);
  });
});
