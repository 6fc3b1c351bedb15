// What a page keeps of a margin watch that it follows: the newest events and prices, never more than can be drawn.

export interface PricePoint {
  /** Milliseconds since 1970, of the mark update. */
  readonly time: number;
  /** By market. */
  readonly marks: Readonly<Record<string, number>>;
}

export interface WatchLog<Event extends { readonly number: number }, Progress> {
  /** Newest first. */
  readonly events: readonly Event[];
  /** How many have come in, those no longer kept included. */
  readonly eventCount: number;
  readonly prices: readonly PricePoint[];
  readonly progress: Progress | null;
}

export const MOST_EVENTS = 200;
export const MOST_PRICES = 1_500;

export interface ProgressLike {
  readonly lastUpdateSequence: number;
  readonly lastUpdateTime: string;
  readonly marks: readonly { readonly market: { readonly key: string }; readonly mark: { readonly amount: string } }[];
}

export function emptyLog<Event extends { readonly number: number }, Progress>(
  events: readonly Event[],
  prices: readonly PricePoint[] = [],
): WatchLog<Event, Progress> {
  const empty: WatchLog<Event, Progress> = { events: [], eventCount: 0, prices, progress: null };
  return addEvents(empty, events);
}

/** Events with a higher number than those there are: a connection taken up again may repeat the last ones. */
export function addEvents<Event extends { readonly number: number }, Progress>(
  log: WatchLog<Event, Progress>,
  events: readonly Event[],
): WatchLog<Event, Progress> {
  let last = log.events[0]?.number ?? 0;
  const newer: Event[] = [];
  for (const event of events.toSorted((left, right) => left.number - right.number)) {
    if (event.number <= last) continue;
    last = event.number;
    newer.unshift(event);
  }
  if (newer.length === 0) return log;
  const kept = [...newer, ...log.events].slice(0, MOST_EVENTS);
  return { ...log, events: kept, eventCount: log.eventCount + newer.length };
}

/** Takes the newest progress in; a price is kept for every update whose time is new. The opening is no update of prices. */
export function addProgress<Event extends { readonly number: number }, Progress extends ProgressLike>(
  log: WatchLog<Event, Progress>,
  progress: Progress,
): WatchLog<Event, Progress> {
  const { lastUpdateSequence, lastUpdateTime, marks } = progress;
  const time = Date.parse(lastUpdateTime);
  if (lastUpdateSequence === 0 || time <= (log.prices.at(-1)?.time ?? Number.NEGATIVE_INFINITY))
    return { ...log, progress };
  const point = { time, marks: Object.fromEntries(marks.map(({ market, mark }) => [market.key, Number(mark.amount)])) };
  return { ...log, progress, prices: [...log.prices, point].slice(-MOST_PRICES) };
}
