import type { Access } from '../access.ts';
import type { Prisma } from '../generated/client.ts';
import type { Rows } from '../rows.ts';
import { announce } from './announcements.ts';
import { asWatch, marksToJson, updatesBetween } from './read-watches.ts';
import type { NewMarginEvent, StoredUpdate, WatchRow } from './watch-rows.ts';
import type { NewUpdate, TakenUpdate } from './watches.ts';

/**
 * Takes in an update under a lock of its watch, so that of several who write at once each finds the log as the one before
 * left it: events are numbered without gaps, and all of an update is kept or nothing.
 */
export async function takeUpdate(rows: Rows, access: Access, asked: NewUpdate): Promise<TakenUpdate | null> {
  return rows.asTenant(access, async (prisma) => {
    const watch = await lockWatch(prisma, access, asked.watchId);
    if (!watch) return null;
    const before = await outcomeBefore(prisma, watch, asked);
    if (before) return before;
    const { update, replay, actor } = asked;
    const unseen = { after: asked.seenSequence, last: watch.lastUpdateSequence };
    const events = asked.judge(await updatesBetween(prisma, watch.id, unseen));
    await writeUpdate(prisma, access, { watchId: watch.id, update, actor });
    await writeEvents(prisma, access, { watch, sequence: update.sequence, events });
    const row = await prisma.marginWatch.update({
      where: { tenantId_id: { tenantId: access.tenant, id: watch.id } },
      data: {
        lastUpdateSequence: update.sequence,
        lastUpdateTime: new Date(update.time),
        lastEventNumber: watch.lastEventNumber + events.length,
        ...(replay ? { replayDone: replay.place + 1, replayState: replay.isLast ? 'DONE' : 'RUNNING' } : {}),
      },
    });
    await announce(prisma, watch.id);
    return { outcome: 'TAKEN', watch: asWatch(row), eventCount: events.length };
  });
}

const WATCH_LOCK = 7_205_022;

/** The watch as nobody changes it before this transaction ends. */
export async function lockWatch(
  prisma: Prisma.TransactionClient,
  access: Access,
  id: string,
): Promise<WatchRow | null> {
  await prisma.$executeRaw`SELECT pg_advisory_xact_lock(${WATCH_LOCK}::int, hashtext(${access.tenant} || ${id}))`;
  const row = await prisma.marginWatch.findFirst({ where: { id } });
  return row && asWatch(row);
}

/** What there is to say without judging anybody; null where the update comes next. */
async function outcomeBefore(
  prisma: Prisma.TransactionClient,
  watch: WatchRow,
  { update, replay }: NewUpdate,
): Promise<TakenUpdate | null> {
  const { lastUpdateSequence, lastUpdateTime } = watch;
  const isRunning = watch.replay?.state === 'RUNNING';
  if (replay !== null && !(isRunning && watch.replay?.updatesDone === replay.place))
    return { outcome: 'REPLAY_OVER', watch };
  if (update.sequence <= lastUpdateSequence) {
    const known = await sameMarks(prisma, watch.id, update);
    if (known === null) return { outcome: 'OUT_OF_ORDER', watch };
    if (!known.isSame) return { outcome: 'MISMATCH', watch };
    const eventCount = await prisma.marginEvent.count({ where: { watchId: watch.id, sequence: update.sequence } });
    return { outcome: 'REPEAT', watch, eventCount };
  }
  if (replay === null && isRunning) return { outcome: 'REPLAY_RUNS', watch };
  return update.time < lastUpdateTime.getTime() ? { outcome: 'OUT_OF_ORDER', watch } : null;
}

/** Whether the update of this sequence had these marks at this time; null where there is none. */
async function sameMarks(
  prisma: Prisma.TransactionClient,
  watchId: string,
  { sequence, time, marks }: StoredUpdate,
): Promise<{ readonly isSame: boolean } | null> {
  const [found] = await prisma.$queryRaw<{ isSame: boolean }[]>`
    SELECT marks = ${JSON.stringify(marksToJson(marks))}::jsonb AND time = ${new Date(time)} AS "isSame"
    FROM mark_updates WHERE watch_id = ${watchId}::uuid AND sequence = ${sequence}`;
  return found ?? null;
}

export async function writeUpdate(
  prisma: Prisma.TransactionClient,
  { tenant }: Access,
  { watchId, update, actor }: { readonly watchId: string; readonly update: StoredUpdate; readonly actor: string },
): Promise<void> {
  await prisma.markUpdate.create({
    data: {
      tenantId: tenant,
      watchId,
      sequence: update.sequence,
      time: new Date(update.time),
      marks: marksToJson(update.marks),
      submittedBy: actor,
    },
  });
}

/** Parameters of one statement are at most 65,535. */
const MOST_AT_ONCE = 2_000;

export async function writeEvents(
  prisma: Prisma.TransactionClient,
  { tenant }: Access,
  {
    watch,
    sequence,
    events,
  }: {
    readonly watch: Pick<WatchRow, 'id' | 'lastEventNumber'>;
    readonly sequence: number;
    readonly events: readonly NewMarginEvent[];
  },
): Promise<void> {
  for (let from = 0; from < events.length; from += MOST_AT_ONCE)
    await prisma.marginEvent.createMany({
      data: events.slice(from, from + MOST_AT_ONCE).map((event, place) => ({
        tenantId: tenant,
        watchId: watch.id,
        number: watch.lastEventNumber + from + place + 1,
        sequence,
        kind: event.kind,
        accountRow: event.account,
        institutionRow: event.institution,
        positionRow: event.position,
        marketRow: event.market,
        mark: event.mark,
        equityAmount: event.equityAmount,
        maintenanceAmount: event.maintenanceAmount,
        shortageAmount: event.shortageAmount,
        calledAmount: event.calledAmount,
      })),
    });
}
