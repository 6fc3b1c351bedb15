import type { SubmittedUpdate } from '@faultline/runner';
import type { StoredMark } from '@faultline/store';
import type { Context } from '../../context.ts';
import { readGlobalId } from '../../values/global-ids.ts';
import { type Problem, problemOf } from '../../values/problem-codes.ts';
import { changeBy, isUuid, refuseRole, settled } from '../identity/changes.ts';
import { load } from '../load.ts';
import type { WatchRef } from './watch-refs.ts';

/** Marks of one update; an update of every market of every venue has fewer. */
const MOST_MARKS = 10_000;
/** Times a quantity of the same size it is still a number. */
const HIGHEST_PRICE = 1e100;
const FASTEST = 100;
/** Slower, a replay of some hundred updates would go on for days; a timer takes no pause of more than 24. */
const SLOWEST = 0.001;
const NO_WATCH = problemOf(
  'NOT_FOUND',
  'There is no such watch: the field marginWatches lists those there are.',
  'watchId',
);

export interface Submitted extends Omit<SubmittedUpdate, 'watch'> {
  readonly watch: WatchRef;
}

type Change<Given, Answer> = (given: Given, context: Context) => Promise<Answer | Problem>;

/** A watch of the caller's tenant; null for any other id. */
export async function findWatch(context: Context, id: string): Promise<WatchRef | null> {
  const found = readGlobalId(id);
  if (found?.type !== 'MarginWatch' || found.digest === '' || !isUuid(found.key)) return null;
  const loaded = await load(context, found);
  const watch = loaded && (await context.store.watches.find(context.access, found.key));
  return loaded && watch?.snapshotId === loaded.row.id ? { loaded, watch } : null;
}

export const openMarginWatch: Change<
  {
    readonly idempotencyKey: string;
    readonly snapshotId: string;
    readonly warningFactor: number;
    readonly callFactor: number;
    readonly maxMarkAgeMs: number;
  },
  WatchRef
> = async ({ idempotencyKey, snapshotId, ...policy }, context) => {
  const by = await changeBy(context, idempotencyKey, { needed: 'ANALYST', what: 'Opening a margin watch' });
  if ('problem' in by) return by.problem;
  const found = readGlobalId(snapshotId);
  const loaded = found?.type === 'Snapshot' && found.digest !== '' ? await load(context, found) : null;
  if (!loaded)
    return problemOf(
      'NOT_FOUND',
      'There is no such snapshot: the query snapshots lists those there are.',
      'snapshotId',
    );
  const opened = await context.runner.watches.open(by.change, loaded, policy);
  if ('problem' in opened) return opened.problem;
  const done = settled(opened, NO_WATCH);
  if ('problem' in done) return done.problem;
  const watch = await context.store.watches.find(context.access, done.answer.id);
  return watch ? { loaded, watch } : NO_WATCH;
};

interface GivenMark {
  readonly marketKey: string;
  readonly price: number;
  readonly bid?: number | null | undefined;
  readonly ask?: number | null | undefined;
  readonly time?: Date | null | undefined;
}

export const submitMarks: Change<
  { readonly watchId: string; readonly sequence: number; readonly time: Date; readonly marks: readonly GivenMark[] },
  Submitted
> = async ({ watchId, sequence, time, marks }, context) => {
  const lacking = await refuseRole(context, { needed: 'ANALYST', what: 'Submitting marks' });
  if (lacking) return lacking;
  const bad = refuseMarks(sequence, marks);
  if (bad) return bad;
  const ref = await findWatch(context, watchId);
  if (!ref) return NO_WATCH;
  const { access, caller, runner } = context;
  const update = { sequence, time: time.getTime(), marks: marks.map((mark) => storedMark(mark, time)) };
  const taken = await runner.watches.submit(
    { access, actor: caller.actor },
    { ...ref.loaded, watch: ref.watch },
    update,
  );
  if ('mismatch' in taken)
    return problemOf(
      'IDEMPOTENCY_MISMATCH',
      `Update ${sequence} was submitted with other marks: a new update takes a new sequence.`,
      'sequence',
    );
  if ('problem' in taken) return taken.problem;
  return { ...taken, watch: { ...ref, watch: taken.watch } };
};

function refuseMarks(sequence: number, marks: readonly GivenMark[]): Problem | null {
  if (sequence < 1) return problemOf('BAD_INPUT', `sequence is ${sequence}; a number from 1 is expected.`, 'sequence');
  if (marks.length === 0 || marks.length > MOST_MARKS)
    return problemOf('BAD_INPUT', `There are ${marks.length} marks; an update has 1 to 10,000.`, 'marks');
  for (const [row, mark] of marks.entries())
    for (const field of ['price', 'bid', 'ask'] as const)
      if (Math.abs(mark[field] ?? 0) > HIGHEST_PRICE)
        return problemOf(
          'BAD_INPUT',
          `Mark ${row} has ${field === 'ask' ? 'an' : 'a'} ${field} beyond 10^100, where no price is.`,
          ...['marks', String(row), field],
        );
  return refuseRepeated(marks);
}

/** Which of two marks of one market is meant nobody can say, so that neither is taken. */
function refuseRepeated(marks: readonly GivenMark[]): Problem | null {
  const places = new Map<string, number>();
  for (const [row, { marketKey }] of marks.entries()) {
    const before = places.get(marketKey);
    if (before !== undefined)
      return problemOf(
        'BAD_INPUT',
        `Marks ${before} and ${row} are both of ${marketKey}; an update has one mark of a market.`,
        ...['marks', String(row), 'marketKey'],
      );
    places.set(marketKey, row);
  }
  return null;
}

function storedMark({ marketKey, price, bid, ask, time }: GivenMark, at: Date): StoredMark {
  return { market: marketKey, price, bid: bid ?? null, ask: ask ?? null, time: (time ?? at).getTime() };
}

export const replayMarks: Change<
  {
    readonly idempotencyKey: string;
    readonly watchId: string;
    readonly replayKey: string;
    readonly updatesPerSecond: number;
  },
  WatchRef
> = async ({ idempotencyKey, watchId, replayKey, updatesPerSecond }, context) => {
  const by = await changeBy(context, idempotencyKey, { needed: 'ANALYST', what: 'Replaying marks' });
  if ('problem' in by) return by.problem;
  const ref = await findWatch(context, watchId);
  if (!ref) return NO_WATCH;
  if (!(updatesPerSecond >= SLOWEST && updatesPerSecond <= FASTEST))
    return problemOf(
      'BAD_INPUT',
      `updatesPerSecond is ${updatesPerSecond}; a number from ${SLOWEST} to ${FASTEST} is expected.`,
      'updatesPerSecond',
    );
  const started = await context.runner.watches.startReplay(
    by.change,
    { ...ref.loaded, watch: ref.watch },
    { key: replayKey, updatesPerSecond },
  );
  if ('problem' in started) return started.problem;
  const done = settled(started, NO_WATCH);
  return 'problem' in done ? done.problem : ((await findWatch(context, watchId)) ?? NO_WATCH);
};

export const stopReplay: Change<{ readonly idempotencyKey: string; readonly watchId: string }, WatchRef> = async (
  { idempotencyKey, watchId },
  context,
) => {
  const by = await changeBy(context, idempotencyKey, { needed: 'ANALYST', what: 'Stopping a replay' });
  if ('problem' in by) return by.problem;
  const ref = await findWatch(context, watchId);
  if (!ref) return NO_WATCH;
  const done = settled(await context.store.watches.stopReplay(by.change, ref.watch.id), NO_WATCH);
  return 'problem' in done ? done.problem : ((await findWatch(context, watchId)) ?? NO_WATCH);
};
