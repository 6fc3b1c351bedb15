import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Connection, openWatchStream } from './watch-stream.ts';

/** A browser's EventSource as far as it is used, moved by the test. */
class Source {
  static readonly CLOSED = 2;
  static opened: Source[] = [];
  readyState = 0;
  onopen: () => void = () => {};
  onerror: () => void = () => {};
  said: (message: { data: string; lastEventId: string }) => void = () => {};
  completed: () => void = () => {};
  readonly address: string;
  constructor(address: string) {
    this.address = address;
    Source.opened.push(this);
  }
  addEventListener(name: string, listener: (message?: unknown) => void) {
    if (name === 'next') this.said = listener;
    else this.completed = listener;
  }
  close() {
    this.readyState = Source.CLOSED;
  }
}

let connections: Connection[];
let close: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', Source);
  Source.opened = [];
  connections = [];
  close = openWatchStream({
    afterNumber: 5,
    addressAfter: (number) => `/graphql/stream?after=${number}`,
    onMessage: () => {},
    onConnection: (connection) => connections.push(connection),
  });
});

afterEach(() => {
  close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a connection that breaks is left to the browser, and the event it is taken up at is said', () => {
  const [source] = Source.opened;
  source?.onopen();
  source?.said({ data: '{}', lastEventId: '9' });
  source?.onerror();
  expect(connections.at(-1)).toMatchObject({ status: 'LOST', isRefused: false });
  source?.onopen();
  expect(connections.at(-1)).toMatchObject({ status: 'LIVE', takenUpAtNumber: 9 });
  vi.advanceTimersByTime(60_000);
  expect(Source.opened).toHaveLength(1);
});

test('where something else than a stream answers, it is asked again after the last event, and more and more seldom', () => {
  const refuse = () => {
    const source = Source.opened.at(-1);
    source?.close();
    source?.onerror();
  };
  Source.opened[0]?.said({ data: '{}', lastEventId: '7' });
  refuse();
  expect(connections.at(-1)).toMatchObject({ status: 'LOST', isRefused: true });
  vi.advanceTimersByTime(1_000);
  expect(Source.opened.map(({ address }) => address)).toEqual(['/graphql/stream?after=5', '/graphql/stream?after=7']);
  refuse();
  vi.advanceTimersByTime(1_000);
  expect(Source.opened).toHaveLength(2);
  vi.advanceTimersByTime(1_000);
  expect(Source.opened).toHaveLength(3);
});

test('a stream that says it is over is not opened again', () => {
  Source.opened[0]?.completed();
  expect(connections.at(-1)).toEqual({ status: 'ENDED' });
  expect(Source.opened[0]?.readyState).toBe(Source.CLOSED);
  vi.advanceTimersByTime(60_000);
  expect(Source.opened).toHaveLength(1);
});

test('a page that is left asks no more', () => {
  const source = Source.opened[0];
  source?.close();
  source?.onerror();
  close();
  vi.advanceTimersByTime(60_000);
  expect(Source.opened).toHaveLength(1);
});
