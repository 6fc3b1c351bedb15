/**
 * Numbers that carry their places in a list with them: bare numbers are sorted many times as fast as places that are
 * compared. The last 27 bits of the 53 of each are its place, which moves it by less than `PLACE_ROUNDING` of itself.
 */
export interface PlacedNumbers {
  readonly numbers: Float64Array;
  /** The same bytes. */
  readonly words: Uint32Array;
}

export const MOST_PLACES = 2 ** 27;
const PLACE_BITS = MOST_PLACES - 1;
export const PLACE_ROUNDING = 2 ** -24;
/** Which half of a number holds its last bits, on this machine. */
const LOW_WORD = new Uint32Array(Float64Array.of(1).buffer)[0] === 0 ? 0 : 1;

/** Room for so many; a place is below `MOST_PLACES`. */
export function placedNumbers(count: number): PlacedNumbers {
  const numbers = new Float64Array(count);
  return { numbers, words: new Uint32Array(numbers.buffer) };
}

export function setPlaced({ numbers, words }: PlacedNumbers, at: number, number: number, place: number): void {
  numbers[at] = number;
  const word = 2 * at + LOW_WORD;
  words[word] = ((words[word] ?? 0) & ~PLACE_BITS) | place;
}

export function placeAt({ words }: PlacedNumbers, at: number): number {
  return (words[2 * at + LOW_WORD] ?? 0) & PLACE_BITS;
}

/** The first `count` of them, ascending. */
export function sortPlaced({ numbers }: PlacedNumbers, count: number): PlacedNumbers {
  const sorted = numbers.slice(0, count).sort();
  return { numbers: sorted, words: new Uint32Array(sorted.buffer) };
}
