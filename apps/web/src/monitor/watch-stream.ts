// The browser's own EventSource takes a broken connection up again by itself, telling the last event's number. It gives up
// where something else than a stream answers, as a dashboard does while its API is away: then a new one is opened here.

export type Connection =
  | { readonly status: 'OPENING' }
  | { readonly status: 'LIVE'; readonly wasLostAt: Date | null; readonly takenUpAtNumber: number | null }
  | { readonly status: 'ENDED' }
  | { readonly status: 'LOST'; readonly since: Date; readonly isRefused: boolean };

export interface StreamOptions {
  /** Where the stream is, of events after a number. */
  readonly addressAfter: (number: number) => string;
  readonly afterNumber: number;
  readonly onMessage: (text: string) => void;
  readonly onConnection: (connection: Connection) => void;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** Follows a stream until it is closed, whatever happens to the connection. */
export function openWatchStream({ addressAfter, afterNumber, onMessage, onConnection }: StreamOptions): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastNumber = afterNumber;
  let lostSince: Date | null = null;
  let wait = FIRST_WAIT_MS;
  const open = () => {
    source = new EventSource(addressAfter(lastNumber));
    source.onopen = () => {
      wait = FIRST_WAIT_MS;
      onConnection({ status: 'LIVE', wasLostAt: lostSince, takenUpAtNumber: lostSince ? lastNumber : null });
      lostSince = null;
    };
    source.addEventListener('next', ({ data, lastEventId }: MessageEvent<string>) => {
      const number = Number(lastEventId);
      if (lastEventId !== '' && number > lastNumber) lastNumber = number;
      onMessage(data);
    });
    source.addEventListener('complete', () => {
      source?.close();
      onConnection({ status: 'ENDED' });
    });
    source.onerror = () => {
      lostSince ??= new Date();
      const isRefused = source?.readyState === EventSource.CLOSED;
      onConnection({ status: 'LOST', since: lostSince, isRefused });
      if (!isRefused) return;
      timer = setTimeout(open, wait);
      wait = Math.min(2 * wait, LONGEST_WAIT_MS);
    };
  };
  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
