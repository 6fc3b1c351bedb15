import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claim, more, read, rows, SOUND } from './text-folder.ts';

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

  test.each(['2019-13-01', '2025-02-29', '01/02/2026', '0001-01-01', '2026-01-02', '2019-12-31T00:00:00+14:00'])(
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
