import { expect, test } from 'vitest';
import { snapshotOfMarket } from '../markets/sample-market.ts';
import { accountsInOrder } from './account-figures.ts';
import { valuedAccount } from './account-valuation.ts';

const MODES = ['CROSS', 'ISOLATED'] as const;

test.each(MODES.flatMap((mode) => [[mode, 5, 0] as const, [mode, 0, null] as const, [mode, -4, null] as const]))(
  'a %s account without positions and with %d in cash has a margin ratio of %s',
  (mode, cash, ratio) => {
    const snapshot = snapshotOfMarket([{ key: 'empty', mode, cash, positions: [] }]);
    expect(valuedAccount(snapshot, 0)).toMatchObject({ equityAmount: cash, marginRatio: ratio });
  },
);

test.each(MODES)('a %s account with nothing that owes nothing is listed as the safest', (mode) => {
  const snapshot = snapshotOfMarket([
    { key: 'a-nothing', mode, cash: 0, positions: [] },
    { key: 'b-owing', mode: 'CROSS', cash: -1, positions: [] },
    { key: 'c-long', mode: 'CROSS', cash: 50, positions: [['perp', 1, 100]] },
  ]);
  const keys = (rows: Uint32Array) => Array.from(rows, (row) => snapshot.margin.accounts.keys[row]);
  expect(keys(accountsInOrder(snapshot, 'MARGIN_RATIO', 'DESC'))).toEqual(['b-owing', 'c-long', 'a-nothing']);
});

test('an isolated account whose cash is below nothing has no margin ratio, however safe its position is, and is no safe one', () => {
  const snapshot = snapshotOfMarket([
    { key: 'a-safe', mode: 'ISOLATED', cash: 0, positions: [['perp', 1, 100, 50]] },
    { key: 'b-owing', mode: 'ISOLATED', cash: -100, positions: [['perp', 1, 100, 50]] },
  ]);
  expect(valuedAccount(snapshot, 1)).toMatchObject({ marginRatio: null, status: 'BAD_DEBT' });
  expect([...accountsInOrder(snapshot, 'MARGIN_RATIO', 'DESC')]).toEqual([1, 0]);
});
