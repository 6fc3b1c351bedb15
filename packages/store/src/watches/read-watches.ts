import type { MarginEventKind } from '@faultline/engine';
import type { Access } from '../access.ts';
import type { MarginEvent, MarginWatch, MarkUpdate, Prisma } from '../generated/client.ts';
import type { Rows } from '../rows.ts';
import type { MarginEventRow, ReplayState, StoredMark, StoredUpdate, WatchRow } from './watch-rows.ts';
import type { EventFilter, EventPage, RunningReplay, WatchStanding } from './watches.ts';

export function asWatch(row: MarginWatch): WatchRow {
  const { replayKey: key, replaySpeed, replayState, replayDone } = row;
  return {
    id: row.id,
    tenant: row.tenantId,
    snapshotId: row.snapshotId.toString(),
    warningFactor: row.warningFactor,
    callFactor: row.callFactor,
    maxMarkAgeMs: row.maxMarkAgeMs,
    openedAt: row.openedAt,
    lastUpdateSequence: row.lastUpdateSequence,
    lastUpdateTime: row.lastUpdateTime,
    lastEventNumber: row.lastEventNumber,
    replay:
      key === null
        ? null
        : {
            key,
            updatesPerSecond: replaySpeed ?? 1,
            state: (replayState ?? 'STOPPED') as ReplayState,
            updatesDone: replayDone ?? 0,
          },
  };
}

type MarkTuple = readonly [market: string, price: number, bid: number | null, ask: number | null, time: number];

/** Marks as JSON keeps them: a double written in its shortest form is read back as it was. */
export function marksToJson(marks: readonly StoredMark[]): Prisma.InputJsonArray {
  return marks.map(({ market, price, bid, ask, time }) => [market, price, bid, ask, time]);
}

function asUpdate({ sequence, time, marks }: MarkUpdate): StoredUpdate {
  return {
    sequence,
    time: time.getTime(),
    marks: (marks as unknown as readonly MarkTuple[]).map(([market, price, bid, ask, moment]) => ({
      market,
      price,
      bid,
      ask,
      time: moment,
    })),
  };
}

export async function findWatch(rows: Rows, access: Access, id: string): Promise<WatchRow | null> {
  const row = await rows.asTenant(access, (prisma) => prisma.marginWatch.findFirst({ where: { id } }));
  return row && asWatch(row);
}

export async function listWatches(rows: Rows, access: Access, snapshotId: string): Promise<readonly WatchRow[]> {
  const found = await rows.asTenant(access, (prisma) =>
    prisma.marginWatch.findMany({
      where: { snapshotId: BigInt(snapshotId) },
      orderBy: [{ openedAt: 'desc' }, { id: 'asc' }],
    }),
  );
  return found.map(asWatch);
}

export async function readStanding(
  rows: Rows,
  access: Access,
  { id, after }: { readonly id: string; readonly after: number },
): Promise<WatchStanding | null> {
  return rows.asTenant(access, async (prisma) => {
    const row = await prisma.marginWatch.findFirst({ where: { id } });
    if (!row) return null;
    return { watch: asWatch(row), updates: await updatesBetween(prisma, id, { after, last: row.lastUpdateSequence }) };
  });
}

export async function updatesBetween(
  prisma: Prisma.TransactionClient,
  watchId: string,
  { after, last }: { readonly after: number; readonly last: number },
): Promise<readonly StoredUpdate[]> {
  const found = await prisma.markUpdate.findMany({
    where: { watchId, sequence: { gt: after, lte: last } },
    orderBy: { sequence: 'asc' },
  });
  return found.map(asUpdate);
}

const NO_NUMBER = 2_147_483_647;

function passing(watchId: string, { kinds, institutions }: EventFilter): Prisma.MarginEventWhereInput {
  return {
    watchId,
    ...(kinds ? { kind: { in: [...kinds] } } : {}),
    ...(institutions ? { institutionRow: { in: [...institutions] } } : {}),
  };
}

export async function eventNumbers(
  rows: Rows,
  access: Access,
  { watchId, filter }: { readonly watchId: string; readonly filter: EventFilter },
): Promise<readonly number[]> {
  const found = await rows.asTenant(access, (prisma) =>
    prisma.marginEvent.findMany({
      where: passing(watchId, filter),
      select: { number: true },
      orderBy: { number: 'asc' },
    }),
  );
  return found.map(({ number }) => number);
}

export async function eventsAfter(
  rows: Rows,
  access: Access,
  { watchId, after, upTo = NO_NUMBER, most, ...filter }: EventFilter & EventPage,
): Promise<readonly MarginEventRow[]> {
  return rows.asTenant(access, async (prisma) => {
    const found = await prisma.marginEvent.findMany({
      where: { ...passing(watchId, filter), number: { gt: after, lte: upTo } },
      orderBy: { number: 'asc' },
      take: most,
    });
    const sequences = [...new Set(found.map(({ sequence }) => sequence))];
    const updates = await prisma.markUpdate.findMany({
      where: { watchId, sequence: { in: sequences } },
      select: { sequence: true, time: true },
    });
    const times = new Map(updates.map(({ sequence, time }) => [sequence, time]));
    return found.map((event) => asEvent(event, times.get(event.sequence) ?? new Date(0)));
  });
}

function asEvent(row: MarginEvent, time: Date): MarginEventRow {
  const { number, sequence, mark, equityAmount, maintenanceAmount, shortageAmount, calledAmount } = row;
  return {
    number,
    sequence,
    time,
    kind: row.kind as MarginEventKind,
    account: row.accountRow,
    institution: row.institutionRow,
    position: row.positionRow,
    market: row.marketRow,
    mark,
    equityAmount,
    maintenanceAmount,
    shortageAmount,
    calledAmount,
  };
}

/** Of all tenants: who starts again takes up what was running. */
export async function runningReplays(rows: Rows): Promise<readonly RunningReplay[]> {
  return rows.asTenant(
    { tenant: 'public' },
    (prisma) => prisma.$queryRaw<RunningReplay[]>`SELECT tenant, watch_id::text AS "watchId" FROM running_replays()`,
  );
}
