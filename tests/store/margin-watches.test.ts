import { MARGIN_EVENTS } from '@faultline/engine';
import { openingUpdate, openMarginWatches, openWatchFold, type SnapshotWatch } from '@faultline/runner';
import { openStore, REPLAY_STATES, type Store, type StoredUpdate } from '@faultline/store';
import { expect, onTestFinished, test } from 'vitest';
import { marginAccounts } from '../database/margin-accounts.ts';
import { connect, type TestDatabase, testDatabase } from '../database/test-database.ts';
import { batchesOf } from '../database/two-banks.ts';

const LOCAL = { tenant: 'local' };
const BY = { access: LOCAL, actor: 'tester' };
const POLICY = { warningFactor: 1.5, callFactor: 1.2, maxMarkAgeMs: 60_000 };
const DAY = Date.parse(`${marginAccounts.dataset.asOf}T12:00:00Z`);

function open(database: TestDatabase): Store {
  const store = openStore(database);
  onTestFinished(() => store.close());
  return store;
}

/** Marks that swing up and down by a fifth, so that pools are warned, recover, and end. */
function swinging(sequence: number): StoredUpdate {
  const time = DAY + 1_000 * sequence;
  const swing = 1 + 0.2 * Math.sin(sequence / 3) - 0.003 * sequence;
  const mark = (market: string, price: number) => ({ market, price: price * swing, bid: null, ask: null, time });
  return { sequence, time, marks: [mark('m', 100), mark('n', 10), mark('j', 20), mark('k', 50)] };
}
const UPDATES = Array.from({ length: 60 }, (_, place) => swinging(place + 1));

async function opened(database: TestDatabase): Promise<SnapshotWatch> {
  const store = open(database);
  await store.importDataset(LOCAL, marginAccounts.dataset, batchesOf(marginAccounts));
  const row = await store.findSnapshot(LOCAL, { slug: 'margin-accounts' });
  const columns = row && (await store.loadSnapshot(LOCAL, row));
  if (!columns) throw new Error('no snapshot');
  const done = await openMarginWatches(store).open({ ...BY, key: 'w' }, { row, columns }, POLICY);
  const watch = 'answer' in done ? await store.watches.find(LOCAL, done.answer.id) : null;
  if (!watch) throw new Error(JSON.stringify(done));
  return { row, columns, watch };
}

/** Events of a fold that sees the updates one after the other, with their numbers. */
function expected({ columns }: SnapshotWatch, updates: readonly StoredUpdate[]) {
  const fold = openWatchFold(columns, POLICY);
  if ('problem' in fold) throw new Error(fold.problem.message);
  const events = [openingUpdate(columns), ...updates].flatMap((update) =>
    fold.fold(update).events.map((event) => ({ ...event, sequence: update.sequence, time: new Date(update.time) })),
  );
  return events.map((event, place) => ({ ...event, number: place + 1 }));
}

const eventsOf = (store: Store, { watch }: SnapshotWatch) =>
  store.watches.eventsAfter(LOCAL, { watchId: watch.id, after: 0, most: 10_000 });

test('two processes that submit the same stream at once number its events once, without gaps, as one alone would', async () => {
  const database = await testDatabase();
  const of = await opened(database);
  const stores = [open(database), open(database)];
  const outcomes = await Promise.all(
    stores.map(async (store) => {
      const watches = openMarginWatches(store);
      const found: string[] = [];
      for (const update of UPDATES) {
        const taken = await watches.submit(BY, of, update);
        found.push('isRepeat' in taken ? `${taken.isRepeat}` : JSON.stringify(taken));
      }
      return found;
    }),
  );
  // Of each update one of the two was first, and each was first somewhere.
  for (const place of UPDATES.keys())
    expect(new Set(outcomes.map((found) => found[place])), `update ${place + 1}`).toEqual(new Set(['false', 'true']));
  const events = await eventsOf(open(database), of);
  expect(events).toEqual(expected(of, UPDATES));
  expect(new Set(events.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(3);
});

test('a repeat changes nothing, and other marks, an older sequence or an earlier time are refused', async () => {
  const database = await testDatabase();
  const of = await opened(database);
  const store = open(database);
  const watches = openMarginWatches(store);
  const [, , third = swinging(3)] = UPDATES;
  expect(await watches.submit(BY, of, third)).toMatchObject({ isRepeat: false });
  const before = await eventsOf(store, of);
  // Whoever has forgotten everything answers the same as who has not.
  for (const again of [watches, openMarginWatches(store)]) {
    expect(await again.submit(BY, of, third)).toMatchObject({ isRepeat: true, flags: [] });
    const other = { ...third, marks: third.marks.map((mark) => ({ ...mark, price: mark.price + 1 })) };
    expect(await again.submit(BY, of, other)).toEqual({ mismatch: true });
    expect(await again.submit(BY, of, swinging(2))).toMatchObject({ problem: { code: 'BAD_PARAMETER' } });
    expect(await again.submit(BY, of, { ...swinging(4), time: third.time - 1 })).toMatchObject({
      problem: { code: 'BAD_PARAMETER' },
    });
  }
  expect(await eventsOf(store, of)).toEqual(before);
  expect(await store.watches.find(LOCAL, of.watch.id)).toMatchObject({ lastUpdateSequence: 3 });
});

test('an update that cannot be written leaves nothing behind, in the database or in memory', async () => {
  const database = await testDatabase();
  const of = await opened(database);
  const watches = openMarginWatches(open(database));
  const owner = connect(database.ownerUrl);
  await owner.unsafe('ALTER TABLE margin_events ADD CONSTRAINT torn CHECK (sequence < 5)');
  for (const update of UPDATES.slice(0, 4)) await watches.submit(BY, of, update);
  const failing = UPDATES.slice(4).find((update) =>
    expected(of, UPDATES).some(({ sequence }) => sequence === update.sequence),
  );
  const upTo = UPDATES.slice(0, failing?.sequence);
  for (const update of upTo.slice(4, -1)) await watches.submit(BY, of, update);
  await expect(watches.submit(BY, of, upTo.at(-1) ?? swinging(0))).rejects.toThrow();
  await owner.unsafe('ALTER TABLE margin_events DROP CONSTRAINT torn');
  for (const update of UPDATES.slice(upTo.length - 1)) await watches.submit(BY, of, update);
  expect(await eventsOf(open(database), of)).toEqual(expected(of, UPDATES));
});

test('F01: of a watch of another tenant nothing is read, taken or heard but that a replay runs', async () => {
  const database = await testDatabase();
  const of = await opened(database);
  const store = open(database);
  await connect(database.ownerUrl).unsafe(`INSERT INTO tenants VALUES ('theirs', 'Theirs')`);
  const theirs = { tenant: 'theirs' };
  const { id } = of.watch;
  expect(await store.watches.find(theirs, id)).toBeNull();
  expect(await store.watches.list(theirs, of.row.id)).toEqual([]);
  expect(await store.watches.eventsAfter(theirs, { watchId: id, after: 0, most: 10 })).toEqual([]);
  expect(await store.watches.eventNumbers(theirs, id, {})).toEqual([]);
  expect(await store.watches.standing(theirs, id, -1)).toBeNull();
  const take = { watchId: id, update: swinging(1), actor: 'a', replay: null, seenSequence: 0, judge: () => [] };
  expect(await store.watches.take(theirs, take)).toBeNull();
  expect(await store.watches.stopReplay({ access: theirs, actor: 'a', key: 'k' }, id)).toBeNull();
  expect(await store.watches.runningReplays()).toEqual([]);
  const replay = { watchId: id, key: 'r', updatesPerSecond: 1, begin: () => 0 };
  await store.watches.startReplay({ ...BY, key: 'r' }, replay);
  expect(await store.watches.runningReplays()).toEqual([{ tenant: 'local', watchId: id }]);
});

test('word of an update reaches who listens in another process, and only of the watch they listen to', async () => {
  const database = await testDatabase();
  const of = await opened(database);
  const heard: string[] = [];
  const listening = open(database);
  const stop = listening.watches.onWatch(of.watch.id, () => heard.push('this'));
  listening.watches.onWatch('00000000-0000-4000-8000-000000000000', () => heard.push('other'));
  // Both are told once when the connection is there.
  await expect.poll(() => heard.length).toBe(2);
  const watches = openMarginWatches(open(database));
  await watches.submit(BY, of, swinging(1));
  await expect.poll(() => heard).toEqual(['this', 'other', 'this']);
  stop();
  await watches.submit(BY, of, swinging(2));
  await watches.submit(BY, of, swinging(3));
  expect(heard).toHaveLength(3);
});

test('one process at a time has the lock of a replay, and its end lets it go', async () => {
  const database = await testDatabase();
  const [first, second] = [openStore(database), open(database)];
  const id = '00000000-0000-4000-8000-000000000001';
  expect(await first.watches.replayLocks.take(id)).not.toBeNull();
  expect(await first.watches.replayLocks.take(id)).toBeNull();
  expect(await second.watches.replayLocks.take(id)).toBeNull();
  await first.close();
  await expect.poll(() => second.watches.replayLocks.take(id)).not.toBeNull();
});

test('the lists the database checks are those of the code', async () => {
  const sql = connect((await testDatabase()).ownerUrl);
  const listed = async (name: string) => {
    const [row] = await sql<
      { text: string }[]
    >`SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE conname = ${name}`;
    return [...(row?.text ?? '').matchAll(/'([A-Z_]+)'/g)].map(([, value]) => value);
  };
  expect(await listed('margin_events_kind')).toEqual([...MARGIN_EVENTS]);
  expect(await listed('margin_watches_replay_state')).toEqual([...REPLAY_STATES]);
});
