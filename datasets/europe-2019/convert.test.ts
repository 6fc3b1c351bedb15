import { describe, expect, test } from 'vitest';
import { bondOf, readBondMarkets } from './assets.ts';
import { type Bank, banksOf } from './banks.ts';
import { ASSUMPTIONS } from './dataset.ts';
import { spreadInterbank } from './interbank.ts';
import { positionsOf } from './records.ts';
import { readLeis, readSourceRows } from './source-rows.ts';

// A few invented rows in the layout of the source, with every trap the real file has.

const HEAD =
  'LEI_code,Country_code,Bank_name,Period,Country,Exposure,Loan_Amount,Bond_Amount,Total_Amount,Unit,Currency';
const SOVEREIGN = 'Central banks and central governments';
const line = (
  bank: string,
  home: string,
  country: string,
  exposure: string,
  loans: number,
  bonds = 0,
  unit = 'Millions',
) => `${bank},${home},Bank ${bank},201912,${country},${exposure},${loans},${bonds},${loans + bonds},${unit},Euro`;
const CLASS_TOTALS = ['Institutions', 'Corporates', 'Retail', 'Equity', 'Other non-credit obligation assets'];
const bankLines = (bank: string, home: string, own: readonly string[], totalAssets: number, cet1: number) => [
  ...own,
  ...CLASS_TOTALS.filter((name) => !own.some((row) => row.includes(`Total,${name}`))).map((name) =>
    line(bank, home, 'Total', name, 0),
  ),
  line(bank, home, 'Total', 'Total assets', totalAssets, 0, 'Million'),
  line(bank, home, 'Total', 'Common tier1 equity capital', cet1, 0, 'Million'),
];

const text = [
  HEAD,
  ...bankLines(
    'FR95',
    'FR',
    [
      line('FR95', 'FR', 'Total', SOVEREIGN, 90, 20),
      line('FR95', 'FR', 'DE', SOVEREIGN, 60, 30),
      line('FR95', 'FR', 'x28', SOVEREIGN, 5),
      line('FR95', 'FR', 'x28', SOVEREIGN, 5),
      line('FR95', 'FR', 'Total', 'Institutions', 100),
      line('FR95', 'FR', 'DE', 'Institutions', 80),
    ],
    1000,
    40,
  ),
  ...bankLines('A1', 'DE', [line('A1', 'DE', 'Total', SOVEREIGN, 10)], 300, 30),
  ...bankLines('B2', 'DE', [line('B2', 'DE', 'Total', SOVEREIGN, 500)], 100, 10),
].join('\n');
const leis = readLeis(
  'eba_code,bank_name,country,lei\nFR95,F,FR,969500TJ5KRTCJQWXH05\nA1,A,DE,7LTWFZYICNSX8D621K86\nB2,B Verbund,DE,\n',
);

const { rows, droppedCount } = readSourceRows(text);
const banks = banksOf(rows, leis);
const french = banks.find(({ ebaCode }) => ebaCode === 'FR95') as Bank;

describe('the raw table', () => {
  test('loses the rows that repeat another one to the letter, and no others', () => {
    expect(droppedCount).toBe(1);
    expect(french.positions.sovereigns.filter(({ country }) => country === 'x28')).toHaveLength(1);
  });

  test('is refused where a bank states a country and class twice, differently', () => {
    const contradicting = `${text}\n${line('A1', 'DE', 'Total', SOVEREIGN, 11)}`;
    expect(() => readSourceRows(contradicting)).toThrow('stated twice, differently');
  });

  test('is refused where loans and bonds do not add up, or a bank has no known LEI', () => {
    const wrong = text.replace('201912,Total,Institutions,100,0,100', '201912,Total,Institutions,100,1,100');
    expect(() => readSourceRows(wrong)).toThrow('do not add up');
    expect(() => banksOf(rows, new Map())).toThrow('not in the list of LEIs');
  });

  test('gets the corrected LEI of a truncated code, and a readable key where there is none', () => {
    expect(banks.map(({ key }) => key)).toEqual(['7ltwfzyicnsx8d621k86', '969500tj5krtcjqwxh05', 'bank-b2-de']);
  });

  test('keeps what countries leave of a class total as a position without country, bonds only as far as the total has them', () => {
    // Sovereigns: 110 in total, 90 + 5 by country: 15 left; the total row has 20 bonds, the countries 30.
    expect(french.positions.sovereigns.at(-1)).toEqual({ country: null, loanAmount: 15, bondAmount: 0 });
    expect(french.positions.institutions.at(-1)).toEqual({ country: null, loanAmount: 20, bondAmount: 0 });
  });

  test('is refused where countries exceed their total', () => {
    const exceeding = readSourceRows(
      text.replace('201912,DE,Institutions,80,0,80', '201912,DE,Institutions,180,0,180'),
    ).rows;
    expect(() => banksOf(exceeding, leis)).toThrow('exceed their total by 80');
  });
});

describe('claims between banks', () => {
  test('are spread by total assets, capped at a quarter of the creditor’s CET1, the rest left with other institutions', () => {
    // 60 % of 80 is 48: 36 to A1 (300 of 400 of assets) and 12 to B2; the cap is 10 each; 60 stay with others.
    const split = spreadInterbank(french, { country: 'DE', amount: 80 }, { banks, assumptions: ASSUMPTIONS });
    expect(split).toEqual({
      links: [
        { debtor: '7ltwfzyicnsx8d621k86', amount: 10 },
        { debtor: 'bank-b2-de', amount: 10 },
      ],
      otherAmount: 60,
    });
  });

  test('never go to the bank itself, and stay whole where the country has no other bank', () => {
    expect(spreadInterbank(french, { country: 'FR', amount: 7 }, { banks, assumptions: ASSUMPTIONS })).toEqual({
      links: [],
      otherAmount: 7,
    });
  });

  test('are marked as estimates; a remainder without a country is derived', () => {
    const { exposures } = positionsOf(banks, ASSUMPTIONS);
    const interbank = exposures.filter(({ instrument }) => instrument === 'INTERBANK');
    expect(interbank.map(({ debtor, quality, amount }) => [debtor, quality, amount])).toEqual([
      ['7ltwfzyicnsx8d621k86', 'ESTIMATED', 10],
      ['bank-b2-de', 'ESTIMATED', 10],
      ['other-institutions-de', 'ESTIMATED', 60],
      ['other-institutions-unattributed', 'DERIVED', 20],
    ]);
  });
});

describe('a balance sheet', () => {
  test('is balanced by an entry one can see: assets outside the classes, or a contra entry beyond total assets', () => {
    const { exposures } = positionsOf(banks, ASSUMPTIONS);
    const balancing = exposures.filter(({ source }) => source === 'faultline-balancing');
    expect(balancing.map(({ creditor, debtor, amount }) => [creditor, debtor, amount])).toEqual([
      ['7ltwfzyicnsx8d621k86', 'balance-not-itemised', 290],
      ['969500tj5krtcjqwxh05', 'balance-not-itemised', 790],
      ['balance-beyond-total-assets', 'bank-b2-de', 400],
    ]);
  });

  test('has a government’s bonds as holdings and its loans as exposures, never both', () => {
    const { exposures, holdings } = positionsOf(banks, ASSUMPTIONS);
    expect(holdings.map(({ asset, amount }) => [asset, amount])).toEqual([['government-bond-de', 30]]);
    expect(exposures.filter(({ debtor }) => debtor === 'sovereign-de').map(({ amount }) => amount)).toEqual([60]);
  });
});

test('bonds of a country without figures of its own get those of the rest of the world, as estimates', () => {
  const markets = readBondMarkets(
    'country,year,obs,daily_vol\nDE,2019,259,0.002\nDE,2018,1,0.9\nRest_of_the_world,2019,259,0.003\n',
    'Country,Year,Volume,Unit,Currency\nDE,2019,16234,Million,Euro\nRest_of_the_world,2019,135079,Million,Euro\n',
  );
  expect(bondOf('DE', markets)).toMatchObject({
    liquidityLevel: 'LEVEL_1',
    dailyVolatility: { value: 0.002, quality: 'DERIVED' },
    averageDailyVolume: { value: 16234, quality: 'REPORTED' },
  });
  expect(bondOf('AO', markets)).toMatchObject({
    liquidityLevel: 'UNSPECIFIED',
    dailyVolatility: { value: 0.003, quality: 'ESTIMATED' },
    averageDailyVolume: { value: 135079, quality: 'ESTIMATED' },
  });
});
