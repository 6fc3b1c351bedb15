import { isLoopback } from './addresses.ts';
import { readTrustedProxies, type TrustedProxies } from './trusted-proxies.ts';

/** How callers are known, from the environment; .env.example explains each variable. */
export interface IdentitySettings {
  readonly mode: 'single-user' | 'sign-in';
  readonly host: string;
  readonly tenant: string;
  readonly oidc: OidcSettings | null;
  /** Whose word in X-Forwarded-For is taken; nobody's unless told. */
  readonly trustedProxies: TrustedProxies;
  /** True where viewers' sessions may send only documents the dashboard is made of. */
  readonly trustedDocumentsOnly: boolean;
}

export interface OidcSettings {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Audience of access tokens programs bring; the client's own id unless told. */
  readonly audience: string;
  /** The dashboard's address as its users see it, without a path. */
  readonly publicUrl: URL;
  /** True where the provider may live on this machine or in a private network, and speak plain HTTP. */
  readonly allowPrivate: boolean;
}

export const SINGLE_USER_SETTINGS: IdentitySettings = {
  mode: 'single-user',
  host: '127.0.0.1',
  tenant: 'local',
  oidc: null,
  trustedProxies: 0,
  trustedDocumentsOnly: false,
};

/** Throws a sentence naming the variable and what to do. */
export function readIdentitySettings(environment: NodeJS.ProcessEnv): IdentitySettings {
  const mode = environment.FAULTLINE_AUTH ?? 'single-user';
  if (mode !== 'single-user' && mode !== 'sign-in')
    throw new Error(`FAULTLINE_AUTH is "${mode}": set it to single-user or sign-in.`);
  const host = environment.FAULTLINE_API_HOST ?? '127.0.0.1';
  if (mode === 'single-user' && !isLoopback(host))
    throw new Error(
      `FAULTLINE_API_HOST is ${host}, where others could reach an API without sign-in: set FAULTLINE_AUTH=sign-in, or bind 127.0.0.1.`,
    );
  return {
    mode,
    host,
    tenant: environment.FAULTLINE_TENANT ?? 'local',
    oidc: mode === 'sign-in' ? readOidc(environment) : null,
    trustedProxies: readTrustedProxies(environment.FAULTLINE_TRUSTED_PROXIES),
    trustedDocumentsOnly: environment.FAULTLINE_TRUSTED_DOCUMENTS === '1',
  };
}

function readOidc(environment: NodeJS.ProcessEnv): OidcSettings | null {
  const {
    FAULTLINE_OIDC_ISSUER: issuer,
    FAULTLINE_OIDC_CLIENT_ID: clientId,
    FAULTLINE_OIDC_CLIENT_SECRET: clientSecret,
    FAULTLINE_PUBLIC_URL: publicUrl,
  } = environment;
  if (!issuer) return null;
  if (!clientId || !clientSecret || !publicUrl)
    throw new Error(
      'FAULTLINE_OIDC_ISSUER is set: FAULTLINE_OIDC_CLIENT_ID, FAULTLINE_OIDC_CLIENT_SECRET and FAULTLINE_PUBLIC_URL must be, too.',
    );
  const allowPrivate = environment.FAULTLINE_OIDC_ALLOW_PRIVATE === '1';
  const settings = {
    issuer: readUrl('FAULTLINE_OIDC_ISSUER', issuer),
    clientId,
    clientSecret,
    audience: environment.FAULTLINE_OIDC_AUDIENCE ?? clientId,
    publicUrl: readUrl('FAULTLINE_PUBLIC_URL', publicUrl),
    allowPrivate,
  };
  if (settings.issuer.protocol !== 'https:' && !allowPrivate)
    throw new Error('FAULTLINE_OIDC_ISSUER must begin with https://.');
  return settings;
}

function readUrl(name: string, text: string): URL {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol)) throw new Error(`${name} is "${text}": an http address is expected.`);
  return url;
}
