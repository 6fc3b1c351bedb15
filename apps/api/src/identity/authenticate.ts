import type { Identity } from '@faultline/store';
import type { FastifyRequest } from 'fastify';
import { refusal } from '../values/refusal.ts';
import { type Caller, callerOf, singleUser } from './caller.ts';
import type { OidcClient } from './oidc-client.ts';
import type { IdentitySettings } from './settings.ts';
import type { TokenBuckets } from './token-bucket.ts';
import { countedAddress } from './trusted-proxies.ts';

export const SESSION_COOKIE = 'faultline_session';

export interface Authentication {
  readonly settings: IdentitySettings;
  readonly identity: Identity;
  readonly oidc: OidcClient | null;
  /** Failed attempts by remote address and the public part of what was brought: a colleague's old key locks nobody out. */
  readonly attempts: TokenBuckets;
  /** Failed attempts by remote address alone, many more. */
  readonly addressAttempts: TokenBuckets;
}

/** One sentence for whatever was wrong: who guesses learns nothing from the answer. */
const NOT_GOOD = 'The key, session or token is not good, or no longer: sign in again, or ask for a new key.';
const ATTEMPT = 1;

/**
 * Whose request it is: by API key or access token in the Authorization header, by the session cookie, or by being on
 * this machine in single-user mode. A credential that was brought and is not good is refused, never ignored. Throws
 * UNAUTHENTICATED, and RATE_LIMITED after too many attempts from one address.
 */
export async function authenticate(request: FastifyRequest, authentication: Authentication): Promise<Caller> {
  const { settings, identity, attempts, addressAttempts } = authentication;
  const { authorization } = request.headers;
  const cookie = settings.mode === 'sign-in' ? request.cookies[SESSION_COOKIE] : undefined;
  if (authorization === undefined && cookie === undefined) {
    if (settings.mode === 'single-user') return singleUser(settings.tenant);
    throw refusal('UNAUTHENTICATED', 'Sign in, or send an API key as "Authorization: Bearer fl_...".', 401);
  }
  const address = countedAddress(request.ip) ?? request.socket.remoteAddress ?? '';
  const name = `${address} ${publicPart(authorization ?? cookie ?? '')}`;
  if (attempts.remaining(name) < ATTEMPT || addressAttempts.remaining(address) < ATTEMPT)
    throw refusal('RATE_LIMITED', 'Too many failed attempts from this address: wait a minute.', 429, retryAfter(60));
  const caller =
    authorization === undefined
      ? await bySession(identity, cookie ?? '')
      : await byHeader(authorization, authentication);
  if (caller) return caller;
  attempts.take(name, ATTEMPT);
  addressAttempts.take(address, ATTEMPT);
  throw refusal('UNAUTHENTICATED', NOT_GOOD, 401);
}

/** Tenant and prefix of a key; the kind of anything else. */
function publicPart(credential: string): string {
  return /^Bearer (fl_[a-z0-9-]{1,63}_[0-9a-z]{12})_/.exec(credential)?.[1] ?? credential.slice(0, 6);
}

export function retryAfter(seconds: number): ReadonlyMap<string, string> {
  return new Map([['retry-after', String(Math.max(1, seconds))]]);
}

async function bySession(identity: Identity, cookie: string): Promise<Caller | null> {
  const principal = await identity.authenticateSession(cookie);
  return principal && callerOf(principal, 'SESSION');
}

async function byHeader(header: string, { identity, oidc, settings }: Authentication): Promise<Caller | null> {
  const credential = /^Bearer ([\w.~+/=-]+)$/.exec(header)?.[1];
  if (credential === undefined) return null;
  if (credential.startsWith('fl_')) {
    const principal = await identity.authenticateApiKey(credential);
    return principal && callerOf(principal, 'API_KEY');
  }
  const proven = await oidc?.verifyToken(credential).catch(() => null);
  const principal = proven && (await identity.findOidcUser(settings.tenant, proven));
  return principal ? callerOf(principal, 'TOKEN') : null;
}
