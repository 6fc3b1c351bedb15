import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import Provider from 'oidc-provider';

/** Somebody the provider knows, by the name typed into its form. */
export interface Account {
  readonly email: string;
  readonly isEmailVerified: boolean;
}

export interface IdentityProvider {
  readonly issuer: string;
  /** Set before somebody signs in. */
  readonly accounts: Map<string, Account>;
  /** Times the keys were asked for. */
  keyRequests(): number;
  readonly publicKey: JWK;
  /** A token signed with the provider's own key, unless told otherwise. */
  sign(claims: Record<string, unknown>, header?: Record<string, unknown>): Promise<string>;
  close(): Promise<void>;
}

export const CLIENT = { id: 'faultline', secret: 'a-secret-of-tests-only' };

/** A certified OpenID Connect provider on loopback, with forms that a test fills in. */
export async function startIdentityProvider(publicUrl: string): Promise<IdentityProvider> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const own = { ...(await exportJWK(privateKey)), kid: 'own', alg: 'RS256', use: 'sig' };
  const accounts = new Map<string, Account>();
  let keyRequests = 0;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${publicUrl}/auth/callback`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    jwks: { keys: [own] },
    cookies: { keys: ['tests'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
    pkce: { required: () => true },
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => {
        const account = accounts.get(id);
        return { sub: id, email: account?.email, email_verified: account?.isEmailVerified, name: `Person ${id}` };
      },
    }),
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/jwks')) keyRequests++;
    void answer(request, response);
  });
  return {
    issuer,
    accounts,
    keyRequests: () => keyRequests,
    publicKey: await exportJWK(publicKey),
    sign: (claims, header = {}) =>
      new SignJWT({ sub: 'program', iss: issuer, aud: CLIENT.id, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: 'own', ...header })
        .sign(privateKey),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
