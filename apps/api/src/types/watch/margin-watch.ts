import type { MarginEventKind } from '@faultline/engine';
import type { WatchRow } from '@faultline/store';
import { rowOf } from '@faultline/runner';
import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { globalId } from '../../values/global-ids.ts';
import { pageOf, connectionOf, pagingArguments } from '../../values/paging.ts';
import { accountsOf } from '../margin/account-list.ts';
import { Node } from '../node.ts';
import { Snapshot } from '../snapshot-ref.ts';
import { EventKind, kindsFrom, MarginEventConnection } from './margin-event.ts';
import { ReplayRun } from './replay.ts';
import { countsOf, marksOf, PoolCount, replayOf, WatchedMark } from './standing.ts';
import { MarginWatch, type StandingRef, type WatchRef } from './watch-refs.ts';

const standingOf = async (ref: WatchRef, { runner, access }: Context): Promise<StandingRef> => ({
  ...ref,
  standing: await runner.watches.standing(access, { ...ref.loaded, watch: ref.watch }),
});

/** What passes a filter of events, in rows of the snapshot. */
export function eventFilter(
  { columns, row }: WatchRef['loaded'],
  { minKind, institutionKeys }: { readonly minKind: MarginEventKind; readonly institutionKeys?: readonly string[] | null | undefined },
) {
  const owners = institutionKeys?.map((key) => rowOf(columns.institutions.keys, key)).filter((owner) => owner >= 0);
  const accounts = owners?.flatMap((owner) => [...accountsOf({ columns, row }, owner)]);
  return { kinds: kindsFrom(minKind), ...(accounts ? { accounts } : {}) };
}

MarginWatch.implement({
  description: 'A monitor over the margin accounts of one snapshot: mark updates in, numbered margin events out.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ resolve: ({ loaded, watch }) => globalId('MarginWatch', loaded.row, watch.id) }),
    snapshot: t.field({ type: Snapshot, resolve: ({ loaded }) => loaded }),
    warningFactor: t.field({
      type: 'Finite',
      description: 'A warning is given below so many times maintenance margin.',
      resolve: ({ watch }) => watch.warningFactor,
    }),
    callFactor: t.field({
      type: 'Finite',
      description: 'Collateral is called for below so many times maintenance margin.',
      resolve: ({ watch }) => watch.callFactor,
    }),
    maxMarkAgeMs: t.int({
      description: 'A mark older than this is refused; a market quiet for longer is stale.',
      resolve: ({ watch }) => watch.maxMarkAgeMs,
    }),
    openedAt: t.field({ type: 'Instant', resolve: ({ watch }) => watch.openedAt }),
    lastUpdateSequence: t.int({
      description: '0 after opening, when every pool has been judged at the snapshot’s own marks.',
      resolve: ({ watch }) => watch.lastUpdateSequence,
    }),
    lastUpdateTime: t.field({
      type: 'Instant',
      description: 'By the clock of the stream of updates.',
      resolve: ({ watch }) => watch.lastUpdateTime,
    }),
    lastEventNumber: t.int({ description: '0 where there is none.', resolve: ({ watch }) => watch.lastEventNumber }),
    marks: t.field({
      type: [WatchedMark],
      description: 'One per market, in ascending order of their keys.',
      resolve: async (ref, _, context) => marksOf(await standingOf(ref, context)),
    }),
    poolCount: t.int({
      description: 'Cross accounts, and positions of isolated ones.',
      resolve: async (ref, _, context) => (await standingOf(ref, context)).standing.poolCount,
    }),
    poolsByState: t.field({
      type: [PoolCount],
      description: 'States nobody is in are left out.',
      resolve: async (ref, _, context) => countsOf(await standingOf(ref, context)),
    }),
    replay: t.field({
      type: ReplayRun,
      nullable: true,
      resolve: (ref, _, { runner }) => replayOf(ref, runner.watches.replaysOf(ref.loaded.columns)),
    }),
    events: t.field({
      type: MarginEventConnection,
      description: 'In the order of their numbers.',
      args: {
        minKind: t.arg({ type: EventKind, required: true, defaultValue: 'WARNING', description: 'This kind and worse.' }),
        institutionKeys: t.arg.stringList({ description: 'Of owners of accounts; everybody unless told.' }),
        ...pagingArguments(t.arg),
      },
      resolve: async (ref, given, context, info) => {
        const { loaded, watch } = ref;
        const { store, access } = context;
        const filter = eventFilter(loaded, given);
        const numbers = await store.watches.eventNumbers(access, watch.id, filter);
        const empty = { count: numbers.length, at: () => ({ ...ref, event: undefined as never }) };
        const page = pageOf(empty, given, { context, info, parent: watch.id });
        const rows = await store.watches.eventsAfter(access, watch.id, {
          ...filter,
          after: (numbers[page.start] ?? 1) - 1,
          most: page.end - page.start,
        });
        const at = (index: number) => ({ ...ref, event: rows[index - page.start] ?? (undefined as never) });
        return { ...page, listed: { count: numbers.length, at } };
      },
    }),
  }),
});

const MarginWatchConnection = connectionOf('MarginWatch', MarginWatch);

builder.objectField(Snapshot, 'marginWatches', (t) =>
  t.field({
    type: MarginWatchConnection,
    description: 'Those of one’s own tenant, newest first.',
    args: pagingArguments(t.arg),
    resolve: async (loaded, given, context, info) => {
      const watches = await context.store.watches.list(context.access, loaded.row.id);
      const listed = { count: watches.length, at: (index: number) => ({ loaded, watch: watches[index] as WatchRow }) };
      return pageOf(listed, given, { context, info, parent: loaded.row.digest });
    },
  }),
);
