import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, type RunningApi, startApi } from './running-api.ts';

// Expected figures come from the dataset's files by plain loops, not from the engine.

const EUROPE = resolve(import.meta.dirname, '../../datasets/europe-2019');
type Row = Readonly<Record<string, string>>;
function rowsOf(file: string): Row[] {
  const bytes = readFileSync(`${EUROPE}/${file}`);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return Papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data;
}
function sumBy(rows: readonly Row[], column: string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(row[column] ?? '', (sums.get(row[column] ?? '') ?? 0) + Number(row.amount));
  return sums;
}

interface Group {
  readonly key: readonly { readonly key: string; readonly label: string }[];
  readonly count: number;
  readonly share: number;
  readonly values: readonly { readonly money: { readonly amount: string } | null; readonly ratio: number | null }[];
}
interface Grouped {
  readonly rowCount: number;
  readonly groupCount: number;
  readonly groups: readonly Group[];
}
interface Found {
  readonly snapshot: {
    readonly exposures: { readonly aggregate: Grouped };
    readonly holdings: { readonly aggregate: Grouped };
    readonly institutions: {
      readonly byCountry: Grouped;
      readonly byRung: Grouped;
      readonly each: Grouped & { readonly concentration: Record<string, number> };
    };
    readonly leverage: {
      readonly rungs: readonly {
        readonly count: number;
        readonly totalAssets: { readonly amount: string };
        readonly capital: { readonly amount: string };
      }[];
      readonly undefined: readonly unknown[];
      readonly assetWeightedMean: { readonly value: number };
      readonly highLeverageAssetShare: { readonly value: number };
      readonly debt: { readonly count: number };
    };
    readonly largeExposures: {
      readonly count: number;
      readonly breachCount: number;
      readonly exposures: readonly {
        readonly creditor: { readonly key: string };
        readonly debtor: { readonly key: string };
        readonly ratio: { readonly value: number };
        readonly isBreach: boolean;
      }[];
      readonly withoutCapital: readonly unknown[];
    };
  };
}

let api: RunningApi;
let answer: Answer<Found>;
let sheets: Row[];
const banks = new Set<string>();
const amountsOf = (measure: string) =>
  new Map(sheets.filter((row) => row.measure === measure).map((row) => [row.institution ?? '', Number(row.amount)]));

beforeAll(async () => {
  api = await startApi();
  answer = await api.askDocument<Found>('aggregates');
  sheets = rowsOf('balance_sheets.csv');
  for (const row of rowsOf('institutions.csv')) if (row.kind === 'BANK') banks.add(row.key ?? '');
});
afterAll(() => api.close());

const amountIn = (group: Group | undefined, place = 0) => Number(group?.values[place]?.money?.amount);

describe('aggregate', () => {
  test('of exposures by instrument adds up to the file, and its shares to 1', () => {
    expect(answer.errors).toEqual([]);
    const { aggregate } = answer.data.snapshot.exposures;
    const files = rowsOf('exposures.csv.gz');
    const expected = sumBy(files, 'instrument');
    expect(aggregate.rowCount).toBe(files.length);
    expect(aggregate.groupCount).toBe(expected.size);
    for (const group of aggregate.groups) {
      const key = group.key[0]?.key ?? '';
      expect(amountIn(group)).toBeCloseTo(expected.get(key) ?? 0, 2);
      expect(amountIn(group, 1)).toBe(
        Math.max(...files.filter((row) => row.instrument === key).map((row) => Number(row.amount))),
      );
    }
    expect(aggregate.groups.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  test('of government bonds by issuer names the three largest, as the file has them', () => {
    const issuers = new Map(rowsOf('assets.csv').map((row) => [row.key, row]));
    const bonds = rowsOf('holdings.csv').filter((row) => issuers.get(row.asset)?.class === 'GOVERNMENT_BOND');
    const byIssuer = sumBy(
      bonds.map((row) => ({ amount: row.amount ?? '', issuer: issuers.get(row.asset)?.issuer_country ?? '' })),
      'issuer',
    );
    const expected = [...byIssuer].sort((left, right) => right[1] - left[1]).slice(0, 3);
    const { groups } = answer.data.snapshot.holdings.aggregate;
    expect(groups.map((group) => group.key[0]?.key ?? '')).toEqual(expected.map(([country]) => country));
    expect(groups.map((group) => amountIn(group))).toEqual(expected.map(([, amount]) => expect.closeTo(amount, 2)));
  });

  test('of banks by country counts each once, and gives the mean of their ratios and the sum of their assets', () => {
    const { byCountry } = answer.data.snapshot.institutions;
    const [assets, capital] = [amountsOf('TOTAL_ASSETS'), amountsOf('CET1')];
    const leverages = new Map<string, number[]>();
    const totals = new Map<string, number>();
    for (const { key = '', kind, country = '' } of rowsOf('institutions.csv')) {
      if (kind !== 'BANK') continue;
      const amount = assets.get(key) ?? Number.NaN;
      const leverage = amount / (capital.get(key) ?? Number.NaN);
      leverages.set(country, [...(leverages.get(country) ?? []), leverage]);
      totals.set(country, (totals.get(country) ?? 0) + amount);
    }
    expect(byCountry.rowCount).toBe(121);
    expect(byCountry.groupCount).toBe(leverages.size);
    const largest = [...totals].sort((left, right) => right[1] - left[1]).slice(0, 2);
    expect(byCountry.groups.map((group) => group.key[0]?.key ?? '')).toEqual(largest.map(([country]) => country));
    for (const [place, [country, total]] of largest.entries()) {
      const ratios = leverages.get(country) ?? [];
      const { count, values } = byCountry.groups[place] ?? { count: 0, values: [] };
      expect(count).toBe(ratios.length);
      expect(Number(values[0]?.money?.amount)).toBeCloseTo(total, 2);
      expect(values[1]?.ratio).toBeCloseTo(ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length, 9);
      expect(values[1]?.money).toBeNull();
    }
  });

  test('refuses the sum of a ratio, a dimension asked for twice, and no measure at all', async () => {
    const ask = async (inner: string) =>
      (
        await api.ask(
          `{ snapshot(slug: "europe-2019") { ... on Snapshot { institutions { aggregate(${inner}) { groupCount } } } } }`,
        )
      ).errors[0]?.extensions.code;
    expect(await ask('measures: [{ of: LEVERAGE }]')).toBe('BAD_USER_INPUT');
    expect(await ask('groupBy: [KIND, KIND], measures: [{ of: CAPITAL }]')).toBe('BAD_USER_INPUT');
    expect(await ask('measures: []')).toBe('BAD_USER_INPUT');
  });
});

describe('concentration', () => {
  test('of total assets over the 121 banks is that of the file', () => {
    const { concentration } = answer.data.snapshot.institutions.each;
    const assets = [...amountsOf('TOTAL_ASSETS').values()];
    const total = assets.reduce((sum, amount) => sum + amount, 0);
    const hhi = assets.reduce((sum, amount) => sum + (amount / total) ** 2, 0);
    expect(concentration).toMatchObject({
      count: 121,
      hhi: expect.closeTo(hhi, 10),
      effectiveNumber: expect.closeTo(1 / hhi, 7),
    });
  });
});

describe('the leverage ladder of europe-2019', () => {
  test('adds up to the 121 banks, their assets and their capital', () => {
    const { leverage } = answer.data.snapshot;
    const sum = (pick: (rung: (typeof leverage.rungs)[number]) => number) =>
      leverage.rungs.reduce((total, rung) => total + pick(rung), 0);
    const totalOf = (measure: string) => [...amountsOf(measure).values()].reduce((total, amount) => total + amount, 0);
    expect(sum(({ count }) => count) + leverage.undefined.length).toBe(121);
    expect(sum(({ totalAssets }) => Number(totalAssets.amount))).toBeCloseTo(totalOf('TOTAL_ASSETS'), 2);
    expect(sum(({ capital }) => Number(capital.amount))).toBeCloseTo(1_469_051.63, 2);
    expect(answer.data.snapshot.institutions.byRung.groups.reduce((total, { count }) => total + count, 0)).toBe(121);
  });

  test('weighs by assets, and finds the share of assets above 20 : 1, as plain loops do', () => {
    const [assets, capital] = [amountsOf('TOTAL_ASSETS'), amountsOf('CET1')];
    let [weighted, above, total] = [0, 0, 0];
    for (const [bank, amount] of assets) {
      const leverage = amount / (capital.get(bank) ?? Number.NaN);
      weighted += amount * leverage;
      total += amount;
      if (leverage > 20) above += amount;
    }
    const { leverage } = answer.data.snapshot;
    expect(leverage.assetWeightedMean.value).toBeCloseTo(weighted / total, 9);
    expect(leverage.highLeverageAssetShare.value).toBeCloseTo(above / total, 9);
    expect(leverage.debt.count).toBe(121);
  });
});

describe('large exposures', () => {
  test('are those the file has between banks, as shares of CET1', () => {
    const capital = amountsOf('CET1');
    const pairs = new Map<string, number>();
    for (const row of rowsOf('exposures.csv.gz')) {
      if (!banks.has(row.creditor ?? '') || !banks.has(row.debtor ?? '')) continue;
      const pair = `${row.creditor} ${row.debtor}`;
      pairs.set(pair, (pairs.get(pair) ?? 0) + Number(row.amount));
    }
    const ratios = [...pairs].map(([pair, amount]) => amount / (capital.get(pair.split(' ')[0] ?? '') ?? Number.NaN));
    const { largeExposures } = answer.data.snapshot;
    expect(largeExposures.count).toBe(ratios.filter((ratio) => ratio >= 0.1).length);
    expect(largeExposures.breachCount).toBe(ratios.filter((ratio) => ratio > 0.15 * (1 + 1e-6)).length);
    expect(largeExposures.exposures[0]?.ratio.value).toBeCloseTo(Math.max(...ratios), 9);
    expect(largeExposures.withoutCapital).toEqual([]);
  });

  test('refuse a limit of nothing and a bank the snapshot does not have, naming both', async () => {
    const ask = async (rules: string) =>
      (
        await api.ask(
          `{ snapshot(slug: "europe-2019") { ... on Snapshot { largeExposures(rules: ${rules}) { count } } } }`,
        )
      ).errors[0]?.message;
    expect(await ask('{ limitRatio: 0 }')).toContain('limitRatio is 0');
    expect(await ask('{ systemicBanks: ["nobody"] }')).toContain('"nobody"');
  });
});
