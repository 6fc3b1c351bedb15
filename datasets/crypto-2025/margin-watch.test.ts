import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { MARGIN_EVENTS, marginMonitor } from '@faultline/engine';
import { LIQUIDATION_RULES, type NetworkSnapshot, snapshotOf } from '@faultline/network';
import { openingUpdate, openWatchFold, replaysOf, valuedAccount } from '@faultline/runner';
import { beforeAll, describe, expect, test } from 'vitest';
import { marginMarkets } from '../../packages/runner/src/margin/market-tiers.ts';
import { contentOf, watchedPools } from '../../packages/runner/src/watch/watched-pools.ts';
import { datasetFiles } from '../read-files.ts';
import { REPLAY_HEADER, REPLAY_KEY, replayMarks, replayText } from './replay.ts';
import { MARKS, STATED_FALLS } from './stated-figures.ts';

// The bundled accounts under watch, against the valuation of accounts by themselves, and through the bundled replay.

const POLICY = { warningFactor: 1.5, callFactor: 1.2, maxMarkAgeMs: 60_000 };

let snapshot: NetworkSnapshot;
beforeAll(async () => {
  const { dataset, records, read } = datasetFiles(import.meta.dirname);
  await read();
  if (!dataset) throw new Error('the dataset cannot be read');
  snapshot = snapshotOf(
    {
      dataset,
      sources: records('sources'),
      institutions: records('institutions'),
      balanceSheets: records('balance_sheets'),
      exposures: records('exposures'),
      assets: records('assets'),
      venues: records('venues'),
      markets: records('markets'),
      marginTiers: records('margin_tiers'),
      accounts: records('accounts'),
      positions: records('positions'),
    },
    (chunks) => {
      const hash = createHash('sha256');
      for (const chunk of chunks) hash.update(chunk);
      return hash.digest('hex');
    },
  );
});

test('every pool has the equity and the maintenance margin of the account valuation, to the rounding of a sum', () => {
  const pools = watchedPools(snapshot);
  const { tiers, marks } = marginMarkets(snapshot);
  let pool = 0;
  for (let account = 0; account < snapshot.margin.accounts.count; account++) {
    const valued = valuedAccount(snapshot, account);
    if ('code' in valued) throw new Error(valued.message);
    for (const { equityAmount, maintenanceMarginAmount, first, end } of valued.pools) {
      expect([pools.accounts[pool], pools.firsts[pool], pools.ends[pool]]).toEqual([account, first, end]);
      // With so much less cash its equity is -1: whoever is bankrupt is told with the amounts it was judged by.
      const content = contentOf(snapshot, pools, pool);
      const monitor = marginMonitor({
        ...POLICY,
        ...{ tiers, marks: [...marks], time: 0, looksAtAll: true },
        liquidates: LIQUIDATION_RULES[pools.ruleCodes[pool] ?? 0] ?? 'BELOW_MAINTENANCE',
      });
      if ('problem' in monitor) throw new Error(monitor.problem.message);
      monitor.open({ ...content, cashAmount: content.cashAmount - equityAmount - 1 });
      const [event] = monitor.update({ sequence: 0, time: 0, marks: [] }).events;
      const rounding = 1e-9 * (1 + Math.abs(equityAmount) + maintenanceMarginAmount);
      expect(Math.abs((event?.equityAmount ?? Number.NaN) + 1)).toBeLessThan(rounding);
      expect(Math.abs((event?.maintenanceAmount ?? Number.NaN) - maintenanceMarginAmount)).toBeLessThan(rounding);
      pool++;
    }
  }
  expect(pool).toBe(pools.count);
});

describe('the bundled replay', () => {
  test('is what its generator writes, and is told to be made up', () => {
    const file = (ending: string) => readFileSync(join(import.meta.dirname, 'replays', `${REPLAY_KEY}.${ending}`));
    expect(gunzipSync(file('csv.gz')).toString()).toBe(replayText(replayMarks()));
    expect(JSON.parse(file('json').toString())).toEqual(REPLAY_HEADER);
    expect(REPLAY_HEADER.quality).toBe('ILLUSTRATIVE');
  });

  test('begins at the marks of the dataset, and falls by what is stated and no further, at 21:15', () => {
    const marks = replayMarks();
    for (const asset of ['btc', 'eth', 'sol'] as const)
      for (const venue of ['binance', 'hyperliquid']) {
        const own = marks.filter(({ market }) => market === `${venue}-${asset}`);
        const low = own.find(({ time }) => time === '2025-10-10T21:15:00.000Z')?.price ?? Number.NaN;
        expect(own).toHaveLength(601);
        expect(own[0]?.price).toBe(MARKS[asset]);
        expect(low).toBeCloseTo(MARKS[asset] * (1 - STATED_FALLS[asset]), asset === 'btc' ? 0 : 1);
        expect(Math.min(...own.map(({ price }) => price))).toBe(low);
      }
  });

  test('warns, calls, liquidates and ruins, each pool from the lesser to the worse', () => {
    const fold = openWatchFold(snapshot, POLICY);
    if ('problem' in fold) throw new Error(fold.problem.message);
    const [replay] = replaysOf(snapshot);
    const events = [openingUpdate(snapshot), ...(replay?.updates ?? [])].flatMap((update) =>
      fold.fold(update).events.map((event) => ({ ...event, sequence: update.sequence })),
    );
    const counts = Map.groupBy(events, ({ kind }) => kind);
    for (const kind of ['WARNING', 'CALL', 'LIQUIDATE', 'BANKRUPT'] as const)
      expect(counts.get(kind)?.length ?? 0, kind).toBeGreaterThan(100);
    const byPool = Map.groupBy(events, ({ account, position }) => `${account} ${position}`);
    for (const [pool, own] of byPool) {
      const worst = own.map(({ kind }) => MARGIN_EVENTS.indexOf(kind));
      // A recovery in between lets a pool be warned again; liquidated and ruined it is once.
      expect(own.filter(({ kind }) => kind === 'LIQUIDATE').length, pool).toBeLessThanOrEqual(1);
      expect(worst.indexOf(3) === -1 || worst.indexOf(3) === worst.length - 1, pool).toBe(true);
    }
    // What liquidates is what the falls liquidate, and neither a recovery nor opening undoes it.
    const states = new Map(fold.poolsByState().map(({ state, count }) => [state, count]));
    const ended = new Set(
      events
        .filter(({ kind }) => kind === 'LIQUIDATE' || kind === 'BANKRUPT')
        .map(({ account, position }) => `${account} ${position}`),
    );
    expect((states.get('LIQUIDATING') ?? 0) + (states.get('BANKRUPT') ?? 0)).toBe(ended.size);
    expect(counts.get('BANKRUPT')).toHaveLength(states.get('BANKRUPT') ?? -1);
  });
});
