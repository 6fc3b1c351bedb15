import type { ExposureRows } from './exposure-rows.ts';

/**
 * Sorts rows while they arrive, when PostgreSQL is busy and we are not. Rows of one creditor mostly lie together, because
 * they were imported so: as soon as such a run is over it is put in order of debtor and terms.
 */
export interface CreditorRuns {
  /** All rows before `end` have arrived; those from the last change of creditor on wait for more. */
  take(rows: ExposureRows, end: number): void;
  /** Nothing more arrives: row numbers in canonical order; null where the rows of some creditor do not lie together. */
  order(rows: ExposureRows, end: number): Uint32Array | null;
}

/** Numbers below are exact in a double. */
const BEYOND = 2 ** 53;
/** Up to here moving rows one by one takes less time than calling a sort. */
const FEW = 48;

export function creditorRuns({
  institutionCount,
  termsCount,
}: {
  readonly institutionCount: number;
  readonly termsCount: number;
}): CreditorRuns {
  // Of each creditor; no rows where both are 0.
  const [starts, ends] = [new Uint32Array(institutionCount), new Uint32Array(institutionCount)];
  let areTogether = true;
  let open = 0;
  let sorted = 0;
  let room = roomFor(FEW);
  const close = (rows: ExposureRows, end: number) => {
    const creditor = rows.creditors[open] ?? 0;
    const count = end - open;
    areTogether = ends[creditor] === 0 && institutionCount * termsCount * count < BEYOND;
    if (!areTogether) return;
    if (count > room.keys.length) room = roomFor(2 * count);
    sortRun(rows, { start: open, count, termsCount }, room);
    starts[creditor] = open;
    ends[creditor] = end;
    open = end;
  };
  const take = (rows: ExposureRows, end: number) => {
    const { creditors } = rows;
    for (; areTogether && sorted < end; sorted++)
      if (sorted > open && creditors[sorted] !== creditors[open]) close(rows, sorted);
  };
  return {
    take,
    order(rows, end) {
      take(rows, end);
      if (areTogether && end > open) close(rows, end);
      return areTogether ? numbersOf(starts, ends, end) : null;
    },
  };
}

/** One run after the other, by creditor. */
function numbersOf(starts: Uint32Array, ends: Uint32Array, count: number): Uint32Array {
  const order = new Uint32Array(count);
  let place = 0;
  for (let creditor = 0; creditor < starts.length; creditor++) {
    const end = ends[creditor] ?? 0;
    for (let row = starts[creditor] ?? 0; row < end; row++) order[place++] = row;
  }
  return order;
}

/** Room for one run at a time: most are short, and making arrays for each would take longer than sorting it. */
interface Room {
  keys: Float64Array;
  places: Uint32Array;
  words: Uint32Array;
  doubles: Float64Array;
}

function roomFor(count: number): Room {
  return {
    keys: new Float64Array(count),
    places: new Uint32Array(count),
    words: new Uint32Array(count),
    doubles: new Float64Array(count),
  };
}

/** Each row is a number: debtor, then terms, then where it lies, which makes it the only one of its kind. */
function sortRun(
  { debtors, terms, provenances, amounts }: ExposureRows,
  { start, count, termsCount }: { readonly start: number; readonly count: number; readonly termsCount: number },
  { keys, places, words, doubles }: Room,
): void {
  for (let place = 0; place < count; place++)
    keys[place] = ((debtors[start + place] ?? 0) * termsCount + (terms[start + place] ?? 0)) * count + place;
  if (isAscending(keys, count)) return;
  if (count > FEW) keys.subarray(0, count).sort();
  else sortFew(keys, count);
  for (let place = 0; place < count; place++) places[place] = (keys[place] ?? 0) % count;
  rearrangeWords(debtors, { start, count, places }, words);
  rearrangeWords(terms, { start, count, places }, words);
  rearrangeWords(provenances, { start, count, places }, words);
  for (let place = 0; place < count; place++) doubles[place] = amounts[start + (places[place] ?? 0)] ?? 0;
  for (let place = 0; place < count; place++) amounts[start + place] = doubles[place] ?? 0;
}

function isAscending(keys: Float64Array, count: number): boolean {
  for (let place = 1; place < count; place++) if ((keys[place - 1] ?? 0) > (keys[place] ?? 0)) return false;
  return true;
}

function sortFew(keys: Float64Array, count: number): void {
  for (let place = 1; place < count; place++) {
    const key = keys[place] ?? 0;
    let before = place - 1;
    for (; before >= 0 && (keys[before] ?? 0) > key; before--) keys[before + 1] = keys[before] ?? 0;
    keys[before + 1] = key;
  }
}

function rearrangeWords(
  column: Uint32Array,
  { start, count, places }: { readonly start: number; readonly count: number; readonly places: Uint32Array },
  words: Uint32Array,
): void {
  for (let place = 0; place < count; place++) words[place] = column[start + (places[place] ?? 0)] ?? 0;
  for (let place = 0; place < count; place++) column[start + place] = words[place] ?? 0;
}
