/** Gives each distinct sequence of bytes a code, in the order of first appearance. */
export interface Dictionary {
  codeOf(view: DataView, start: number, end: number): number;
  /** The sequences, by code. */
  values(): readonly Buffer[];
}

const FIRST_SLOTS = 1024;
/** Of the 32-bit FNV-1a hash, http://www.isthe.com/chongo/tech/comp/fnv, here over words where there are four bytes. */
const [FNV_OFFSET, FNV_PRIME] = [0x811c9dc5, 0x01000193];

/**
 * A hash table with linear probing. A slot holds 0 or the place of an entry in `words`: its length in bytes, its code,
 * its bytes by fours, and those left over one by one.
 */
export function dictionary(): Dictionary {
  let slots = new Int32Array(FIRST_SLOTS);
  let words = new Int32Array(FIRST_SLOTS);
  let wordCount = 1;
  const entries: number[] = [];

  const isAt = (entry: number, view: DataView, start: number, end: number) => {
    if (words[entry] !== end - start) return false;
    let word = entry + 2;
    let place = start;
    for (; place + 4 <= end; place += 4) if (words[word++] !== view.getInt32(place)) return false;
    for (; place < end; place++) if (words[word++] !== view.getUint8(place)) return false;
    return true;
  };
  const add = (view: DataView, start: number, end: number) => {
    const entry = wordCount;
    if (entry + 2 + end - start > words.length) words = longer(words, 2 * words.length + end - start);
    words[wordCount++] = end - start;
    words[wordCount++] = entries.push(entry) - 1;
    let place = start;
    for (; place + 4 <= end; place += 4) words[wordCount++] = view.getInt32(place);
    for (; place < end; place++) words[wordCount++] = view.getUint8(place);
    return entry;
  };
  const bytesOf = (entry: number) => {
    const bytes = Buffer.alloc(words[entry] ?? 0);
    let word = entry + 2;
    let place = 0;
    for (; place + 4 <= bytes.length; place += 4) bytes.writeInt32BE(words[word++] ?? 0, place);
    for (; place < bytes.length; place++) bytes.writeUInt8(words[word++] ?? 0, place);
    return bytes;
  };
  /** Of the bytes, or the empty one where they belong. */
  const slotOf = (view: DataView, start: number, end: number) => {
    const mask = slots.length - 1;
    let slot = hashOf(view, start, end) & mask;
    for (let entry = slots[slot]; entry !== 0; entry = slots[slot]) {
      if (isAt(entry ?? 0, view, start, end)) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  };
  const makeRoom = () => {
    slots = new Int32Array(slots.length * 2);
    for (const entry of entries) {
      const { buffer, byteOffset, length } = bytesOf(entry);
      slots[slotOf(new DataView(buffer, byteOffset, length), 0, length)] = entry;
    }
  };

  return {
    codeOf(view, start, end) {
      const slot = slotOf(view, start, end);
      const known = slots[slot] ?? 0;
      if (known !== 0) return words[known + 1] ?? 0;
      const entry = add(view, start, end);
      slots[slot] = entry;
      if (entries.length * 2 > slots.length) makeRoom();
      return words[entry + 1] ?? 0;
    },
    values: () => entries.map(bytesOf),
  };
}

function hashOf(view: DataView, start: number, end: number): number {
  let hash = FNV_OFFSET;
  let place = start;
  for (; place + 4 <= end; place += 4) hash = Math.imul(hash ^ view.getInt32(place), FNV_PRIME);
  for (; place < end; place++) hash = Math.imul(hash ^ view.getUint8(place), FNV_PRIME);
  // The multiplication carries upwards only, and a slot is found by the lowest bits.
  hash ^= hash >>> 16;
  return hash ^ (hash >>> 8);
}

function longer(words: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(length);
  copy.set(words);
  return copy;
}
