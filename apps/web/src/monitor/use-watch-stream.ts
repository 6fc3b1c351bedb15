import { print } from 'graphql';
import { useEffect, useRef, useState } from 'react';
import type { ProblemLike } from '../shell/states';
import type { EventKind } from './severity';
import { addEvents, addProgress, emptyLog, type PricePoint, type WatchLog } from './watch-log';
import { type LoggedEvent, MARGIN_EVENTS, type Progress, type StreamProblem, type Watch } from './watch-queries';
import { type Connection, openWatchStream } from './watch-stream';

/** Drawn at most so often: a replay sends many updates a second. */
const DRAW_EVERY_MS = 250;

interface Message {
  readonly data?: { readonly marginEvents?: LoggedEvent | Progress | StreamProblem | null } | null;
  readonly errors?: readonly { readonly message: string }[];
}

/** What a watch says from the moment it was read on: its newest events, prices since then, and how the connection is. */
export function useWatchStream(watch: Watch, least: EventKind) {
  const [log, setLog] = useState<WatchLog<LoggedEvent, Progress>>(() =>
    emptyLog(firstEvents(watch), firstPrices(watch)),
  );
  const [connection, setConnection] = useState<Connection>({ status: 'OPENING' });
  const [failure, setFailure] = useState<ProblemLike | null>(null);
  // The stream goes on from where the watch was read; reading it again does not start another.
  const start = useRef(watch);
  useEffect(() => {
    const { id: watchId, lastEventNumber } = start.current;
    let waiting: Message[] = [];
    const close = openWatchStream({
      afterNumber: lastEventNumber,
      addressAfter: (afterNumber) => streamAddress({ watchId, least, afterNumber }),
      onMessage: (text) => waiting.push(JSON.parse(text) as Message),
      onConnection: setConnection,
    });
    const draw = setInterval(() => {
      if (waiting.length === 0) return;
      const taken = waiting;
      waiting = [];
      setLog((before) => takeIn(before, taken));
      setFailure((before) => taken.map(failureOf).findLast((found) => found !== null) ?? before);
    }, DRAW_EVERY_MS);
    return () => {
      clearInterval(draw);
      close();
    };
  }, [least]);
  return { log, connection, failure };
}

/** Why a stream ends: a refusal, or an error. */
function failureOf({ data, errors }: Message): ProblemLike | null {
  const said = data?.marginEvents;
  if (said?.__typename === 'Problem') return said;
  const [error] = errors ?? [];
  return error ? { code: 'INTERNAL_SERVER_ERROR', message: error.message } : null;
}

function firstEvents({ events }: Watch): readonly LoggedEvent[] {
  return events.edges.map(({ node }) => node);
}

/** Marks before the page was opened, which are in the order of the markets. */
function firstPrices({ marks, markPath }: Watch): readonly PricePoint[] {
  return markPath.map(({ time, marks: path }) => ({
    time: Date.parse(time),
    marks: Object.fromEntries(marks.map(({ market }, place) => [market.key, path[place] ?? 0])),
  }));
}

/** Same-origin, so that the session goes with it, and in the address, since a browser sends no body here. */
function streamAddress(variables: object): string {
  const asked = new URLSearchParams({ query: print(MARGIN_EVENTS), variables: JSON.stringify(variables) });
  return `/graphql/stream?${asked}`;
}

function takeIn(log: WatchLog<LoggedEvent, Progress>, messages: readonly Message[]): WatchLog<LoggedEvent, Progress> {
  const said = messages.flatMap(({ data }) => (data?.marginEvents ? [data.marginEvents] : []));
  const events = said.filter((one) => one.__typename === 'MarginEvent');
  return said
    .filter((one) => one.__typename === 'WatchProgress')
    .reduce<WatchLog<LoggedEvent, Progress>>(addProgress, addEvents(log, events));
}
