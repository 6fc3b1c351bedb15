import { randomUUID } from 'node:crypto';
import type { Access } from '../access.ts';
import type { Prisma } from '../generated/client.ts';
import { audit } from '../identity/audit.ts';
import { type Once, once } from '../identity/idempotency.ts';
import type { Change } from '../identity/identity.ts';
import type { Rows } from '../rows.ts';
import { announce } from './announcements.ts';
import { lockWatch, writeEvents, writeUpdate } from './take-update.ts';
import type { NewReplay, NewWatch } from './watches.ts';

type Work = (transaction: Prisma.TransactionClient, access: Access) => Promise<{ readonly id: string } | null>;

/** A change, its idempotency record and its line in the audit trail in one transaction. */
function changing({ rows, change, input }: { rows: Rows; change: Change; input: object }, work: Work) {
  const { access, actor, key } = change;
  return rows.asTenant(access, (transaction) =>
    once(transaction, { tenant: access.tenant, actor, key, input }, () => work(transaction, access)),
  );
}

export function openWatch(rows: Rows, change: Change, watch: NewWatch): Promise<Once<{ id: string }> | null> {
  const { snapshotId, policy, opening, events } = watch;
  const { warningFactor, callFactor, maxMarkAgeMs } = policy;
  const input = { name: 'openMarginWatch', snapshotId, warningFactor, callFactor, maxMarkAgeMs };
  return changing({ rows, change, input }, async (transaction, access) => {
    const id = randomUUID();
    await transaction.marginWatch.create({
      data: {
        tenantId: access.tenant,
        id,
        snapshotId: BigInt(snapshotId),
        warningFactor,
        callFactor,
        maxMarkAgeMs,
        openedBy: change.actor,
        lastUpdateSequence: opening.sequence,
        lastUpdateTime: new Date(opening.time),
        lastEventNumber: events.length,
      },
    });
    await writeUpdate(transaction, access, { watchId: id, update: opening, actor: change.actor });
    await writeEvents(transaction, access, { watch: { id, lastEventNumber: 0 }, sequence: opening.sequence, events });
    await audit(transaction, access.tenant, {
      actor: change.actor,
      action: 'MARGIN_WATCH_OPENED',
      subject: id,
      detail: { snapshotId, warningFactor, callFactor, maxMarkAgeMs },
    });
    return { id };
  });
}

/** Null where the watch is gone, or where the replay may not begin. */
export function startReplay(rows: Rows, change: Change, replay: NewReplay): Promise<Once<{ id: string }> | null> {
  const { watchId, key, updatesPerSecond } = replay;
  const input = { name: 'replayMarks', watchId, key, updatesPerSecond };
  return changing({ rows, change, input }, async (transaction, access) => {
    const watch = await lockWatch(transaction, access, watchId);
    const updatesDone = watch && replay.begin(watch);
    if (updatesDone === null) return null;
    await transaction.marginWatch.update({
      where: { tenantId_id: { tenantId: access.tenant, id: watchId } },
      data: { replayKey: key, replaySpeed: updatesPerSecond, replayState: 'RUNNING', replayDone: updatesDone },
    });
    await audit(transaction, access.tenant, {
      actor: change.actor,
      action: 'REPLAY_STARTED',
      subject: watchId,
      detail: { key, updatesPerSecond },
    });
    await announce(transaction, watchId);
    return { id: watchId };
  });
}

/** Null where the watch is gone. What has stopped stays as it is. */
export function stopReplay(rows: Rows, change: Change, watchId: string): Promise<Once<{ id: string }> | null> {
  return changing({ rows, change, input: { name: 'stopReplay', watchId } }, async (transaction, access) => {
    const watch = await lockWatch(transaction, access, watchId);
    if (watch?.replay?.state !== 'RUNNING') return watch && { id: watchId };
    await transaction.marginWatch.update({
      where: { tenantId_id: { tenantId: access.tenant, id: watchId } },
      data: { replayState: 'STOPPED' },
    });
    await audit(transaction, access.tenant, { actor: change.actor, action: 'REPLAY_STOPPED', subject: watchId });
    await announce(transaction, watchId);
    return { id: watchId };
  });
}
