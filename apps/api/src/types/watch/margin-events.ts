import { builder } from '../../builder.ts';
import { watchMessages } from '../../stream/watch-messages.ts';
import { Problem } from '../../values/money.ts';
import { EventKind } from './margin-event.ts';
import { ReplayRun } from './replay.ts';
import { countsOf, marksOf, PoolCount, replayOf, WatchedMark } from './standing.ts';
import { MarginEvent, MarginWatch, type StandingRef } from './watch-refs.ts';

const WatchProgress = builder.objectRef<StandingRef>('WatchProgress').implement({
  description:
    'Where the watch stands after its latest update. It has no id of its own in the stream; of several in a row a slow reader gets the last.',
  fields: (t) => ({
    watch: t.field({ type: MarginWatch, resolve: (ref) => ref }),
    lastUpdateSequence: t.int({ resolve: ({ watch }) => watch.lastUpdateSequence }),
    lastUpdateTime: t.field({ type: 'Instant', resolve: ({ watch }) => watch.lastUpdateTime }),
    lastEventNumber: t.int({ resolve: ({ watch }) => watch.lastEventNumber }),
    marks: t.field({ type: [WatchedMark], resolve: marksOf }),
    poolsByState: t.field({ type: [PoolCount], resolve: countsOf }),
    replay: t.field({
      type: ReplayRun,
      nullable: true,
      resolve: (ref, _, { runner }) => replayOf(ref, runner.watches.replaysOf(ref.loaded.columns)),
    }),
  }),
});

const WatchMessage = builder.unionType('WatchMessage', {
  description: 'A Problem ends the stream.',
  types: [MarginEvent, WatchProgress, Problem],
  resolveType: (found) => ('code' in found ? Problem : 'event' in found ? MarginEvent : WatchProgress),
});

builder.subscriptionType({
  description: 'Over server-sent events, at /graphql/stream.',
});
builder.subscriptionField('marginEvents', (t) =>
  t.field({
    type: WatchMessage,
    description:
      'Events of a watch from its log, each once and in the order of their numbers, then live; and where the watch stands, at the beginning and after updates. Numbers are without gaps; with a filter they skip what it leaves out.',
    args: {
      watchId: t.arg.id({ required: true }),
      minSeverity: t.arg({
        type: EventKind,
        required: true,
        defaultValue: 'WARNING',
        description: 'This kind of event and worse.',
      }),
      institutionKeys: t.arg.stringList({ description: 'Of owners of accounts; everybody unless told.' }),
      afterNumber: t.arg.int({
        description:
          'The last event one has: the stream begins with the next. From the first unless told; the header Last-Event-ID wins.',
      }),
    },
    subscribe: (_, given, context) => watchMessages(given, context),
    resolve: (message) => message,
  }),
);
