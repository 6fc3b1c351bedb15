import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

// Secrets are 256 random bits, so a plain hash keeps them: there is nothing to guess. They are compared in constant time.

/** An API key as its owner holds it: fl_TENANT_PREFIX_SECRET. Tenant and prefix find the row; the secret proves it. */
export interface ApiKeyText {
  readonly tenant: string;
  readonly prefix: string;
  readonly secret: string;
}

export function writeApiKey({ tenant, prefix, secret }: ApiKeyText): string {
  return `fl_${tenant}_${prefix}_${secret}`;
}

/** Null for whatever is not of this form. */
export function readApiKey(text: string): ApiKeyText | null {
  const match = /^fl_([a-z][a-z0-9-]{0,62})_([0-9a-z]{12})_([\w-]{43})$/.exec(text);
  return match && { tenant: match[1] ?? '', prefix: match[2] ?? '', secret: match[3] ?? '' };
}

/** A session as its cookie holds it: TENANT.TOKEN. */
export function readSessionToken(text: string): { readonly tenant: string; readonly token: string } | null {
  const match = /^([a-z][a-z0-9-]{0,62})\.([\w-]{43})$/.exec(text);
  return match && { tenant: match[1] ?? '', token: match[2] ?? '' };
}

export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function newPrefix(): string {
  return BigInt(`0x${randomBytes(8).toString('hex')}`)
    .toString(36)
    .padStart(12, '0')
    .slice(-12);
}

export function hashOf(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(secret).digest());
}

/** True where the secret has this hash. Without a hash (no such row) the comparison is made all the same. */
export function isSecretOf(secret: string, hash: Uint8Array | undefined): boolean {
  const matches = timingSafeEqual(hashOf(secret), hash ?? NO_HASH);
  return hash !== undefined && matches;
}

const NO_HASH = new Uint8Array(32);
