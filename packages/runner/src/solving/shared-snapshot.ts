import { setImmediate } from 'node:timers/promises';
import type { NetworkSnapshot } from '@faultline/network';

/** A snapshot in memory that threads share: sending it costs as much for a million exposures as for ten. */
export interface SharedSnapshot {
  readonly digest: string;
  /** The snapshot as JSON, with numbers in place of its columns and of its long lists of texts. */
  readonly outline: string;
  readonly columns: readonly NumberColumn[];
  /** Each in pieces: JSON in UTF-8. */
  readonly lists: readonly (readonly Uint8Array[])[];
}

type NumberColumn = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** In the outline: which column, or which list, stands here. No key of a snapshot has a space. */
const COLUMN = 'shared column';
const LIST = 'shared list';
const LONG_LIST = 1_000;
/** Texts written at once: the next request is not kept waiting by more of them. */
const PIECE = 10_000;

/** Copies a snapshot into shared memory, a piece at a time, so that whoever else asks is answered in between. */
export async function shareSnapshot(snapshot: NetworkSnapshot): Promise<SharedSnapshot> {
  const [columns, lists]: [NumberColumn[], unknown[][]] = [[], []];
  const outline = JSON.stringify(snapshot, (_key, value: unknown) => {
    if (ArrayBuffer.isView(value)) return { [COLUMN]: columns.push(value as NumberColumn) - 1 };
    if (Array.isArray(value) && value.length >= LONG_LIST) return { [LIST]: lists.push(value) - 1 };
    return value;
  });
  const shared = { columns: [] as NumberColumn[], lists: [] as Uint8Array[][] };
  for (const column of columns) {
    shared.columns.push(sharedCopy(column));
    await setImmediate();
  }
  for (const list of lists) {
    const pieces: Uint8Array[] = [];
    for (let start = 0; start < list.length; start += PIECE) {
      pieces.push(sharedCopy(new TextEncoder().encode(JSON.stringify(list.slice(start, start + PIECE)))));
      await setImmediate();
    }
    shared.lists.push(pieces);
  }
  return { digest: snapshot.digest, outline, ...shared };
}

/** Shares each snapshot once, for whoever asks about it. */
export function shareOnce(): (snapshot: NetworkSnapshot) => Promise<SharedSnapshot> {
  const shared = new WeakMap<NetworkSnapshot, Promise<SharedSnapshot>>();
  return (snapshot) => {
    const sharing = shared.get(snapshot) ?? shareSnapshot(snapshot);
    shared.set(snapshot, sharing);
    return sharing;
  };
}

/** The snapshot this thread was asked about last: most questions after the first are about it again. */
let last: NetworkSnapshot | null = null;

/** The snapshot on a thread: put together anew only where it is another one than last time. */
export function snapshotHere(shared: SharedSnapshot): NetworkSnapshot {
  if (last?.digest !== shared.digest) last = snapshotFrom(shared);
  return last;
}

/** The snapshot again, its columns still in the memory that is shared. */
export function snapshotFrom({ outline, columns, lists }: SharedSnapshot): NetworkSnapshot {
  return JSON.parse(outline, (_key, value: Record<string, number> | null) => {
    if (typeof value !== 'object' || value === null) return value;
    const { [COLUMN]: column, [LIST]: list } = value;
    if (column !== undefined) return columns[column];
    if (list !== undefined) return lists[list]?.flatMap((piece) => JSON.parse(textOf(piece)) as unknown[]);
    return value;
  }) as NetworkSnapshot;
}

/** A decoder takes no shared memory: a slice of it is a copy that is not. */
function textOf(piece: Uint8Array): string {
  return new TextDecoder().decode(piece.slice());
}

function sharedCopy<Copied extends NumberColumn>(column: Copied): Copied {
  const memory = new SharedArrayBuffer(column.byteLength);
  new Uint8Array(memory).set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  return new (column.constructor as new (memory: SharedArrayBuffer) => Copied)(memory);
}
