import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import type { Loaded } from '../../values/money.ts';
import { Money } from '../../values/money.ts';
import { Market } from '../margin/margin-refs.ts';
import { PoolState } from './margin-event.ts';
import type { ReplayRunRef } from './replay.ts';
import type { StandingRef, WatchRef } from './watch-refs.ts';

// Prices and pools as the last update left them: fields of a watch, and of what its stream says between events.

interface MarkRef {
  readonly loaded: Loaded;
  readonly found: StandingRef['standing']['marks'][number];
}

export const WatchedMark = builder.objectRef<MarkRef>('WatchedMark').implement({
  description: 'The price accounts are judged by: the last good mark of a market.',
  fields: (t) => ({
    market: t.field({ type: Market, resolve: ({ loaded, found }) => ({ loaded, row: found.market }) }),
    mark: t.field({ type: Money, resolve: ({ loaded, found }) => ({ amount: found.mark, of: loaded.columns }) }),
    observedAt: t.field({ type: 'Instant', resolve: ({ found }) => new Date(found.time) }),
    isStale: t.boolean({
      description: 'No good mark has come for longer than the watch allows, by the clock of the stream.',
      resolve: ({ found }) => found.isStale,
    }),
  }),
});

interface CountRef {
  readonly loaded: Loaded;
  readonly found: StandingRef['standing']['poolsByState'][number];
}

export const PoolCount = builder.objectRef<CountRef>('PoolCount').implement({
  description: 'Margin pools in one state.',
  fields: (t) => ({
    state: t.field({ type: PoolState, resolve: ({ found }) => found.state }),
    count: t.int({ resolve: ({ found }) => found.count }),
    notional: t.field({
      type: Money,
      description: 'Quantities at the marks, long and short added up.',
      resolve: ({ loaded, found }) => ({ amount: found.notionalAmount, of: loaded.columns }),
    }),
  }),
});

type PathRef = StandingRef['standing']['path'][number];

export const MarkPathPoint = builder.objectRef<PathRef>('MarkPathPoint').implement({
  description: 'The marks accounts were judged by after one update.',
  fields: (t) => ({
    sequence: t.int({ resolve: ({ sequence }) => sequence }),
    time: t.field({ type: 'Instant', resolve: ({ time }) => new Date(time) }),
    marks: t.field({
      type: ['Finite'],
      description: 'One per market, in ascending order of their keys; in the snapshot’s currency and scale.',
      resolve: ({ marks }) => Array.from(marks),
    }),
  }),
});

const known = new WeakMap<WatchRef, Promise<StandingRef>>();

/** Asked once for all fields of one watch in an answer, so that they are of the same update. */
export function standingOf(ref: WatchRef, { runner, access }: Context): Promise<StandingRef> {
  const found =
    known.get(ref) ??
    runner.watches
      .standing(access, { ...ref.loaded, watch: ref.watch })
      .then((standing) => ({ ...ref, watch: standing.watch, standing }));
  known.set(ref, found);
  return found;
}

export const marksOf = ({ loaded, standing }: StandingRef): MarkRef[] =>
  standing.marks.map((found) => ({ loaded, found }));

export const countsOf = ({ loaded, standing }: StandingRef): CountRef[] =>
  standing.poolsByState.map((found) => ({ loaded, found }));

export function replayOf(
  { watch }: WatchRef,
  replays: readonly NonNullable<ReplayRunRef['replay']>[],
): ReplayRunRef | null {
  if (watch.replay === null) return null;
  const { key } = watch.replay;
  return { ...watch.replay, replay: replays.find((replay) => replay.key === key) ?? null };
}
