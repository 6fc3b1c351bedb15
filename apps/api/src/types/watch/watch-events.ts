import type { MarginEventKind } from '@faultline/engine';
import { rowOf } from '@faultline/runner';
import type { EventFilter } from '@faultline/store';
import { builder } from '../../builder.ts';
import { pageOf, pagingArguments } from '../../values/paging.ts';
import { EventKind, kindsFrom, MarginEventConnection } from './margin-event.ts';
import { MarginEvent, MarginWatch, type WatchRef } from './watch-refs.ts';

/** What passes a filter of events, in rows of the snapshot. */
export function eventFilter(
  { columns }: WatchRef['loaded'],
  given: { readonly minSeverity: MarginEventKind; readonly institutionKeys?: readonly string[] | null | undefined },
): EventFilter {
  const institutions = given.institutionKeys?.map((key) => rowOf(columns.institutions.keys, key));
  return { kinds: kindsFrom(given.minSeverity), ...(institutions ? { institutions } : {}) };
}

builder.objectField(MarginWatch, 'events', (t) =>
  t.field({
    type: MarginEventConnection,
    description: 'In the order of their numbers.',
    args: {
      minSeverity: t.arg({
        type: EventKind,
        required: true,
        defaultValue: 'WARNING',
        description: 'This kind and worse.',
      }),
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
      const rows = await store.watches.eventsAfter(access, {
        ...filter,
        watchId: watch.id,
        after: (numbers[page.start] ?? 1) - 1,
        most: page.end - page.start,
      });
      const at = (index: number) => ({ ...ref, event: rows[index - page.start] ?? (undefined as never) });
      return { ...page, listed: { count: numbers.length, at } };
    },
  }),
);

builder.objectField(MarginWatch, 'event', (t) =>
  t.field({
    type: MarginEvent,
    nullable: true,
    description: 'By its number; null where the log has not come so far.',
    args: { number: t.arg.int({ required: true }) },
    resolve: async (ref, { number }, { store, access }) => {
      const asked = { watchId: ref.watch.id, after: number - 1, most: 1 };
      const [event] = await store.watches.eventsAfter(access, asked);
      return event?.number === number ? { ...ref, event } : null;
    },
  }),
);
