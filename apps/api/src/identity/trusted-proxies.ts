import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** How many proxies in front add the address they were called from to X-Forwarded-For, or the addresses they have. */
export type TrustedProxies = number | readonly string[];

const MOST_PROXIES = 10;
const RANGES: readonly string[] = ['loopback', 'linklocal', 'uniquelocal'];

/** Of FAULTLINE_TRUSTED_PROXIES. Throws a sentence that says what it takes. */
export function readTrustedProxies(text: string | undefined): TrustedProxies {
  if (text === undefined || text === '') return 0;
  if (/^\d+$/.test(text) && Number(text) <= MOST_PROXIES) return Number(text);
  const named = text.split(',').map((name) => name.trim());
  const unknown = named.find((name) => !RANGES.includes(name) && isIP(name) === 0 && !isNetwork(name));
  if (unknown === undefined) return named;
  throw new Error(
    `FAULTLINE_TRUSTED_PROXIES has "${unknown}": set it to a number of proxies up to ${MOST_PROXIES}, or to addresses, networks, ${RANGES.join(', ')}.`,
  );
}

function isNetwork(name: string): boolean {
  return isIP(name.split('/')[0] ?? '') !== 0 && ipaddr.isValidCIDR(name);
}

/**
 * As Fastify takes it: told an address and how many steps before us it is, from whoever called us (0) on, true where the
 * next one's address is taken from its word. False where the header is not read at all.
 */
export function trustIn(proxies: TrustedProxies): false | string[] | ((address: string, steps: number) => boolean) {
  if (typeof proxies === 'number') return proxies > 0 && ((_address, steps) => steps < proxies);
  return [...proxies];
}

/**
 * An address as callers are counted by: without the port some proxies write behind it; null where it is none, for who
 * could write any text there would be somebody else each time.
 */
export function countedAddress(written: string): string | null {
  const address = /^\[(.+)\](?::\d+)?$/.exec(written)?.[1] ?? written.replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1');
  return isIP(address) !== 0 ? ipaddr.process(address).toString() : null;
}
