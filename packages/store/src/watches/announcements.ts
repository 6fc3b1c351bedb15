import type postgres from 'postgres';
import type { Prisma } from '../generated/client.ts';

const CHANNEL = 'faultline_margin_watches';

/** Tells whoever listens, when the transaction commits, that this watch has something new. */
export async function announce(prisma: Prisma.TransactionClient, watchId: string): Promise<void> {
  await prisma.$executeRaw`SELECT pg_notify(${CHANNEL}, ${watchId})`;
}

/** Word of what others have written, in this process or another. */
export interface Announcements {
  /** Calls the listener after each change of the watch, and after a connection was lost, since then nothing is certain. Answers what ends it. */
  onWatch(watchId: string, listener: () => void): () => void;
}

/** One connection listens for all; it begins with the first listener. Its payload is an id and no more: rows are read under the reader's own rights. */
export function openAnnouncements(sql: postgres.Sql): Announcements {
  const listeners = new Map<string, Set<() => void>>();
  let isListening = false;
  const tell = (watchId: string) => {
    for (const listener of listeners.get(watchId) ?? []) listener();
  };
  const tellAll = () => {
    for (const watchId of listeners.keys()) tell(watchId);
  };
  const begin = () => {
    if (isListening) return;
    isListening = true;
    sql.listen(CHANNEL, tell, tellAll).catch(() => {
      // Readers look from time to time all the same; the next one who comes tries again.
      isListening = false;
    });
  };
  return {
    onWatch(watchId, listener) {
      begin();
      const own = listeners.get(watchId) ?? new Set();
      listeners.set(watchId, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0 && listeners.get(watchId) === own) listeners.delete(watchId);
      };
    },
  };
}
