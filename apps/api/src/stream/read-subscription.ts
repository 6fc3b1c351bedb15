import { refusal } from '../values/refusal.ts';

/** A request for a stream as it came; `query` is there once a stored document has been put in its place. */
export interface Subscription {
  query: string;
  documentId?: unknown;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** From the body of a POST, or the address of a GET, where `variables` are JSON. */
export function readSubscription(given: unknown): Subscription {
  if (Array.isArray(given)) throw refusal('BATCHING_DISABLED', 'Send one operation per request.');
  if (typeof given !== 'object' || given === null) throw refusal('BAD_REQUEST', 'An object with a query is expected.');
  const { query, documentId, operationName, variables } = given as Readonly<Record<string, unknown>>;
  if (typeof query !== 'string' && documentId === undefined) throw refusal('BAD_REQUEST', 'There is no query.');
  return {
    ...(typeof query === 'string' ? { query } : {}),
    ...(documentId === undefined ? {} : { documentId }),
    operationName: typeof operationName === 'string' && operationName !== '' ? operationName : null,
    variables: readVariables(variables),
  } as Subscription;
}

function readVariables(given: unknown): Readonly<Record<string, unknown>> {
  if (given === undefined || given === null || given === '') return {};
  const found = typeof given === 'string' ? parsed(given) : given;
  if (typeof found === 'object' && found !== null && !Array.isArray(found)) return found as Record<string, unknown>;
  throw refusal('BAD_REQUEST', 'variables: an object is expected, as JSON where it stands in the address.');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Null where there is none; an id that was never one of ours is refused, for whoever has it has another stream. */
export function readLastEventId(header: string | string[] | undefined): number | null {
  if (header === undefined || header === '') return null;
  const id = /^\d{1,9}$/.test(String(header)) ? Number(header) : Number.NaN;
  if (Number.isNaN(id)) throw refusal('BAD_REQUEST', 'Last-Event-ID is no number of an event.');
  return id;
}
