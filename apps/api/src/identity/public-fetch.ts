import { type LookupAddress, lookup } from 'node:dns';
import { isIP } from 'node:net';
import { Agent, fetch as fetchWith } from 'undici';
import { isPublic } from './addresses.ts';

const TIMEOUT_MS = 10_000;
const LARGEST_ANSWER_BYTES = 1_048_576;

/** Thrown where an address is not on the public internet. */
export class PrivateAddress extends Error {}

/**
 * fetch to the public internet alone: the address is checked when the connection is made, after the name was resolved,
 * so that neither a name of a private address nor one that changes in between gets through. Redirects are not followed.
 */
export function publicFetch(allowPrivate: boolean): typeof fetch {
  const agent = new Agent({
    connect: { ...(allowPrivate ? {} : { lookup: publicLookup }), timeout: TIMEOUT_MS },
    maxResponseSize: LARGEST_ANSWER_BYTES,
    headersTimeout: TIMEOUT_MS,
    bodyTimeout: TIMEOUT_MS,
  });
  return (async (input: string | URL | Request, init?: RequestInit) => {
    const url = new URL(input instanceof Request ? input.url : input);
    // A literal address is never looked up.
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (!allowPrivate && (url.protocol !== 'https:' || (isIP(host) !== 0 && !isPublic(host))))
      throw new PrivateAddress(`${url.origin} is not an https address on the public internet`);
    const options = { ...init, redirect: 'manual', dispatcher: agent, signal: AbortSignal.timeout(TIMEOUT_MS) };
    return fetchWith(url, options as Parameters<typeof fetchWith>[1]);
  }) as unknown as typeof fetch;
}

type LookupCallback = (error: Error | null, address: LookupAddress[] | string, family?: number) => void;

/** The system's lookup, with an error in the place of an address that is not public. */
export function publicLookup(name: string, options: { readonly all?: boolean }, callback: LookupCallback): void {
  lookup(name, { ...options, all: true }, (error, addresses) => {
    const found = addresses ?? [];
    const stranger = found.find(({ address }) => !isPublic(address));
    if (error || stranger) callback(error ?? new PrivateAddress(`${name} is ${stranger?.address}, not public`), []);
    else if (options.all) callback(null, found);
    else callback(null, found[0]?.address ?? '', found[0]?.family);
  });
}
