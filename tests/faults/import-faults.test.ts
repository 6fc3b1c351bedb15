import { FAULTS, type FaultCode } from '@faultline/ingest';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Files, read, SOUND } from './text-folder.ts';

/** The header of a sound file with other rows. */
function rows(file: keyof typeof SOUND, ...lines: string[]): Files {
  return { [file]: [SOUND[file].split('\n')[0], ...lines, ''].join('\n') };
}
const more = (file: keyof typeof SOUND, ...lines: string[]): Files => ({
  [file]: `${SOUND[file]}${lines.join('\n')}\n`,
});
const claim = (fields: string) => more('exposures', fields);
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
    ]);
    expect(report.totals.exposures).toEqual({ records: 1, controlTotal: 12.5 });
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

describe('what a source may write', () => {
  const amounts = async (text: string) => {
    const { report, batches } = await read(rows('holdings', `beta,bond,"${text}",EUR,REPORTED,filing`));
    const [batch] = batches.filter(({ file }) => file === 'holdings');
    return report.faults[0]?.code ?? (batch?.file === 'holdings' ? batch.records[0]?.amount : undefined);
  };

  test.each([
    ['1.234,56', 'BAD_NUMBER'],
    ['1 234,56', 'BAD_NUMBER'],
    ['(1,000)', 'BAD_NUMBER'],
    ['€5m', 'BAD_NUMBER'],
    ['−5', 'BAD_NUMBER'],
    ['1,000', 'BAD_NUMBER'],
    ['NaN', 'NOT_FINITE'],
    ['-Infinity', 'NOT_FINITE'],
    ['5e-324', 'PRECISION'],
    ['9007199254740993', 'PRECISION'],
    ['9007199254740994', 9007199254740994],
    ['1e3', 1000],
    ['0.0000001', 1e-7],
    ['0.1', 0.1],
    ['152134.92355457778', 152134.92355457778],
  ])('B05, B07, B10: the amount %s is never guessed, nor rounded', async (text, expected) => {
    expect(await amounts(text)).toBe(expected);
  });

  test('B04: minus zero is zero', async () => {
    expect(Object.is(await amounts('-0'), 0)).toBe(true);
  });

  test.each(['5493001KJTIIGC8Y1R12', 'W38RGI023J3WT1HWRP32', 'HWUPKR0MPOU8FGXBT394', '254900ZD9J74PNOI5L11'])(
    'D02, D03: the LEI %s is accepted',
    async (lei) => {
      expect((await read(rows('identifiers', `beta,LEI,${lei}`))).report.faults).toEqual([]);
    },
  );

  test('D01: an LEI with check digits that are wrong is named with its row and column', async () => {
    const { report } = await read(
      rows('identifiers', 'alpha,LEI,5493001KJTIIGC8Y1R12', 'beta,LEI,5493001KJTIIGC8Y1R13'),
    );
    expect(report.faults).toHaveLength(1);
    expect(report.faults[0]).toMatchObject({
      code: 'LEI_CHECKSUM',
      row: 3,
      column: 'value',
      value: '5493001KJTIIGC8Y1R13',
    });
  });

  test('D04: an LEI in small letters between spaces is mended, one with O for 0 is not', async () => {
    const mended = await read(rows('identifiers', 'beta,LEI, 5493001kjtiigc8y1r12 '));
    expect(mended.batches.find(({ file }) => file === 'identifiers')?.records).toEqual([
      { institution: 'beta', scheme: 'LEI', value: '5493001KJTIIGC8Y1R12' },
    ]);
    expect((await read(rows('identifiers', 'beta,LEI,54930O1KJTIIGC8Y1R12'))).report.faults[0]?.code).toBe(
      'LEI_CHECKSUM',
    );
  });

  test('D05: a second claim to an LEI names the row of the first', async () => {
    const { report } = await read(more('identifiers', 'beta,LEI,5493001KJTIIGC8Y1R12'));
    expect(report.faults[0]?.message).toContain('Row 2 states');
  });

  test.each(['2019-13-01', '01/02/2026', '0001-01-01', '2026-01-02', '2019-12-31T00:00:00+14:00'])(
    'D15: %s is no as-of day',
    async (date) => {
      expect((await read(rows('prices', `bond,${date},1,EUR,REPORTED,filing`))).report.faults[0]?.code).toBe(
        'BAD_DATE',
      );
    },
  );

  test.each(['usd ', '€', 'EURO', 'XXX'])('D16: "%s" is no currency', async (currency) => {
    expect((await read(rows('prices', `bond,2019-12-31,1,${currency},REPORTED,filing`))).report.faults[0]?.code).toBe(
      'BAD_CURRENCY',
    );
  });

  test.each([
    ['a byte-order mark', (text: string) => `\uFEFF${text}`],
    ['CR LF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['lone CR', (text: string) => text.replaceAll('\n', '\r')],
    ['semicolons', (text: string) => text.replaceAll(',', ';').replace('"Beta; Bank"', '"Beta, Bank"')],
    ['tabs', (text: string) => text.replaceAll(',', '\t').replace('"Beta\t Bank"', '"Beta, Bank"')],
  ])('D10: a file with %s reads the same', async (_, change) => {
    const { report, batches } = await read({ institutions: change(SOUND.institutions) });
    expect(report.faults).toEqual([]);
    expect(batches.find(({ file }) => file === 'institutions')?.records).toHaveLength(3);
  });

  test('D10: a fault after a line break inside quotes is reported with the line an editor shows', async () => {
    const { report } = await read(rows('sources', 'filing,"Two\nlines",T,L,R', 'BAD,P,T,L,R'));
    expect(report.faults[0]).toMatchObject({ code: 'BAD_KEY', row: 4 });
  });

  test('C12: names keep accents, right-to-left letters and emoji, composed; half a surrogate pair is refused', async () => {
    const { batches } = await read(rows('institutions', 'alpha,Crédit 🏦 بنك,BANK,FR', 'beta,B,BANK,FR'));
    expect(batches.find(({ file }) => file === 'institutions')?.records[0]).toMatchObject({ name: 'Crédit 🏦 بنك' });
    expect((await read(rows('institutions', 'alpha,Bad \uD83C,BANK,FR'))).report.faults[0]?.code).toBe('BAD_TEXT');
  });

  test('C01: what an institution owes itself is refused, and counted nowhere', async () => {
    const { report } = await read(claim('beta,beta,LOAN,UNSPECIFIED,UNSPECIFIED,1,EUR,,REPORTED,filing'));
    expect(report.faults.map(({ code, row }) => [code, row])).toEqual([['SELF_EXPOSURE', 3]]);
    expect(report.totals.exposures).toEqual({ records: 1, controlTotal: 12.5 });
  });

  test('C04: exposures that differ in their terms are two, the same terms twice are a fault', async () => {
    const other = await read(claim('alpha,beta,REPO,UNSPECIFIED,OVERNIGHT,1,EUR,,REPORTED,filing'));
    expect(other.report.faults).toEqual([]);
    const third = await read(
      claim(
        'alpha,beta,REPO,UNSPECIFIED,OVERNIGHT,1,EUR,,REPORTED,filing\nalpha,beta,REPO,UNSPECIFIED,OVERNIGHT,2,EUR,,REPORTED,filing',
      ),
    );
    expect(third.report.faults.map(({ code, row }) => [code, row])).toEqual([['DUPLICATE_ROW', 4]]);
  });

  test('B05: a number of dataset.json that reading may have rounded is refused', async () => {
    const withValue = (value: string) =>
      read({
        'dataset.json': SOUND['dataset.json'].replace(
          '"assumptions":[]',
          `"assumptions":[{"name":"a","value":${value},"unit":"EUR","meaning":"m"}]`,
        ),
      });
    expect((await withValue('9007199254740993')).report.faults[0]?.code).toBe('BAD_DATASET_JSON');
    expect((await withValue('9007199254740991')).report.faults).toEqual([]);
  });

  test('whatever a file holds, it is read or refused, never thrown at the caller', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('exposures', 'institutions', 'assets', 'dataset.json'),
        fc.string({ unit: 'binary', maxLength: 300 }),
        async (file, text) => {
          const { report } = await read({
            [file as 'exposures']:
              file === 'dataset.json' ? text : `${SOUND[file as 'exposures'].split('\n')[0]}\n${text}`,
          });
          expect(report.faultCount).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 300, seed: 11 },
    );
  });
});
