import { describe, expect, test } from 'vitest';
import type { Run } from '../shock/run-query';
import { parseSort, sortRows, writeSort } from '../table/table-rows';
import { variableFor } from './colours';
import { drawInstitutions, drawLinks, lossesByKey, type Network } from './map-view';
import { neighbourOf } from './neighbour';

const money = (amount: number) => ({ amount: String(amount), currency: 'EUR', scale: 6 });
const bank = (key: string, totalAssets: number, leverage: number | null) => ({
  x: 0,
  y: 0,
  institution: {
    id: `id-${key}`,
    key,
    name: key.toUpperCase(),
    kind: 'BANK' as const,
    country: 'DE',
    balanceSheet: { totalAssets: { money: money(totalAssets), quality: 'REPORTED' as const }, cet1: null },
    leverage: {
      value: leverage,
      reason: leverage === null ? ('NEGATIVE_OR_ZERO_EQUITY' as const) : null,
      quality: 'REPORTED' as const,
    },
    systemicImportance: { value: 0.1, reason: null, quality: 'ESTIMATED' as const },
    obligations: money(1),
  },
});
const network = {
  positions: [bank('a', 400, 12), bank('b', 100, 55), bank('c', 100, null)],
  exposures: [{ creditorId: 'id-a', debtorId: 'id-b', amount: { amount: '9' }, quality: 'ESTIMATED' }],
  omitted: { institutionCount: 0, exposureCount: 0, amount: money(0) },
} as unknown as Network;
const run = {
  losses: { edges: [{ node: { institution: { key: 'a' }, lossRatioByRound: [0, 0.25, 0.5] } }] },
  transmissions: { edges: [{ node: { from: { key: 'b' }, to: { key: 'a' }, amount: money(4) } }] },
} as unknown as Run;
const nobody = { colour: 'leverage', losses: new Map<string, number>(), selected: null } as const;

describe('the map', () => {
  test('gives four times the assets twice the reach, and no colour of the scale to a bank without leverage', () => {
    const [a, b, c] = drawInstitutions(network, nobody);
    expect(((a?.size ?? 0) - 3) / ((b?.size ?? 0) - 3)).toBeCloseTo(2, 12);
    expect([a?.colour, b?.colour, c?.colour]).toEqual(['--risk-1', '--risk-5', '--line']);
  });

  test('makes faint whom the chosen bank neither lends to nor borrows from', () => {
    expect(drawInstitutions(network, { ...nobody, selected: 'a' }).map(({ faint }) => faint)).toEqual([
      false,
      false,
      true,
    ]);
    expect(drawInstitutions(network, { ...nobody, selected: 'unknown' }).every(({ faint }) => !faint)).toBe(true);
  });

  test('draws exposures from creditor to debtor, and losses the way they travel, from debtor to creditor', () => {
    expect(drawLinks(network, { selected: null, run: null }).map(({ from, to }) => [from, to])).toEqual([['a', 'b']]);
    expect(drawLinks(network, { selected: null, run }).map(({ from, to }) => [from, to])).toEqual([['b', 'a']]);
  });

  test('shows the losses of the round asked for, and of the last one beyond it', () => {
    expect([0, 1, null, 99].map((round) => lossesByKey(run, round).get('a'))).toEqual([0, 0.25, 0.5, 0.5]);
  });

  test('colours exactly all capital as failed, and nothing as nothing', () => {
    expect([0, 1e-12, 0.5, 1].map((loss) => variableFor('losses', loss))).toEqual([
      '--risk-0',
      '--risk-0',
      '--risk-4',
      '--risk-5',
    ]);
  });

  test('is walked to the nearest bank in the direction of the key', () => {
    const places = [
      { key: 'here', x: 0, y: 0 },
      { key: 'right', x: 1, y: 0.1 },
      { key: 'far right', x: 0.9, y: 2 },
      { key: 'up', x: 0, y: 1 },
    ];
    expect(neighbourOf(places, 'here', 'ArrowRight')).toBe('right');
    expect(neighbourOf(places, 'here', 'ArrowUp')).toBe('up');
    expect(neighbourOf(places, 'here', 'ArrowLeft')).toBeNull();
    expect(neighbourOf(places, null, 'ArrowLeft')).toBe('here');
  });
});

test('the table puts banks without a figure last, whichever way it is sorted', () => {
  const row = (name: string, leverage: number | null) => ({ name, leverage }) as Parameters<typeof sortRows>[0][number];
  const rows = [row('none', null), row('low', 10), row('high', 40)];
  expect(sortRows(rows, 'leverage', true).map(({ name }) => name)).toEqual(['high', 'low', 'none']);
  expect(sortRows(rows, 'leverage', false).map(({ name }) => name)).toEqual(['low', 'high', 'none']);
});

test('the order of the table is read back from the address; one of no column is the usual one', () => {
  expect(parseSort(writeSort({ column: 'leverage', descending: true }))).toEqual({
    column: 'leverage',
    descending: true,
  });
  expect([parseSort('colour'), parseSort(null), parseSort('-')]).toEqual([null, null, null]);
});
