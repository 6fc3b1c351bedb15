import type postgres from 'postgres';

const REPLAY_LOCK = 7_205_023;

/** Which process feeds a replay: locks of a session, which PostgreSQL lets go when the process or its connection dies. */
export interface ReplayLocks {
  /** Null where another process has it; else what lets it go. */
  take(watchId: string): Promise<(() => Promise<void>) | null>;
}

/** On one connection of their own. Two feeders at once would only do the same work twice: an update is taken once. */
export function openReplayLocks(sql: postgres.Sql): ReplayLocks {
  const held = new Set<string>();
  return {
    async take(watchId) {
      // A session can have its own lock twice.
      if (held.has(watchId)) return null;
      held.add(watchId);
      const isTaken = await sql<{ taken: boolean }[]>`
        SELECT pg_try_advisory_lock(${REPLAY_LOCK}::int, hashtext(${watchId})) AS taken`.then(
        ([row]) => row?.taken === true,
        (thrown: unknown) => {
          held.delete(watchId);
          throw thrown;
        },
      );
      if (!isTaken) {
        held.delete(watchId);
        return null;
      }
      return async () => {
        held.delete(watchId);
        await sql`SELECT pg_advisory_unlock(${REPLAY_LOCK}::int, hashtext(${watchId}))`.catch(() => {});
      };
    },
  };
}
