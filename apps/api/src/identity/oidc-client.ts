import { createRemoteJWKSet, customFetch as joseFetch, jwtVerify } from 'jose';
import * as openid from 'openid-client';
import { publicFetch } from './public-fetch.ts';
import type { OidcSettings } from './settings.ts';

/** Asymmetric signatures only: a shared secret, or none, proves nothing here. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const CLOCK_TOLERANCE_SECONDS = 60;
/** An unknown key id makes us ask for the keys again, but not more often than this. */
const KEYS_COOLDOWN_MS = 30_000;
const LONGEST_TOKEN = 8_192;

export interface ProvenIdentity {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | null;
  readonly isEmailVerified: boolean;
  readonly name: string | null;
}

/** The identity provider, found out about when first needed: an API starts without it. */
export interface OidcClient {
  /** Where to send somebody who signs in, and what their return is checked against. */
  begin(): Promise<{
    readonly location: URL;
    readonly state: string;
    readonly nonce: string;
    readonly codeVerifier: string;
  }>;
  /** Checks the answer the browser brought back, and the ID token: issuer, audience, nonce, times, signature. */
  finish(
    returned: URL,
    expected: { readonly state: string; readonly nonce: string; readonly codeVerifier: string },
  ): Promise<ProvenIdentity>;
  /** The identity in an access token of this issuer for this audience; throws where anything about it is wrong. */
  verifyToken(token: string): Promise<{ readonly issuer: string; readonly subject: string }>;
}

export function openOidcClient(settings: OidcSettings): OidcClient {
  const fetched = publicFetch(settings.allowPrivate);
  const redirectUri = new URL('/auth/callback', settings.publicUrl).href;
  let configured: Promise<openid.Configuration> | null = null;
  let keys: ReturnType<typeof createRemoteJWKSet> | null = null;

  const configuration = () => {
    configured ??= discover(settings, fetched).catch((thrown: unknown) => {
      configured = null;
      throw thrown;
    });
    return configured;
  };
  const keySet = async () => {
    const { jwks_uri: uri } = (await configuration()).serverMetadata();
    if (!uri) throw new Error('the identity provider names no keys');
    keys ??= createRemoteJWKSet(new URL(uri), { cooldownDuration: KEYS_COOLDOWN_MS, [joseFetch]: fetched });
    return keys;
  };

  return {
    async begin() {
      const [state, nonce, codeVerifier] = [
        openid.randomState(),
        openid.randomNonce(),
        openid.randomPKCECodeVerifier(),
      ];
      const location = openid.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        state,
        nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
      });
      return { location, state, nonce, codeVerifier };
    },
    async finish(returned, { state, nonce, codeVerifier }) {
      const tokens = await openid.authorizationCodeGrant(await configuration(), returned, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) throw new Error('the identity provider sent no ID token');
      const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
      return {
        issuer: claims.iss,
        subject: claims.sub,
        email: text(claims.email),
        isEmailVerified: claims.email_verified === true,
        name: text(claims.name),
      };
    },
    async verifyToken(token) {
      if (token.length > LONGEST_TOKEN) throw new Error('the token is longer than a token may be');
      const { payload } = await jwtVerify(token, await keySet(), {
        issuer: (await configuration()).serverMetadata().issuer,
        audience: settings.audience,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        requiredClaims: ['sub', 'exp', 'iss', 'aud'],
      });
      return { issuer: payload.iss ?? '', subject: payload.sub ?? '' };
    },
  };
}

async function discover(settings: OidcSettings, fetched: typeof fetch): Promise<openid.Configuration> {
  const { issuer, clientId, clientSecret, allowPrivate } = settings;
  const configuration = await openid.discovery(issuer, clientId, clientSecret, undefined, {
    execute: allowPrivate ? [openid.allowInsecureRequests] : [],
    [openid.customFetch]: fetched as openid.CustomFetch,
    timeout: 10,
  });
  configuration[openid.customFetch] = fetched as openid.CustomFetch;
  return configuration;
}
