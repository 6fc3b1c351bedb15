import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isPublic } from '../../apps/api/src/identity/addresses.ts';
import { PrivateAddress, publicFetch, publicLookup } from '../../apps/api/src/identity/public-fetch.ts';
import { SINGLE_USER_SETTINGS } from '../../apps/api/src/identity/settings.ts';
import { ownPath } from '../../apps/api/src/identity/sign-in-routes.ts';
import { connect } from '../database/test-database.ts';
import { type FormBrowser, formBrowser } from './browser-of-forms.ts';
import { CLIENT, type IdentityProvider, startIdentityProvider } from './identity-provider.ts';
import { type RunningApi, startApi } from './running-api.ts';

const ORIGIN = 'http://faultline.test';

let provider: IdentityProvider;
let api: RunningApi;
beforeAll(async () => {
  provider = await startIdentityProvider(ORIGIN);
  api = await startApi({
    settings: {
      ...SINGLE_USER_SETTINGS,
      mode: 'sign-in',
      oidc: {
        issuer: new URL(provider.issuer),
        clientId: CLIENT.id,
        clientSecret: CLIENT.secret,
        audience: CLIENT.id,
        publicUrl: new URL(ORIGIN),
        allowPrivate: true,
      },
    },
  });
});
afterAll(async () => {
  await api.close();
  await provider.close();
});

let visitors = 0;
function browser(): FormBrowser {
  const remoteAddress = `10.1.0.${visitors++ % 250}`;
  return formBrowser(ORIGIN, async (url, init) => {
    const { statusCode, headers, body } = await api.inject({
      method: init.method as 'GET',
      url: url.slice(ORIGIN.length),
      headers: Object.fromEntries(new Headers(init.headers)),
      remoteAddress,
      ...(typeof init.body === 'string' ? { payload: init.body } : {}),
    });
    const answer = new Headers();
    for (const [name, value] of Object.entries(headers))
      for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) answer.append(name, String(one));
    return new Response(statusCode === 204 ? null : body, { status: statusCode, headers: answer });
  });
}

/** Fills in the provider's forms until it sends the browser back to us; answers the address of that return. */
async function throughProvider(at: FormBrowser, login: string, returnTo = '/'): Promise<string> {
  let location =
    (await at.get(`${ORIGIN}/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`)).headers.get('location') ?? '';
  for (let step = 0; step < 12; step++) {
    const url = new URL(location, provider.issuer).href;
    if (url.startsWith(ORIGIN)) return url;
    let response = await at.get(url);
    if (response.status === 200) {
      const page = await response.text();
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? '';
      const action = /action="([^"]+)"/.exec(page)?.[1] ?? url;
      response = await at.post(new URL(action, url).href, { prompt, login, password: 'any' });
    }
    location = response.headers.get('location') ?? '';
  }
  throw new Error('the provider never sent the browser back');
}

async function signIn(login: string, returnTo?: string) {
  const at = browser();
  const back = await at.get(await throughProvider(at, login, returnTo));
  return { at, back };
}

async function who(at: FormBrowser) {
  const session = at.cookie('faultline_session');
  const { status, data } = await api.ask<{ me: { role: string; via: string; user: { email: string } } }>(
    '{ me { role via user { email } } }',
    {},
    session === undefined ? {} : { cookie: `faultline_session=${session}` },
  );
  return status === 200 ? data.me : status;
}

describe('signing in', () => {
  test('makes whoever has a verified address a viewer with a session, back on the page they came from', async () => {
    provider.accounts.set('ada', { email: 'Ada@Example.org', isEmailVerified: true });
    const { at, back } = await signIn('ada', '/leverage?x=1');
    expect([back.status, back.headers.get('location')]).toEqual([302, `${ORIGIN}/leverage?x=1`]);
    expect(back.headers.get('set-cookie')).toMatch(/HttpOnly/);
    expect(back.headers.get('set-cookie')).toMatch(/SameSite=Lax/);
    expect(await who(at)).toEqual({ role: 'VIEWER', via: 'SESSION', user: { email: 'ada@example.org' } });
    const again = await signIn('ada');
    expect(await who(again.at)).toMatchObject({ user: { email: 'ada@example.org' } });
  });

  test('ends with signing out: the cookie’s text is worth nothing afterwards, and the trail has both', async () => {
    provider.accounts.set('ben', { email: 'ben@example.org', isEmailVerified: true });
    const { at } = await signIn('ben');
    const kept = at.cookie('faultline_session');
    // A form, which a foreign page could send, is not taken.
    expect((await at.post(`${ORIGIN}/auth/sign-out`, {})).status).toBe(415);
    await at.post(`${ORIGIN}/auth/sign-out`);
    expect(at.cookie('faultline_session')).toBeUndefined();
    expect((await api.ask('{ me { role } }', {}, { cookie: `faultline_session=${kept}` })).status).toBe(401);
    const rows = await connect(api.database.ownerUrl)`SELECT action FROM audit_events ORDER BY sequence DESC LIMIT 3`;
    expect(rows.map(({ action }) => action)).toEqual(['SIGNED_OUT', 'SIGNED_IN', 'USER_CREATED']);
  });

  test('makes an administrator of whom the statement of docs/operations.md names', async () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/operations.md'), 'utf8');
    await connect(api.database.ownerUrl).unsafe(/```sql\n([\s\S]+?)```/.exec(page)?.[1] ?? '');
    provider.accounts.set('grace', { email: 'grace@example.org', isEmailVerified: true });
    expect(await who((await signIn('grace')).at)).toMatchObject({
      role: 'ADMIN',
      user: { email: 'grace@example.org' },
    });
  });

  test('F06: a state of nobody’s, one used twice, another browser’s code, and a nonce that does not match are refused', async () => {
    provider.accounts.set('cyd', { email: 'cyd@example.org', isEmailVerified: true });
    const at = browser();
    const back = await throughProvider(at, 'cyd');
    const forged = new URL(back);
    forged.searchParams.set('state', 'made-up');
    expect((await browser().get(forged.href)).status).toBe(400);
    // A code of one sign-in under the state of another: the verifier does not fit.
    const other = browser();
    const mixed = new URL(await throughProvider(other, 'cyd'));
    mixed.searchParams.set('code', new URL(back).searchParams.get('code') ?? '');
    expect((await other.get(mixed.href)).status).toBe(401);
    await connect(api.database.ownerUrl)`UPDATE sign_ins SET nonce = 'another'`;
    expect((await at.get(back)).status).toBe(401);
    // The state was taken by the first try, whatever came of it.
    expect((await at.get(back)).status).toBe(400);
    expect(await who(at)).toBe(401);
  });

  test('F06: an answer that names another issuer is refused', async () => {
    provider.accounts.set('dee', { email: 'dee@example.org', isEmailVerified: true });
    const at = browser();
    const back = new URL(await throughProvider(at, 'dee'));
    back.searchParams.set('iss', 'https://another.example');
    expect((await at.get(back.href)).status).toBe(401);
  });

  test('F06: an address alone is nobody: unverified it signs nobody in, and a linked account is not taken over', async () => {
    const change = { access: { tenant: 'local' }, actor: 'test', key: 'prepared' };
    await api.store.identity.createUser(change, { email: 'boss@example.org', name: 'Boss', role: 'ADMIN' });
    provider.accounts.set('mallory', { email: 'boss@example.org', isEmailVerified: false });
    expect((await signIn('mallory')).back.status).toBe(403);
    provider.accounts.set('boss', { email: 'boss@example.org', isEmailVerified: true });
    expect(await who((await signIn('boss')).at)).toMatchObject({ role: 'ADMIN' });
    provider.accounts.set('mallory', { email: 'boss@example.org', isEmailVerified: true });
    expect((await signIn('mallory')).back.status).toBe(403);
  });

  test.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '',
    7,
  ])('F06: leads to the start page instead of %j', (returnTo) => {
    expect(ownPath(returnTo)).toBe('/');
  });
});

describe('F04: an access token', () => {
  const ask = async (token: string) =>
    (
      await api.inject({
        method: 'POST',
        url: '/graphql',
        payload: { query: '{ me { via } }' },
        headers: { authorization: `Bearer ${token}` },
        remoteAddress: `10.2.0.${visitors++ % 250}`,
      })
    ).statusCode;
  const now = Math.floor(Date.now() / 1000);
  const linked = async () => {
    provider.accounts.set('program', { email: 'program@example.org', isEmailVerified: true });
    await signIn('program');
  };

  test('of a known user is good, with a minute’s grace for clocks that differ', async () => {
    await linked();
    expect(await ask(await provider.sign({ exp: now + 60 }))).toBe(200);
    expect(await ask(await provider.sign({ exp: now - 30 }))).toBe(200);
    expect(await ask(await provider.sign({ exp: now + 60, sub: 'stranger' }))).toBe(401);
  });

  test('that is expired, not yet good, for others, by others, or without an end is refused', async () => {
    await linked();
    // Somebody the other issuer knows by the same subject must not be whom our issuer speaks for.
    await connect(api.database.ownerUrl)`
      INSERT INTO users (tenant_id, id, email, name, role, oidc_issuer, oidc_subject)
      VALUES ('local', gen_random_uuid(), 'other@example.org', 'Other', 'ADMIN', 'https://another.example', 'program')`;
    const good = { exp: now + 60 };
    for (const claims of [
      { exp: now - 120 },
      { ...good, nbf: now + 600 },
      { ...good, aud: 'another' },
      { ...good, iss: 'https://another.example' },
      {},
    ])
      expect(await ask(await provider.sign(claims)), JSON.stringify(claims)).toBe(401);
  });

  test('that is unsigned, signed with the public key as a shared secret, by another key, or huge is refused', async () => {
    await linked();
    const claims = { sub: 'program', iss: provider.issuer, aud: CLIENT.id, exp: now + 60 };
    expect(await ask(new UnsecuredJWT(claims).encode())).toBe(401);
    const secret = new TextEncoder().encode(JSON.stringify(provider.publicKey));
    expect(await ask(await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'own' }).sign(secret))).toBe(
      401,
    );
    const { privateKey } = await generateKeyPair('RS256');
    expect(await ask(await new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'own' }).sign(privateKey))).toBe(
      401,
    );
    expect(await ask(await provider.sign({ exp: now + 60, filler: 'x'.repeat(9_000) }))).toBe(401);
  });

  test('with key ids nobody knows does not make us ask for the keys each time', async () => {
    await linked();
    await ask(await provider.sign({ exp: now + 60 }));
    const before = provider.keyRequests();
    for (const kid of ['unknown', '../../etc/passwd', "'; drop table users", 'x', 'y'])
      expect(await ask(await provider.sign({ exp: now + 60 }, { kid }))).toBe(401);
    expect(provider.keyRequests() - before).toBeLessThanOrEqual(1);
  });
});

describe('F07: the provider’s address', () => {
  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '192.168.0.1',
    '169.254.169.254',
    '::1',
    '::ffff:127.0.0.1',
    'fd00::1',
    'fe80::1',
    '0.0.0.0',
    '100.64.0.1',
    '0x7f000001',
    'nonsense',
  ])('%s is not on the public internet', (address) => {
    expect(isPublic(address)).toBe(false);
  });

  test('may not be private, neither written out nor by a name that leads there, and never reaches it', async () => {
    let connections = 0;
    const server = createServer((_, response) => response.end('{}')).listen(0, '127.0.0.1');
    server.on('connection', () => connections++);
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const guarded = publicFetch(false);
    for (const url of [
      `http://127.0.0.1:${port}/`,
      `https://127.0.0.1:${port}/`,
      `https://[::1]:${port}/`,
      `https://0x7f000001:${port}/`,
      `https://localhost:${port}/`,
    ]) {
      // The server speaks no TLS: any error but this one means that somebody was asked. fetch wraps what its lookup throws.
      const error = await guarded(url).catch((thrown: Error) => thrown);
      expect(error instanceof TypeError ? error.cause : error, url).toBeInstanceOf(PrivateAddress);
    }
    expect(connections).toBe(0);
    expect((await publicFetch(true)(`http://127.0.0.1:${port}/`)).status).toBe(200);
    expect(connections).toBe(1);
    server.close();
  });

  test('is looked at when the connection is made: a name that has become private is refused there', async () => {
    const found = await new Promise((resolve) => publicLookup('localhost', { all: true }, (error) => resolve(error)));
    expect(found).toBeInstanceOf(PrivateAddress);
  });
});
