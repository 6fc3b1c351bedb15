import type { NetworkSnapshot } from '@faultline/network';

/** Bytes of exposures and institutions kept in memory over all snapshots; the least recently asked for leaves first. */
const MOST_BYTES = 2 ** 30;

export interface SnapshotCache {
  /**
   * The snapshot with this digest; several callers that ask at once share one reading, which is called off when the
   * last of them has left.
   */
  get(digest: string, read: Read, signal?: AbortSignal): Promise<NetworkSnapshot | null>;
}

type Read = (signal: AbortSignal) => Promise<NetworkSnapshot | null>;

interface Entry {
  readonly reading: Promise<NetworkSnapshot | null>;
  readonly calledOff: AbortController;
  waiting: number;
  byteSize: number;
}

/** Holds content by digest. Whether a caller may see it is asked of the database each time, never of this cache. */
export function snapshotCache(mostBytes: number = MOST_BYTES): SnapshotCache {
  const kept = new Map<string, Entry>();
  const makeRoom = (newest: string) => {
    let total = [...kept.values()].reduce((sum, entry) => sum + entry.byteSize, 0);
    for (const [digest, entry] of kept) {
      if (total <= mostBytes) return;
      if (digest === newest || entry.byteSize === 0) continue;
      kept.delete(digest);
      total -= entry.byteSize;
    }
  };
  const begin = (digest: string, read: Read): Entry => {
    const calledOff = new AbortController();
    const entry: Entry = { reading: read(calledOff.signal), calledOff, waiting: 0, byteSize: 0 };
    entry.reading.then(
      (snapshot) => {
        if (kept.get(digest) !== entry) return;
        if (snapshot) entry.byteSize = sizeOf(snapshot);
        else kept.delete(digest);
        makeRoom(digest);
      },
      () => {
        if (kept.get(digest) === entry) kept.delete(digest);
      },
    );
    return entry;
  };
  return {
    get(digest, read, signal) {
      const known = kept.get(digest);
      const entry = known && !known.calledOff.signal.aborted ? known : begin(digest, read);
      // Deleting first moves it to the end: the order of a map is the order of use.
      kept.delete(digest);
      kept.set(digest, entry);
      return signal && entry.byteSize === 0 ? waitFor(entry, signal) : entry.reading;
    },
  };
}

/** The reading, or the end of this caller's wait for it. */
async function waitFor(entry: Entry, signal: AbortSignal): Promise<NetworkSnapshot | null> {
  entry.waiting++;
  let leave = () => {};
  const left = new Promise<never>((_, reject) => {
    leave = () => reject(signal.reason);
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
  });
  try {
    return await Promise.race([entry.reading, left]);
  } finally {
    signal.removeEventListener('abort', leave);
    if (--entry.waiting === 0 && signal.aborted) entry.calledOff.abort(signal.reason);
  }
}

/** About 30 bytes an exposure and 1,000 an institution (texts included). */
function sizeOf({ exposures, institutions, holdings }: NetworkSnapshot): number {
  return exposures.count * 30 + holdings.count * 20 + institutions.count * 1000;
}
