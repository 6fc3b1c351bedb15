import { type IncomingMessage, request as send } from 'node:http';
import { onTestFinished } from 'vitest';

/** One of the messages of server-sent events, as a browser reads them. */
export interface Message<Data> {
  readonly id: number | null;
  readonly event: string;
  readonly data: {
    readonly data?: { readonly marginEvents: Data };
    readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
  } | null;
}

export interface EventStream<Data> {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  /** Of an answer that is no stream. */
  readonly body: string;
  /** The next message, null at the end; comments are passed over, and counted. */
  next(): Promise<Message<Data> | null>;
  readonly comments: () => number;
  /** Stops and goes on reading from the socket. */
  pause(): void;
  resume(): void;
  close(): void;
}

export interface Subscribed {
  readonly query: string;
  readonly variables?: object;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: 'GET' | 'POST';
}

/** Opens a stream as a browser (GET) or a program (POST) does; it closes with the test. */
export async function openStream<Data>(url: string, asked: Subscribed): Promise<EventStream<Data>> {
  const { query, variables = {}, headers = {}, method = 'GET' } = asked;
  const address = new URL('/graphql/stream', url);
  if (method === 'GET') {
    address.searchParams.set('query', query);
    address.searchParams.set('variables', JSON.stringify(variables));
  }
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = send(address, {
      method,
      headers: {
        accept: 'text/event-stream',
        ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
    });
    request.once('response', resolve).once('error', reject);
    onTestFinished(() => void request.destroy());
    request.end(method === 'POST' ? JSON.stringify({ query, variables }) : undefined);
  });
  const isStream = String(answer.headers['content-type']).startsWith('text/event-stream');
  answer.setEncoding('utf8');
  const waiting: (() => void)[] = [];
  let [text, comments, ended] = ['', 0, false];
  const wake = () => {
    for (const one of waiting.splice(0)) one();
  };
  answer.on('data', (chunk: string) => {
    text += chunk;
    wake();
  });
  const end = () => {
    ended = true;
    wake();
  };
  answer.once('end', end).once('error', end).once('close', end);
  const more = () => new Promise<void>((resolve) => waiting.push(resolve));
  if (!isStream) while (!ended) await more();
  return {
    status: answer.statusCode ?? 0,
    headers: answer.headers,
    body: isStream ? '' : text,
    comments: () => comments,
    async next() {
      for (;;) {
        const at = text.indexOf('\n\n');
        if (at < 0 && ended) return null;
        if (at < 0) {
          await more();
          continue;
        }
        const block = text.slice(0, at);
        text = text.slice(at + 2);
        const fields = new Map(
          block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
        );
        if (block.startsWith(':')) comments++;
        if (!fields.has('event')) continue;
        const [id, data] = [fields.get('id'), fields.get('data')];
        return {
          id: id === undefined ? null : Number(id),
          event: fields.get('event') ?? '',
          data: data ? JSON.parse(data) : null,
        };
      }
    },
    pause: () => void answer.pause(),
    resume: () => void answer.resume(),
    close: () => void answer.destroy(),
  };
}
