import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compensatedSum } from '@faultline/engine';
import { type NetworkSnapshot, snapshotOf } from '@faultline/network';
import { contractProcyclicality } from '@faultline/runner';
import { beforeAll, describe, expect, test } from 'vitest';
import { datasetFiles, textOf } from '../read-files.ts';
import { tableText } from '../write-files.ts';
import { contractMarginsOf } from './contract-margins.ts';

// The margin histories of the folder, against sums read outside the converter and against what is published of 2020.

interface Totals {
  readonly rows: number;
  readonly from: string;
  readonly to: string;
  readonly initial: number;
  readonly maintenance: number;
}

const { contractMargins: control } = JSON.parse(
  readFileSync(join(import.meta.dirname, 'control-totals.json'), 'utf8'),
) as { contractMargins: Record<string, Totals> };

const { dataset, report, records, read } = datasetFiles(import.meta.dirname);
let snapshot: NetworkSnapshot;
beforeAll(async () => {
  await read();
  if (!dataset) throw new Error('the dataset cannot be read');
  const system = { dataset, sources: records('sources'), institutions: records('institutions') };
  const contractMargins = records('contract_margins');
  snapshot = snapshotOf(
    { ...system, balanceSheets: [], exposures: [], assets: records('assets'), contractMargins },
    (chunks) => {
      const hash = createHash('sha256');
      for (const chunk of chunks) hash.update(chunk);
      return hash.digest('hex');
    },
  );
});

const during2020 = (key: string) => {
  const { contracts } = snapshot;
  const found = contractProcyclicality(snapshot, contracts.keys.indexOf(key), { from: '2020-01-01', to: '2020-12-31' });
  if ('code' in found) throw new Error(found.message);
  const setOn = (row: number) => {
    const position = found.firstPosition + row;
    return [contracts.dates[position], contracts.maintenanceAmounts[position]] as const;
  };
  return { ...found, from: setOn(found.riseFromRow), to: setOn(found.riseToRow) };
};

describe('the margin histories of crypto-2025', () => {
  test('have the rows, days and sums of the source', () => {
    expect(report.faults).toEqual([]);
    const byContract = Map.groupBy(records('contract_margins'), ({ venue, contract }) => `${venue} ${contract}`);
    const totals = [...byContract].map(([contract, rows]) => {
      const days = rows.map(({ date }) => date).sort();
      const sum = (field: 'initial' | 'maintenance') => compensatedSum(rows.map((row) => row[field]));
      const own = { rows: rows.length, from: days[0], to: days.at(-1) };
      return [contract, { ...own, initial: sum('initial'), maintenance: sum('maintenance') }] as const;
    });
    expect(Object.fromEntries(totals)).toEqual(control);
  });

  test('are written from the source’s own columns, without placeholders, other contracts, and bitcoin’s rows in doubt', () => {
    const lines = [
      'exchange,root,date,initial,maintenance,placeholder',
      'cme,ES,2020-01-09,7260,6600,False',
      'cme,ES,2020-01-10,9999,9999,True',
      'cbot,10Y,2021-08-16,193,175,False',
      'cme,BTC,2021-04-30,11979,10890,False',
      'cme,MBT,2021-05-03,244,221,False',
    ];
    expect(tableText('contract_margins', contractMarginsOf(`${lines.join('\n')}\n`))).toBe(
      'venue,contract,asset,date,initial,maintenance,currency,quality,source\n' +
        'cme,es,sp-500,2020-01-09,7260,6600,USD,REPORTED,lean-futures-margins-2022-02\n',
    );
    expect(textOf(import.meta.dirname, 'contract_margins')).toContain(',2020-01-09,7260,6600,');
  });

  test('have the S&P 500 future at 6,600 dollars in January 2020 and at 12,000 in the middle of March', () => {
    const { from, to, largestRiseRatio } = during2020('es');
    expect([from, to]).toEqual([
      ['2020-01-09', 6_600],
      ['2020-03-19', 12_000],
    ]);
    expect(largestRiseRatio).toBeCloseTo(12_000 / 6_600 - 1, 12);
  });

  test('have the crude oil future’s margin 3.43 times as high at its peak in 2020 as at its trough', () => {
    const { peakToTroughRatio, from, to } = during2020('cl');
    expect(peakToTroughRatio).toBeCloseTo(3.43, 2);
    expect([from, to]).toEqual([
      ['2020-01-29', 3_500],
      ['2020-05-13', 12_000],
    ]);
  });
});
