import { type ContractMarginRecord, contractColumns } from '@faultline/network';
import { describe, expect, test } from 'vitest';
import { contractProcyclicality } from './contract-procyclicality.ts';

const set = (contract: string, date: string, maintenance: number, quality: 'REPORTED' | 'ESTIMATED' = 'REPORTED') =>
  ({
    ...{ venue: 'cme', contract, asset: 'index', date, initial: 1.1 * maintenance, maintenance, currency: 'USD' },
    ...{ quality, source: 'notice' },
  }) satisfies ContractMarginRecord;

const row = () => 0;
const contracts = contractColumns(
  [
    set('a', '2019-01-02', 50),
    set('b', '2019-07-01', 300, 'ESTIMATED'),
    set('b', '2020-01-09', 100),
    set('b', '2020-03-02', 250),
    set('b', '2020-12-11', 200),
  ],
  { institution: row, asset: row, source: row },
);
const over = (contract: number, from: string | null, to: string | null) =>
  contractProcyclicality({ contracts }, contract, { from, to });

describe('the margin of a contract within a window', () => {
  test('rose by what was set in it, on the days of the history, both ends of the window included', () => {
    // 100 to 250: two and a half times, a rise of 1.5; the 300 before the window are not in it.
    expect(over(1, '2020-01-09', '2020-03-02')).toMatchObject({
      ...{ peakToTroughRatio: 2.5, largestRiseRatio: 1.5, riseFromRow: 0, riseToRow: 1 },
      ...{ firstPosition: 2, lastPosition: 3, quality: 'DERIVED' },
    });
    expect(over(1, null, null)).toMatchObject({
      ...{ peakToTroughRatio: 3, largestRiseRatio: 1.5, riseFromRow: 1, riseToRow: 2 },
      ...{ firstPosition: 1, lastPosition: 4, quality: 'ESTIMATED' },
    });
  });

  test('of one margin or none is no history, and the answer says how far it reaches', () => {
    expect(over(1, '2020-03-02', '2020-12-10')).toEqual({
      code: 'INSUFFICIENT_HISTORY',
      message:
        'One margin was set from 2020-03-02 to 2020-12-10 and a rise needs two: widen the window, the history has 4 margins from 2019-07-01 to 2020-12-11.',
      path: ['from'],
    });
    expect(over(1, null, '2018-12-31')).toMatchObject({
      code: 'INSUFFICIENT_HISTORY',
      message: expect.stringMatching(/^No margin was set to 2018-12-31 and a rise needs two/),
      path: ['to'],
    });
  });

  test('that was only ever set once has no window wide enough', () => {
    expect(over(0, null, null)).toMatchObject({
      code: 'INSUFFICIENT_HISTORY',
      message: expect.stringContaining('the history of this contract has 1: import more of it'),
    });
  });

  test('that ends before it begins is refused as such', () => {
    expect(over(1, '2020-03-03', '2020-03-02')).toMatchObject({ code: 'BAD_PARAMETER', path: ['to'] });
  });
});
