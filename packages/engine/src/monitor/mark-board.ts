/** Why a mark was not taken, or QUIET: none has come for too long. The last good one stays. */
export const MARK_REFUSALS = [
  ...['NOT_FINITE', 'NOT_POSITIVE', 'TOO_LARGE', 'QUOTE_NOT_POSITIVE', 'CROSSED'],
  ...['STALE', 'AHEAD', 'UNKNOWN_MARKET', 'QUIET'],
] as const;
export type MarkRefusal = (typeof MARK_REFUSALS)[number];

export interface MarkObservation {
  readonly market: number;
  readonly price: number;
  /** When it was observed, in milliseconds of the stream's own clock. */
  readonly time: number;
  /** Best quotes it comes with, where the source has them; it may lie outside them, as a mark taken from an index does. */
  readonly bidPrice?: number;
  readonly askPrice?: number;
}

/** A market whose price is not what it should be: judged by its last good mark until a good one comes. */
export interface MarkFlag {
  readonly code: 'STALE_ORACLE';
  readonly market: number;
  readonly reason: MarkRefusal;
}

/** The last good mark of every market. */
export interface MarkBoard {
  readonly marks: Float64Array;
  readonly times: Float64Array;
  /** 1 where the last good mark has grown too old and this has been said. */
  readonly isStale: Uint8Array;
  readonly maxAgeMs: number;
  /** A mark above that of its market is refused: positions could not be valued at it. */
  readonly largestMarks: Float64Array;
}

export function markBoard(
  marks: Float64Array,
  time: number,
  { maxAgeMs, largestMarks }: Pick<MarkBoard, 'maxAgeMs' | 'largestMarks'>,
): MarkBoard {
  const { length } = marks;
  return { marks, times: new Float64Array(length).fill(time), isStale: new Uint8Array(length), maxAgeMs, largestMarks };
}

/** Takes the good marks of one update, all together; says which were not good and which markets have gone quiet. */
export function takeMarks(
  board: MarkBoard,
  observations: readonly MarkObservation[],
  now: number,
): readonly MarkFlag[] {
  const flags: MarkFlag[] = [];
  for (const observation of observations) {
    const { market, price, time } = observation;
    const reason = refusalOf(board, observation, now);
    if (reason !== null) {
      flags.push({ code: 'STALE_ORACLE', market, reason });
      continue;
    }
    board.marks[market] = price;
    board.times[market] = time;
    board.isStale[market] = 0;
  }
  for (let market = 0; market < board.marks.length; market++) {
    if (board.isStale[market] === 1 || now - (board.times[market] ?? 0) <= board.maxAgeMs) continue;
    board.isStale[market] = 1;
    flags.push({ code: 'STALE_ORACLE', market, reason: 'QUIET' });
  }
  return flags;
}

function refusalOf(board: MarkBoard, observation: MarkObservation, now: number): MarkRefusal | null {
  const { market, price, time, bidPrice, askPrice } = observation;
  if (!(Number.isInteger(market) && market >= 0 && market < board.marks.length)) return 'UNKNOWN_MARKET';
  if (!Number.isFinite(price) || !Number.isFinite(time)) return 'NOT_FINITE';
  if (price <= 0) return 'NOT_POSITIVE';
  if (price > (board.largestMarks[market] ?? 0)) return 'TOO_LARGE';
  if (!isQuote(bidPrice) || !isQuote(askPrice)) return 'QUOTE_NOT_POSITIVE';
  if (bidPrice !== undefined && askPrice !== undefined && bidPrice > askPrice) return 'CROSSED';
  // It would be newer than every good one that follows.
  if (time > now) return 'AHEAD';
  return time < (board.times[market] ?? 0) || now - time > board.maxAgeMs ? 'STALE' : null;
}

function isQuote(price: number | undefined): boolean {
  return price === undefined || (price > 0 && Number.isFinite(price));
}
