import type { WatchRow } from '@faultline/store';
import { builder } from '../../builder.ts';
import { globalId } from '../../values/global-ids.ts';
import { connectionOf, pageOf, pagingArguments } from '../../values/paging.ts';
import { Node } from '../node.ts';
import { Snapshot } from '../snapshot-ref.ts';
import { ReplayRun } from './replay.ts';
import { countsOf, MarkPathPoint, marksOf, PoolCount, replayOf, standingOf, WatchedMark } from './standing.ts';
import './watch-events.ts';
import { MarginWatch } from './watch-refs.ts';

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
    markPath: t.field({
      type: [MarkPathPoint],
      description:
        'Marks after each of the last updates, ascending: what a chart is drawn of before one follows the stream.',
      args: { last: t.arg.int({ required: true, defaultValue: 500, description: 'At most 500.' }) },
      resolve: async (ref, { last }, context) => (await standingOf(ref, context)).standing.path.slice(-last),
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
