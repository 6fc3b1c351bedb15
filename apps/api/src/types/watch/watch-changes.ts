import { MARK_REFUSALS, type MarkRefusal } from '@faultline/engine';
import type { WatchFlag } from '@faultline/runner';
import { builder } from '../../builder.ts';
import { Problem } from '../../values/money.ts';
import { openMarginWatch, replayMarks, type Submitted, stopReplay, submitMarks } from './change-watches.ts';
import { MarginWatch } from './watch-refs.ts';

const MarkInput = builder.inputType('MarkInput', {
  description:
    'A mark as it was observed. One that is not above 0 or too large to value positions at, with a quote that is not or crossed quotes, too old, older than the last good one, or of an unknown market is not taken, and flagged.',
  fields: (t) => ({
    marketKey: t.string({ required: true }),
    price: t.field({
      type: 'Finite',
      required: true,
      description: 'Per unit of the asset, in the snapshot’s currency and scale, as `Market.mark` states it.',
    }),
    bid: t.field({
      type: 'Finite',
      description:
        'Best quotes it comes with, where the source has them. It may lie outside them, as a mark taken from an index does.',
    }),
    ask: t.field({ type: 'Finite' }),
    time: t.field({ type: 'Instant', description: 'When it was observed; the time of the update unless told.' }),
  }),
});

const SENTENCES: Readonly<Record<MarkRefusal, string>> = {
  NOT_FINITE: 'The price is no number: the last good mark goes on being used.',
  NOT_POSITIVE: 'The price is not above 0: the last good mark goes on being used.',
  TOO_LARGE: 'Positions in this market could not be valued at such a price: the last good mark goes on being used.',
  QUOTE_NOT_POSITIVE:
    'The bid or the ask is not above 0: leave out a side without quotes. The last good mark goes on being used.',
  CROSSED: 'The bid is above the ask: the last good mark goes on being used.',
  STALE: 'It is older than the watch allows or than the last good mark, which goes on being used.',
  AHEAD: 'It was observed after the time of its update: the last good mark goes on being used.',
  QUIET: 'No mark has come for longer than the watch allows: the last good one goes on being used.',
  UNKNOWN_MARKET: 'The snapshot has no market of this key: the field markets lists those there are.',
};

const MarkFlag = builder.objectRef<WatchFlag>('MarkFlag').implement({
  description: 'A market whose price is not what it should be. The rest of the update is taken.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'STALE_ORACLE: the last good mark goes on being used.' }),
    marketKey: t.exposeString('market'),
    reason: t.expose('reason', { type: builder.enumType('MarkRefusal', { values: MARK_REFUSALS }) }),
    sentence: t.string({ resolve: ({ reason }) => SENTENCES[reason] }),
  }),
});

const SubmittedMarks = builder.objectRef<Submitted>('SubmittedMarks').implement({
  description: 'What an update of marks brought about.',
  fields: (t) => ({
    watch: t.expose('watch', { type: MarginWatch }),
    sequence: t.exposeInt('sequence'),
    isRepeat: t.exposeBoolean('isRepeat', { description: 'It was submitted before; nothing has changed.' }),
    eventCount: t.exposeInt('eventCount', { description: 'Events of this update, the first time it was submitted.' }),
    lastEventNumber: t.exposeInt('lastEventNumber', { description: 'Of the watch, as it stands now.' }),
    flags: t.expose('flags', { type: [MarkFlag], description: 'Empty in a repeat.' }),
  }),
});

const MarginWatchResult = builder.unionType('MarginWatchResult', {
  types: [MarginWatch, Problem],
  resolveType: (found) => ('code' in found ? Problem : MarginWatch),
});
const SubmittedMarksResult = builder.unionType('SubmittedMarksResult', {
  types: [SubmittedMarks, Problem],
  resolveType: (found) => ('code' in found ? Problem : SubmittedMarks),
});

builder.mutationFields((t) => ({
  openMarginWatch: t.field({
    type: MarginWatchResult,
    description: 'For analysts. Every pool is judged at once, by the snapshot’s own marks, as update 0.',
    args: {
      idempotencyKey: t.arg.string({ required: true }),
      snapshotId: t.arg.id({ required: true }),
      warningFactor: t.arg({
        type: 'Finite',
        required: true,
        defaultValue: 1.5,
        description: 'At least the call factor.',
      }),
      callFactor: t.arg({ type: 'Finite', required: true, defaultValue: 1.2, description: 'At least 1.' }),
      maxMarkAgeMs: t.arg.int({ required: true, defaultValue: 60_000, description: 'Above 0.' }),
    },
    resolve: (_, given, context) => openMarginWatch(given, context),
  }),
  submitMarks: t.field({
    type: SubmittedMarksResult,
    description:
      'For analysts. All marks are taken in before any pool is judged. The sequence is the idempotency key: the same one again with the same marks changes nothing.',
    args: {
      watchId: t.arg.id({ required: true }),
      sequence: t.arg.int({ required: true, description: 'From 1, above that of the update before.' }),
      time: t.arg({ type: 'Instant', required: true, description: 'By the clock of the stream; it never goes back.' }),
      marks: t.arg({ type: [MarkInput], required: true, description: 'From 1 to 10,000, one of a market.' }),
    },
    resolve: (_, given, context) => submitMarks(given, context),
  }),
  replayMarks: t.field({
    type: MarginWatchResult,
    description:
      'For analysts. The server feeds a bundled replay into the watch, and goes on after a restart; one that was stopped goes on where it stopped.',
    args: {
      idempotencyKey: t.arg.string({ required: true }),
      watchId: t.arg.id({ required: true }),
      replayKey: t.arg.string({ required: true }),
      updatesPerSecond: t.arg({
        type: 'Finite',
        required: true,
        defaultValue: 10,
        description: 'Above 0, at most 100.',
      }),
    },
    resolve: (_, given, context) => replayMarks(given, context),
  }),
  stopReplay: t.field({
    type: MarginWatchResult,
    description: 'For analysts. Stopping what has stopped changes nothing.',
    args: { idempotencyKey: t.arg.string({ required: true }), watchId: t.arg.id({ required: true }) },
    resolve: (_, given, context) => stopReplay(given, context),
  }),
}));
