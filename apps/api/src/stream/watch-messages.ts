import type { MarginEventKind } from '@faultline/engine';
import type { EventFilter } from '@faultline/store';
import type { Context } from '../context.ts';
import { findWatch } from '../types/watch/change-watches.ts';
import { standingOf } from '../types/watch/standing.ts';
import { eventFilter } from '../types/watch/watch-events.ts';
import type { EventRef, StandingRef, WatchRef } from '../types/watch/watch-refs.ts';
import type { Problem } from '../values/problem-codes.ts';
import { problemOf } from '../values/problem-codes.ts';
import { latch } from './latch.ts';

/** Events read from the log at once: what a slow reader can hold up. */
const MOST_AT_ONCE = 200;
/** Where no word came that should have, the log is looked at all the same. */
const LOOK_MS = 5_000;
/** However fast updates come, where the watch stands is told so many times a second at most. */
const BREATH_MS = 50;

export interface AskedEvents {
  readonly watchId: string;
  readonly minSeverity: MarginEventKind;
  readonly institutionKeys?: readonly string[] | null | undefined;
  readonly afterNumber?: number | null | undefined;
}

/**
 * Events of a watch from its log, each once, then where the watch stands; and again when there is something new. Nothing
 * is kept for a reader who does not come for it: the log has the events, and of standings only the last one matters.
 */
export async function* watchMessages(
  asked: AskedEvents,
  context: Context,
): AsyncGenerator<EventRef | StandingRef | Problem> {
  const { store, access, lastEventId } = context;
  const signal = access.signal ?? new AbortController().signal;
  const ref = await findWatch(context, asked.watchId);
  const after = lastEventId ?? asked.afterNumber ?? 0;
  const problem = ref ? refuseNumber(after, ref) : NO_WATCH;
  if (!ref || problem) {
    if (problem) yield problem;
    return;
  }
  const filter = eventFilter(ref.loaded, asked);
  const news = latch();
  const stop = store.watches.onWatch(ref.watch.id, news.set);
  try {
    let [sent, told] = [after, ''];
    while (!signal.aborted) {
      const standing = await standingOf({ ...ref }, context);
      for await (const event of eventsUpTo(standing, { sent, filter }, context)) yield event;
      sent = standing.watch.lastEventNumber;
      const { lastUpdateSequence, replay } = standing.watch;
      const state = `${lastUpdateSequence} ${replay?.key} ${replay?.state}`;
      if (state !== told) yield standing;
      told = state;
      await latch().wait(BREATH_MS, signal);
      await news.wait(LOOK_MS, signal);
    }
  } finally {
    stop();
  }
}

/** Those there are at a standing, in order; none above it, which the next standing has. */
async function* eventsUpTo(
  standing: StandingRef,
  { sent, filter }: { readonly sent: number; readonly filter: EventFilter },
  { store, access }: Context,
): AsyncGenerator<EventRef> {
  const { watch } = standing;
  for (let after = sent; after < watch.lastEventNumber; ) {
    const page = { ...filter, watchId: watch.id, after, upTo: watch.lastEventNumber, most: MOST_AT_ONCE };
    const events = await store.watches.eventsAfter(access, page);
    for (const event of events) yield { ...standing, event };
    after = events.length < MOST_AT_ONCE ? watch.lastEventNumber : (events.at(-1)?.number ?? watch.lastEventNumber);
  }
}

const NO_WATCH = problemOf(
  'NOT_FOUND',
  'There is no such watch: the field marginWatches lists those there are.',
  'watchId',
);

function refuseNumber(after: number, { watch }: WatchRef): Problem | null {
  if (after >= 0 && after <= watch.lastEventNumber) return null;
  return problemOf(
    'BAD_INPUT',
    `The last event is ${watch.lastEventNumber}, and ${after} was never sent: begin with afterNumber 0.`,
    'afterNumber',
  );
}
