import { ROLES } from '@faultline/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isOwnHost } from '../../apps/api/src/identity/addresses.ts';
import { readIdentitySettings, SINGLE_USER_SETTINGS } from '../../apps/api/src/identity/settings.ts';
import { connect } from '../database/test-database.ts';
import { type Person, personOf } from './people.ts';
import { type RunningApi, startApi } from './running-api.ts';

const SIGN_IN = { ...SINGLE_USER_SETTINGS, mode: 'sign-in' as const };

let api: RunningApi;
let viewer: Person;
let analyst: Person;
let admin: Person;
beforeAll(async () => {
  api = await startApi({ settings: SIGN_IN });
  viewer = await personOf(api.database, 'VIEWER');
  analyst = await personOf(api.database, 'ANALYST');
  admin = await personOf(api.database, 'ADMIN');
});
afterAll(() => api.close());

let address = 0;
/** A request from an address of its own, so that the limiter of one test does not meet another. */
async function send(authorization: string | undefined, url = '/graphql', query = '{ me { role via user { name } } }') {
  const response = await api.inject({
    method: 'POST',
    url,
    payload: { query },
    remoteAddress: `10.0.0.${address++ % 250}`,
    ...(authorization === undefined ? {} : { headers: { authorization } }),
  });
  const body = response.json<{ data?: unknown; errors?: { message: string; extensions: { code: string } }[] }>();
  return {
    status: response.statusCode,
    body,
    code: body.errors?.[0]?.extensions.code,
    message: body.errors?.[0]?.message,
  };
}
const CREATE_KEY = `mutation($key: String!, $role: Role = VIEWER, $userId: ID) {
  createApiKey(idempotencyKey: $key, name: "notebook", role: $role, userId: $userId) {
    __typename ... on NewApiKey { text key { id prefix role user { id } } } ... on Problem { code message path }
  }
}`;
interface Created {
  readonly createApiKey: {
    readonly __typename: string;
    readonly text: string | null;
    readonly code: string;
    readonly message: string;
    readonly key: { readonly id: string };
  };
}

describe('F05: an API key', () => {
  test('says who calls, with the lesser of its own role and its user’s', async () => {
    expect((await send(analyst.headers.authorization)).body.data).toEqual({
      me: { role: 'ANALYST', via: 'API_KEY', user: { name: 'ANALYST' } },
    });
  });

  test('that is missing, malformed, of another form, unknown, wrong or in the address is answered 401 by one sentence', async () => {
    const [, tenant = '', prefix = ''] = viewer.key.split('_');
    const wrong = [
      'Bearer fl_nonsense',
      'Basic abc',
      `Bearer fl_${tenant}_${prefix}_${'A'.repeat(43)}`,
      `Bearer fl_${tenant}_000000000000_${'A'.repeat(43)}`,
      `Bearer ${viewer.key.replace('fl_local', 'fl_public')}`,
      `bearer ${viewer.key}`,
    ];
    const answers = await Promise.all(wrong.map((authorization) => send(authorization)));
    expect(answers.map(({ status, code }) => [status, code])).toEqual(wrong.map(() => [401, 'UNAUTHENTICATED']));
    expect(new Set(answers.map(({ message }) => message)).size).toBe(1);
    expect((await send(undefined)).status).toBe(401);
    expect((await send(undefined, `/graphql?key=${viewer.key}&authorization=Bearer%20${viewer.key}`)).status).toBe(401);
  });

  test('is kept as a hash: nothing in the database leads back to it', async () => {
    const rows = await connect(api.database.ownerUrl).unsafe('SELECT k::text AS text FROM api_keys k');
    const secret = viewer.key.split('_').slice(3).join('_');
    expect(rows.length).toBeGreaterThan(2);
    const kept = JSON.stringify(rows);
    for (let start = 0; start + 8 <= secret.length; start++) {
      const piece = secret.slice(start, start + 8);
      for (const written of [
        piece,
        Buffer.from(piece).toString('hex'),
        Buffer.from(piece, 'base64url').toString('hex'),
      ])
        expect(kept, written).not.toContain(written);
    }
  });

  test('is stamped when used, works no more once revoked, expired or its user disabled', async () => {
    const sql = connect(api.database.ownerUrl);
    const fresh = await Promise.all([1, 2, 3].map(() => personOf(api.database, 'VIEWER')));
    for (const { headers } of fresh) expect((await send(headers.authorization)).status).toBe(200);
    const [used] = await sql`SELECT last_used_at AS at FROM api_keys WHERE id = ${fresh[0]?.keyId ?? ''}`;
    expect(used?.at).toBeInstanceOf(Date);
    await api.store.identity.revokeApiKey(
      { access: { tenant: 'local' }, actor: 'test', key: 'revoke' },
      { id: fresh[0]?.keyId ?? '', userId: null },
    );
    await sql`UPDATE api_keys SET expires_at = now() - interval '1 second' WHERE id = ${fresh[1]?.keyId ?? ''}`;
    await api.store.identity.changeUser(
      { access: { tenant: 'local' }, actor: 'test', key: 'disable' },
      { id: fresh[2]?.userId ?? '', isDisabled: true },
    );
    for (const { headers } of fresh) expect((await send(headers.authorization)).status).toBe(401);
  });
});

test('A32 F16: guessing is one attempt per request, and stops after ten at one key, a hundred at any, from one address', async () => {
  const guess = (authorization: string) =>
    api.inject({
      method: 'POST',
      url: '/graphql',
      payload: { query: `{ ${Array.from({ length: 40 }, (_, n) => `a${n}: __typename`).join(' ')} }` },
      headers: { authorization },
      remoteAddress: '10.9.9.9',
    });
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 12; attempt++)
    statuses.push((await guess(`Bearer fl_local_aaaaaaaaaaaa_${'A'.repeat(43)}`)).statusCode);
  expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 401));
  expect(statuses.slice(10)).toEqual([429, 429]);
  const locked = await guess(`Bearer fl_local_aaaaaaaaaaaa_${'B'.repeat(43)}`);
  expect([locked.statusCode, locked.headers['retry-after']]).toEqual([429, '60']);
  // A colleague behind the same address goes on working, until somebody there has tried a hundred keys.
  expect((await guess(viewer.headers.authorization)).statusCode).toBe(200);
  for (let attempt = 0; attempt < 100; attempt++)
    await guess(`Bearer fl_local_${String(attempt).padStart(12, '0')}_${'A'.repeat(43)}`);
  expect((await guess(viewer.headers.authorization)).statusCode).toBe(429);
  const mutations = await api.ask<{ __schema: { mutationType: { fields: { args: { name: string }[] }[] } } }>(
    '{ __schema { mutationType { fields { args { name } } } } }',
    {},
    admin.headers,
  );
  const names = mutations.data.__schema.mutationType.fields.flatMap(({ args }) => args.map(({ name }) => name));
  expect(names.filter((name) => /password|secret|token/i.test(name))).toEqual([]);
});

describe('A14 A16: the schema', () => {
  test('is read by analysts, not by viewers, not even inside a fragment', async () => {
    const ask = (query: string, person: Person) => api.ask<unknown>(query, {}, person.headers);
    expect((await ask('{ __schema { queryType { name } } }', analyst)).status).toBe(200);
    for (const query of [
      '{ __schema { queryType { name } } }',
      '{ ...a } fragment a on Query { __type(name: "Run") { name } }',
    ]) {
      const { status, errors } = await ask(query, viewer);
      expect([status, errors[0]?.extensions.code]).toEqual([403, 'FORBIDDEN']);
    }
  });

  test('is not suggested to who may not read it', async () => {
    const ask = async (person: Person) => (await api.ask('{ snapshotz { totalCount } }', {}, person.headers)).errors[0];
    expect((await ask(analyst))?.message).toContain('Did you mean');
    expect((await ask(viewer))?.message).not.toContain('Did you mean');
  });
});

describe('F08 A31: a role', () => {
  test('that is not enough is told so in a sentence, and the attempt is in the trail', async () => {
    const { data } = await api.ask<Created>(CREATE_KEY, { key: 'f08' }, viewer.headers);
    expect(data.createApiKey).toMatchObject({
      code: 'FORBIDDEN',
      message: 'Making API keys is for analysts; you are signed in as viewer. Ask an administrator for the role.',
    });
    const { data: found } = await api.ask<{ auditEvents: { actor: string; action: string }[] }>(
      '{ auditEvents(first: 50) { actor action } }',
      {},
      admin.headers,
    );
    expect(found.auditEvents).toContainEqual({ actor: viewer.userId, action: 'ACCESS_REFUSED' });
  });

  test('gives no key above itself, and none for somebody else', async () => {
    const above = await api.ask<Created>(CREATE_KEY, { key: 'above', role: 'ADMIN' }, analyst.headers);
    expect(above.data.createApiKey.code).toBe('FORBIDDEN');
    const { data: users } = await api.ask<{ users: { id: string; name: string }[] }>(
      '{ users { id name } }',
      {},
      admin.headers,
    );
    const other = users.users.find(({ name }) => name === 'ADMIN')?.id;
    const forOther = await api.ask<Created>(CREATE_KEY, { key: 'other', userId: other }, analyst.headers);
    expect(forOther.data.createApiKey.code).toBe('FORBIDDEN');
    const { status, errors } = await api.ask('{ users { id } }', {}, analyst.headers);
    expect([status, errors[0]?.extensions.code]).toEqual([403, 'FORBIDDEN']);
  });

  test('nobody raises their own, or disables themselves', async () => {
    const { data: me } = await api.ask<{ me: { user: { id: string } } }>('{ me { user { id } } }', {}, admin.headers);
    const { data } = await api.ask<{ changeUser: { code: string } }>(
      'mutation($id: ID!) { changeUser(idempotencyKey: "me", id: $id, role: VIEWER) { ... on Problem { code } } }',
      { id: me.me.user.id },
      admin.headers,
    );
    expect(data.changeUser.code).toBe('FORBIDDEN');
  });
});

describe('a change', () => {
  test('sent twice under one idempotency key is made once; with another input it is refused', async () => {
    const first = await api.ask<Created>(CREATE_KEY, { key: 'twice' }, analyst.headers);
    const again = await api.ask<Created>(CREATE_KEY, { key: 'twice' }, analyst.headers);
    expect(first.data.createApiKey.text).toMatch(/^fl_local_/);
    expect(again.data.createApiKey).toMatchObject({ text: null, key: { id: first.data.createApiKey.key.id } });
    const other = await api.ask<Created>(CREATE_KEY, { key: 'twice', role: 'ANALYST' }, analyst.headers);
    expect(other.data.createApiKey.code).toBe('IDEMPOTENCY_MISMATCH');
    const both = await Promise.all([1, 2].map(() => api.ask<Created>(CREATE_KEY, { key: 'at once' }, analyst.headers)));
    expect(new Set(both.map(({ data }) => data.createApiKey.key.id)).size).toBe(1);
  });

  test.each([
    ['an address that is none', 'email: "nobody", name: "N", role: VIEWER', 'BAD_INPUT'],
    ['an address that is taken', 'email: "TAKEN@example.org", name: "N", role: VIEWER', 'ALREADY_EXISTS'],
    ['a name of nothing', 'email: "n@example.org", name: " ", role: VIEWER', 'BAD_INPUT'],
  ])('creating a user with %s is refused', async (_, given, code) => {
    const ask = (inner: string, key: string) =>
      api.ask<{ createUser: { code?: string; email?: string } }>(
        `mutation { createUser(idempotencyKey: "${key}", ${inner}) { ... on User { email } ... on Problem { code path } } }`,
        {},
        admin.headers,
      );
    await ask('email: "taken@example.org", name: "T", role: VIEWER', 'taken');
    expect((await ask(given, code + given.length)).data.createUser.code).toBe(code);
  });

  test('by an administrator is seen by who it concerns: created, keyed, revoked', async () => {
    const { data } = await api.ask<{ createUser: { id: string; email: string } }>(
      'mutation { createUser(idempotencyKey: "new", email: "New@Example.org", name: "New", role: ANALYST) { ... on User { id email } } }',
      {},
      admin.headers,
    );
    expect(data.createUser.email).toBe('new@example.org');
    const made = await api.ask<Created>(
      CREATE_KEY,
      { key: 'for new', role: 'ANALYST', userId: data.createUser.id },
      admin.headers,
    );
    const own = { authorization: `Bearer ${made.data.createApiKey.text}` };
    expect((await api.ask<{ me: unknown }>('{ me { user { email } apiKeys { id } } }', {}, own)).data.me).toEqual({
      user: { email: 'new@example.org' },
      apiKeys: [{ id: made.data.createApiKey.key.id }],
    });
    const revoke = await api.ask<{ revokeApiKey: { revokedAt: string } }>(
      'mutation($id: ID!) { revokeApiKey(idempotencyKey: "r", id: $id) { ... on ApiKey { revokedAt } } }',
      { id: made.data.createApiKey.key.id },
      own,
    );
    expect(revoke.data.revokeApiKey.revokedAt).toMatch(/Z$/);
    expect((await api.ask('{ me { role } }', {}, own)).status).toBe(401);
  });
});

describe('single-user mode', () => {
  test('answers its own machine’s names only: a foreign page cannot point its own name at us', async () => {
    const open = await startApi();
    const ask = async (host: string) =>
      (await open.inject({ method: 'POST', url: '/graphql', payload: { query: '{ me { via } }' }, headers: { host } }))
        .statusCode;
    expect(await ask('localhost:4000')).toBe(200);
    expect(await ask('evil.example:4000')).toBe(403);
    await open.close();
    expect(['127.0.0.1:4000', '[::1]:4000', 'localhost'].map(isOwnHost)).toEqual([true, true, true]);
    expect(['127.0.0.1.evil.example', '0.0.0.0', 'localhost.evil.example', undefined].map(isOwnHost)).not.toContain(
      true,
    );
  });

  test('is refused where others could reach it, and so is a half-told identity provider', () => {
    expect(() => readIdentitySettings({ FAULTLINE_API_HOST: '0.0.0.0' })).toThrow('FAULTLINE_AUTH=sign-in');
    expect(() => readIdentitySettings({ FAULTLINE_AUTH: 'none' })).toThrow('single-user or sign-in');
    const oidc = { FAULTLINE_AUTH: 'sign-in', FAULTLINE_OIDC_ISSUER: 'http://id.example' };
    expect(() => readIdentitySettings(oidc)).toThrow('FAULTLINE_OIDC_CLIENT_ID');
    const named = {
      FAULTLINE_OIDC_CLIENT_ID: 'a',
      FAULTLINE_OIDC_CLIENT_SECRET: 'b',
      FAULTLINE_PUBLIC_URL: 'https://f.example',
    };
    expect(() => readIdentitySettings({ ...oidc, ...named })).toThrow('https://');
  });
});

test('the roles of the code are those of the database', async () => {
  const sql = connect(api.database.ownerUrl);
  for (const constraint of ['users_role', 'api_keys_role']) {
    const [row] = await sql<{ text: string }[]>`
      SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE conname = ${constraint}`;
    expect([...(row?.text ?? '').matchAll(/'([A-Z]+)'/g)].map(([, role]) => role)).toEqual([...ROLES]);
  }
});
