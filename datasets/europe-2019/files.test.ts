import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compensatedSum, systemicImportance } from '@faultline/engine';
import { type ExposureRecord, snapshotOf } from '@faultline/network';
import { beforeAll, describe, expect, test } from 'vitest';
import { datasetFiles } from '../read-files.ts';

// The committed files against sums taken from the source outside the converter (control-totals.json).

const control = JSON.parse(readFileSync(join(import.meta.dirname, 'control-totals.json'), 'utf8')) as {
  banks: number;
  classTotals: Record<string, number>;
  governmentBondsByCountryRows: number;
  governmentLoansByCountryRows: number;
  institutionsByCountry: Record<string, number>;
};

const { dataset, report, records, read } = datasetFiles(import.meta.dirname);
const sum = (amounts: Iterable<number>) => compensatedSum(amounts);
const amountsOf = (exposures: readonly ExposureRecord[]) => sum(exposures.map(({ amount }) => amount));

beforeAll(read);

describe('the files of europe-2019', () => {
  test('have no fault', () => {
    expect(report.faults).toEqual([]);
  });

  test('hold 121 banks with CET1 of EUR 1,469.05 bn and the total assets of the source', () => {
    expect(records('institutions').filter(({ kind }) => kind === 'BANK')).toHaveLength(control.banks);
    const total = (measure: string) =>
      sum(
        records('balance_sheets')
          .filter((row) => row.measure === measure)
          .map(({ amount }) => amount),
      );
    expect(total('CET1')).toBeCloseTo(1_469_051.633333, 4);
    expect(total('CET1')).toBeCloseTo(control.classTotals['Common tier1 equity capital'] ?? 0, 4);
    expect(total('TOTAL_ASSETS')).toBeCloseTo(control.classTotals['Total assets'] ?? 0, 3);
  });

  test.each([
    ['Corporates', 'sector-corporates-'],
    ['Retail', 'sector-retail-'],
    ['Equity', 'sector-equity-'],
    ['Other non-credit obligation assets', 'sector-other-assets-'],
  ])('add up to the source’s total of the class %s', (name, prefix) => {
    const claims = records('exposures').filter(({ debtor }) => debtor.startsWith(prefix));
    expect(amountsOf(claims)).toBeCloseTo(control.classTotals[name] ?? 0, 2);
  });

  test('split sovereigns into loans and bonds that add up to the class, bonds by country exactly', () => {
    const loans = amountsOf(records('exposures').filter(({ debtor }) => debtor.startsWith('sovereign-')));
    const bonds = records('holdings');
    expect(loans + sum(bonds.map(({ amount }) => amount))).toBeCloseTo(
      control.classTotals['Central banks and central governments'] ?? 0,
      2,
    );
    const attributed = bonds.filter(({ asset }) => asset !== 'government-bond-unattributed');
    expect(sum(attributed.map(({ amount }) => amount))).toBeCloseTo(control.governmentBondsByCountryRows, 2);
  });

  test('keep every euro of claims on institutions: spread over banks of the country or left with its other institutions', () => {
    const home = new Map(
      records('institutions').map(({ key, kind, country }) => [key, kind === 'BANK' ? (country ?? '') : '']),
    );
    const interbank = records('exposures').filter(({ instrument }) => instrument === 'INTERBANK');
    expect(amountsOf(interbank)).toBeCloseTo(control.classTotals.Institutions ?? 0, 2);
    for (const [country, expected] of Object.entries(control.institutionsByCountry)) {
      const there = interbank.filter(
        ({ debtor }) => home.get(debtor) === country || debtor === `other-institutions-${country.toLowerCase()}`,
      );
      expect(amountsOf(there), country).toBeCloseTo(expected, 2);
    }
  });

  test('leave no estimated link above a quarter of the creditor’s CET1', () => {
    const cet1 = new Map(
      records('balance_sheets')
        .filter(({ measure }) => measure === 'CET1')
        .map((row) => [row.institution, row.amount]),
    );
    const links = records('exposures').filter(({ debtor, quality }) => quality === 'ESTIMATED' && cet1.has(debtor));
    expect(links).toHaveLength(3814);
    for (const { creditor, amount } of links)
      expect(amount).toBeLessThanOrEqual(0.25 * (cet1.get(creditor) ?? 0) * (1 + 1e-12));
  });

  test('balance every sheet: claims and holdings less the contra entry are total assets', () => {
    const claims = Map.groupBy(records('exposures'), ({ creditor }) => creditor);
    const contra = Map.groupBy(
      records('exposures').filter(({ creditor }) => creditor === 'balance-beyond-total-assets'),
      ({ debtor }) => debtor,
    );
    const holdings = Map.groupBy(records('holdings'), ({ institution }) => institution);
    for (const { institution, measure, amount } of records('balance_sheets')) {
      if (measure !== 'TOTAL_ASSETS') continue;
      const held = sum((holdings.get(institution) ?? []).map((holding) => holding.amount));
      const balance = amountsOf(claims.get(institution) ?? []) + held - amountsOf(contra.get(institution) ?? []);
      expect(Math.abs(balance - amount), institution).toBeLessThan(1e-3);
    }
  });

  test('state a sensitivity whose middle column is the ranking the committed exposures give', () => {
    const snapshot = snapshotOf(
      {
        dataset: dataset ?? expect.fail('dataset.json is unusable'),
        sources: records('sources'),
        institutions: records('institutions'),
        balanceSheets: records('balance_sheets'),
        exposures: records('exposures'),
      },
      () => 'not hashed',
    );
    const scores = systemicImportance(snapshot);
    const stated = snapshot.header.sensitivity?.alternatives.find(({ value }) => value === 0.6)?.top ?? [];
    expect(stated).toHaveLength(10);
    for (const { institution, score } of stated)
      expect(scores[snapshot.institutions.keys.indexOf(institution)]).toBeCloseTo(score, 9);
    const largest = Math.max(...[...scores].filter((score) => !Number.isNaN(score)));
    expect(stated[0]?.score).toBeCloseTo(largest, 9);
  });
});
