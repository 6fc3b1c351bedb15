// How the bytes of a column become a value of a kind.

const DAY_MS = 86_400_000;
/** PostgreSQL counts days from here. */
const FIRST_DAY = Date.UTC(2000, 0, 1);

export function text(bytes: Buffer): string {
  return bytes.toString('utf8');
}

/** YYYY-MM-DD. */
export function day(bytes: Buffer): string {
  return new Date(FIRST_DAY + bytes.readInt32BE() * DAY_MS).toISOString().slice(0, 10);
}

/** Place in a list, of bytes. Throws, when asked, for a text that is not in it. */
export function placeIn(list: readonly string[]): (bytes: Buffer) => number {
  const place = placeOf(list);
  return (bytes) => place(text(bytes));
}

/** Place in a list. Throws, when asked, for a text that is not in it. */
export function placeOf(list: readonly string[]): (value: string) => number {
  const places = new Map(list.map((value, place) => [value, place]));
  return (value) => {
    const place = places.get(value);
    if (place === undefined) throw new Error(`the snapshot's rows refer to "${value}", which it does not have`);
    return place;
  };
}
