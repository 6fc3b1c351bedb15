import type { ExecutionResult } from 'graphql';

// Server-sent events (HTML Living Standard, 9.2), named as in the distinct connections mode of graphql-sse: `next` and
// `complete`. Of our own is that a message may have an id, with which a broken stream is taken up.

/** How soon a browser tries again, in milliseconds. */
const RETRY_MS = 2_000;

export const OPENING = `retry: ${RETRY_MS}\n\n`;
export const HEARTBEAT = ':\n\n';
/** There will be no more: a client that opens the stream again is given the same. */
export const COMPLETE = 'event: complete\ndata:\n\n';

/** JSON has no line breaks of its own, so that one line of data is enough. */
export function messageText(result: ExecutionResult | object, id: number | null): string {
  return `${id === null ? '' : `id: ${id}\n`}event: next\ndata: ${JSON.stringify(result)}\n\n`;
}
