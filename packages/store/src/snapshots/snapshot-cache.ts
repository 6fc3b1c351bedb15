import type { NetworkSnapshot } from '@faultline/network';

/** Bytes of exposures and institutions kept in memory over all snapshots; the least recently asked for leaves first. */
const MOST_BYTES = 2 ** 30;

export interface SnapshotCache {
  /** The snapshot with this digest; several callers that ask at once share one reading. */
  get(digest: string, read: () => Promise<NetworkSnapshot | null>): Promise<NetworkSnapshot | null>;
}

/** Holds content by digest. Whether a caller may see it is asked of the database each time, never of this cache. */
export function snapshotCache(mostBytes: number = MOST_BYTES): SnapshotCache {
  const kept = new Map<string, Promise<NetworkSnapshot | null>>();
  const sizes = new Map<string, number>();
  const forget = (digest: string) => {
    kept.delete(digest);
    sizes.delete(digest);
  };
  const makeRoom = (newest: string) => {
    for (const digest of kept.keys()) {
      const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
      if (total <= mostBytes) return;
      if (digest !== newest) forget(digest);
    }
  };
  return {
    async get(digest, read) {
      const known = kept.get(digest);
      const reading = known ?? read();
      // Deleting first moves it to the end: the order of a map is the order of use.
      kept.delete(digest);
      kept.set(digest, reading);
      if (known) return known;
      try {
        const snapshot = await reading;
        if (snapshot) sizes.set(digest, byteSize(snapshot));
        else forget(digest);
        makeRoom(digest);
        return snapshot;
      } catch (thrown) {
        forget(digest);
        throw thrown;
      }
    },
  };
}

/** About 30 bytes an exposure and 1,000 an institution (texts included). */
function byteSize({ exposures, institutions, holdings }: NetworkSnapshot): number {
  return exposures.count * 30 + holdings.count * 20 + institutions.count * 1000;
}
