import { FAULTS, type FaultCode } from '@faultline/ingest';
import { describe, expect, test } from 'vitest';
import { claim, type Files, more, read, rows, SOUND } from './text-folder.ts';

const NUL = '\u0000';

/** One fault per code: what to put where, and the place, column and value it must be reported with. */
const CASES: {
  readonly [Code in Exclude<FaultCode, 'BAD_ENCODING' | 'FILE_TOO_LARGE'>]: readonly [
    Files,
    string,
    number,
    string,
    string,
  ];
} = {
  MISSING_FILE: [
    {
      sources: null,
      balance_sheets: null,
      assets: null,
      exposures: null,
      holdings: null,
      prices: null,
      fx_rates: null,
      venues: null,
      markets: null,
      margin_tiers: null,
      accounts: null,
      positions: null,
    },
    'sources.csv',
    0,
    '',
    '',
  ],
  UNKNOWN_FILE: [{}, 'loans.csv', 0, '', ''],
  BAD_DATASET_JSON: [
    { 'dataset.json': SOUND['dataset.json'].replace('"scale":6', '"scale":"mn"') },
    'dataset.json',
    0,
    'scale',
    '"mn"',
  ],
  MISSING_HEADER: [{ prices: '' }, 'prices.csv', 1, '', ''],
  MISSING_COLUMN: [{ prices: 'asset,date,price,currency,quality\n' }, 'prices.csv', 1, 'source', 'source'],
  UNKNOWN_COLUMN: [
    { prices: 'asset,date,price,currency,quality,source,colour\n' },
    'prices.csv',
    1,
    'colour',
    'colour',
  ],
  DUPLICATE_COLUMN: [{ prices: 'asset,asset,date,price,currency,quality,source\n' }, 'prices.csv', 1, 'asset', 'asset'],
  RAGGED_ROW: [more('holdings', 'alpha,bond,1'), 'holdings.csv', 3, '', 'alpha,bond,1'],
  BAD_QUOTES: [more('sources', 'other,"Bank"x,T,L,R'), 'sources.csv', 3, '', ''],
  LINE_TOO_LONG: [more('sources', `other,${'x'.repeat(70_000)},T,L,R`), 'sources.csv', 3, '', 'other'],
  BAD_TEXT: [more('sources', `other,Ba${NUL}nk,T,L,R`), 'sources.csv', 3, 'publisher', `Ba${NUL}nk`],
  TEXT_TOO_LONG: [more('sources', `other,${'x'.repeat(501)},T,L,R`), 'sources.csv', 3, 'publisher', 'x'.repeat(200)],
  REQUIRED: [more('sources', 'other,,T,L,R'), 'sources.csv', 3, 'publisher', ''],
  BAD_KEY: [more('sources', 'Other Key,P,T,L,R'), 'sources.csv', 3, 'key', 'Other Key'],
  BAD_CODE: [more('institutions', 'gamma,Gamma,SHADOW_BANK,DE'), 'institutions.csv', 5, 'kind', 'SHADOW_BANK'],
  BAD_NUMBER: [more('holdings', 'alpha,bond,"1.234,56",EUR,REPORTED,filing'), 'holdings.csv', 3, 'amount', '1.234,56'],
  NOT_FINITE: [more('holdings', 'alpha,bond,1e400,EUR,REPORTED,filing'), 'holdings.csv', 3, 'amount', '1e400'],
  PRECISION: [
    more('holdings', 'alpha,bond,9007199254740993,EUR,REPORTED,filing'),
    'holdings.csv',
    3,
    'amount',
    '9007199254740993',
  ],
  NEGATIVE: [
    claim('beta,alpha,LOAN,UNSPECIFIED,UNSPECIFIED,-5,EUR,,REPORTED,filing'),
    'exposures.csv',
    3,
    'amount',
    '-5',
  ],
  BAD_DATE: [rows('prices', 'bond,2025-02-29,1,EUR,REPORTED,filing'), 'prices.csv', 2, 'date', '2025-02-29'],
  BAD_CURRENCY: [rows('prices', 'bond,2019-12-31,1,XXX,REPORTED,filing'), 'prices.csv', 2, 'currency', 'XXX'],
  BAD_COUNTRY: [more('institutions', 'gamma,Gamma,BANK,x28'), 'institutions.csv', 5, 'country', 'x28'],
  LEI_CHECKSUM: [
    more('identifiers', 'beta,LEI,5493001KJTIIGC8Y1R13'),
    'identifiers.csv',
    3,
    'value',
    '5493001KJTIIGC8Y1R13',
  ],
  BAD_IDENTIFIER: [more('identifiers', 'beta,BIC,DEUT'), 'identifiers.csv', 3, 'value', 'DEUT'],
  DUPLICATE_KEY: [more('sources', 'filing,P,T,L,R'), 'sources.csv', 3, 'key', 'filing'],
  DUPLICATE_IDENTIFIER: [
    more('identifiers', 'beta,LEI,5493001KJTIIGC8Y1R12'),
    'identifiers.csv',
    3,
    '',
    'LEI 5493001KJTIIGC8Y1R12',
  ],
  DUPLICATE_ROW: [
    claim('alpha,beta,LOAN,UNSPECIFIED,UNSPECIFIED,1,EUR,,REPORTED,filing'),
    'exposures.csv',
    3,
    '',
    'alpha beta LOAN',
  ],
  UNKNOWN_REFERENCE: [
    claim('alpha,nobody,LOAN,UNSPECIFIED,UNSPECIFIED,1,EUR,,REPORTED,filing'),
    'exposures.csv',
    3,
    'debtor',
    'nobody',
  ],
  SELF_EXPOSURE: [
    claim('alpha,alpha,LOAN,UNSPECIFIED,UNSPECIFIED,1,EUR,,REPORTED,filing'),
    'exposures.csv',
    3,
    'debtor',
    'alpha',
  ],
  AGGREGATE_BALANCE_SHEET: [
    more('balance_sheets', 'sovereign-de,SOLO,2019-12-31,CET1,1,EUR,REPORTED,filing'),
    'balance_sheets.csv',
    3,
    'institution',
    'sovereign-de',
  ],
  NOT_ABOVE_ZERO: [
    more('positions', 'alpha-1,bond-future,LONG,0,100,,REPORTED,filing'),
    'positions.csv',
    4,
    'quantity',
    '0',
  ],
  BAD_TIER: [more('margin_tiers', 'bond-future,95,99,0.05,10,REPORTED,filing'), 'margin_tiers.csv', 4, 'floor', '95'],
  BAD_COLLATERAL: [
    rows('positions', 'alpha-1,bond-future,LONG,1,100,7,REPORTED,filing'),
    'positions.csv',
    2,
    'collateral',
    '7',
  ],
  OTHER_VENUE: [
    {
      ...more('venues', 'alpha,AT_MAINTENANCE,,EUR,REPORTED,filing'),
      ...more('accounts', 'beta-1,alpha,beta,CROSS,0,EUR,REPORTED,filing'),
      ...more('positions', 'beta-1,bond-future,LONG,1,100,,REPORTED,filing'),
    },
    'positions.csv',
    4,
    'market',
    'bond-future',
  ],
  MIXED_CONTRACT: [
    more('contract_margins', 'beta,bf,bond,2019-09-02,1540,1400,USD,REPORTED,filing'),
    'contract_margins.csv',
    4,
    'currency',
    'USD',
  ],
  INCOMPLETE_OBSERVATION: [
    more('assets', 'other,Other,EQUITY,,UNSPECIFIED,EUR,0.1,,,,,,,,'),
    'assets.csv',
    3,
    'daily_volatility',
    '0.1',
  ],
};

describe('a dataset with one fault', () => {
  test.each(Object.entries(CASES))(
    '%s is named with its file, row, column and value',
    async (code, [files, file, row, column, value]) => {
      const { report } = await read(files, code === 'UNKNOWN_FILE' ? ['loans.csv'] : []);
      const found = report.faults.find((fault) => fault.code === code);
      expect(found).toMatchObject({ file, row, column, value });
      expect(found?.message).not.toBe('');
      expect(found?.hint).toBe(FAULTS[code as FaultCode].cure);
    },
  );

  test('every code of the list has its case here, but those that only bytes can have', () => {
    const codes = new Set<string>([...Object.keys(CASES), 'BAD_ENCODING', 'FILE_TOO_LARGE']);
    expect(Object.keys(FAULTS).filter((code) => !codes.has(code))).toEqual([]);
  });

  test('a sound folder has none, and all its records', async () => {
    const { report, batches, dataset } = await read({});
    expect(report.faults).toEqual([]);
    expect(dataset?.slug).toBe('two-banks');
    expect(batches.map(({ file, records }) => [file, records.length])).toEqual([
      ['sources', 1],
      ['institutions', 3],
      ['identifiers', 1],
      ['balance_sheets', 1],
      ['assets', 1],
      ['exposures', 1],
      ['holdings', 1],
      ['prices', 1],
      ['fx_rates', 1],
      ['venues', 1],
      ['markets', 1],
      ['margin_tiers', 2],
      ['accounts', 2],
      ['positions', 2],
      ['contract_margins', 2],
    ]);
    expect(report.totals.exposures).toEqual({ records: 1, controlTotal: 12.5 });
  });

  test.each([
    ['a venue that is no institution', 'cme,x,bond,2019-01-02,1,1,EUR', 'UNKNOWN_REFERENCE', 'venue', 'cme'],
    ['an asset nobody defined', 'beta,x,oil,2019-01-02,1,1,EUR', 'UNKNOWN_REFERENCE', 'asset', 'oil'],
    ['a day stated before', 'beta,bf,bond,2019-06-03,1,1,EUR', 'DUPLICATE_ROW', '', 'beta bf 2019-06-03'],
    ['another asset than before', 'beta,bf,note,2019-07-01,1,1,EUR', 'MIXED_CONTRACT', 'asset', 'note'],
    ['an initial margin below zero', 'beta,x,bond,2019-01-02,-1,1,EUR', 'NEGATIVE', 'initial', '-1'],
    ['a maintenance margin of zero', 'beta,x,bond,2019-01-02,1,0,EUR', 'NOT_ABOVE_ZERO', 'maintenance', '0'],
    ['a day that is not there yet', 'beta,x,bond,2026-01-02,1,1,EUR', 'BAD_DATE', 'date', '2026-01-02'],
  ])('a margin of a contract with %s is refused, and that alone', async (_, fields, code, column, value) => {
    const note = more('assets', 'note,Note,GOVERNMENT_BOND,DE,LEVEL_1,EUR,,,,,,,,,');
    const { report } = await read({ ...note, ...more('contract_margins', `${fields},REPORTED,filing`) });
    expect(report.faults).toMatchObject([{ file: 'contract_margins.csv', row: 4, code, column, value }]);
  });

  test('contracts of one name at two venues are two: they may differ in asset and currency', async () => {
    const other = more('contract_margins', 'alpha,bf,bond,2019-01-02,1,1,USD,REPORTED,filing');
    expect((await read(other)).report.faults).toEqual([]);
  });

  test('D06: a file of nothing but bad rows is read to its end, and every row reported', async () => {
    const { report, batches } = await read(
      rows('holdings', ...Array.from({ length: 200 }, () => 'nobody,nothing,x,EURO,GOOD,')),
    );
    expect(report.faults.filter(({ file }) => file === 'holdings.csv')).toHaveLength(200 * 4);
    expect(batches.some(({ file }) => file === 'holdings')).toBe(false);
  });

  test('D06: of more bad rows than anybody reads, all are counted and the first ten thousand faults kept', async () => {
    const { report } = await read(
      rows('holdings', ...Array.from({ length: 3_000 }, () => 'nobody,nothing,x,EURO,GOOD,')),
    );
    expect([report.faultCount, report.faults.length]).toEqual([12_000, 10_000]);
  });
});
