import { openStore } from '@faultline/store';
import fc from 'fast-check';
import { isInterfaceType, isObjectType } from 'graphql';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SINGLE_USER_SETTINGS } from '../../apps/api/src/identity/settings.ts';
import { schema } from '../../apps/api/src/schema.ts';
import { type Person, personOf } from '../api/people.ts';
import { type RunningApi, startApi } from '../api/running-api.ts';
import { batchesOf, dataset, records } from '../database/two-banks.ts';

// Two tenants on one API process: what `ours` imported, ran and made must not exist for `theirs`, however it asks.

const SECRET = 'Confidential';
let api: RunningApi;
let ours: Person;
let theirs: Person;

beforeAll(async () => {
  api = await startApi({ settings: { ...SINGLE_USER_SETTINGS, mode: 'sign-in' } });
  const sql = postgres(api.database.ownerUrl, { max: 1 });
  await sql.unsafe(`INSERT INTO tenants VALUES ('ours', 'Ours'), ('theirs', 'Theirs')`);
  await sql.end();
  ours = await personOf(api.database, 'ADMIN', 'ours');
  theirs = await personOf(api.database, 'ADMIN', 'theirs');
  const store = openStore(api.database);
  const secret = { ...dataset, slug: 'secret', title: `${SECRET} title` };
  const named = records.institutions.map((row) => ({ ...row, name: `${SECRET} ${row.name}` }));
  await store.importDataset({ tenant: 'ours' }, secret, batchesOf({ ...records, institutions: named }));
  await store.close();
  for (const id of await idsOf(ours)) found.push(id);
});
afterAll(() => api.close());

const found: { readonly type: string; readonly id: string }[] = [];

const EVERYTHING = `{
  users { __typename id }
  apiKeys { __typename id }
  snapshot(slug: "secret") { ... on Snapshot {
    __typename id
    dataset { __typename id }
    institutions { edges { cursor node { __typename id } } }
    exposures { edges { cursor node { __typename id } } }
    holdings { edges { cursor node { __typename id } } }
    assets { edges { cursor node { __typename id } } }
    network { positions { x } }
    contagion(shock: { losses: [{ institution: "alpha", lossRatio: 1 }] }) { ... on Run { __typename id } }
  } }
}`;

/** Every object with an id in an answer, at any depth. */
function objectsIn(value: unknown): { type: string; id: string }[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { __typename: type, id } = value as { __typename?: string; id?: string };
  const own = type !== undefined && id !== undefined ? [{ type, id }] : [];
  return [...own, ...Object.values(value).flatMap(objectsIn)];
}

async function idsOf(person: Person) {
  const { data, errors } = await api.ask(EVERYTHING, {}, person.headers);
  expect(errors).toEqual([]);
  return objectsIn(data);
}

const NODE =
  'query($id: ID!) { node(id: $id) { __typename id ... on Institution { name } ... on Snapshot { title } ... on User { email } } }';

describe('F01: what another tenant has', () => {
  test('covers every type with an id: a new one must be put into this test', () => {
    const node = schema.getType('Node');
    const types = isInterfaceType(node) ? schema.getPossibleTypes(node).filter(isObjectType) : [];
    expect([...new Set(found.map(({ type }) => type))].sort()).toEqual(types.map(({ name }) => name).sort());
  });

  test('is null by id, for every object there is, while its owner sees it', async () => {
    for (const { type, id } of found) {
      const own = await api.ask<{ node: { __typename: string } | null }>(NODE, { id }, ours.headers);
      expect(own.data.node?.__typename, type).toBe(type);
      const foreign = await api.ask<{ node: unknown }>(NODE, { id }, theirs.headers);
      expect([foreign.status, foreign.data], type).toEqual([200, { node: null }]);
    }
    const many = await api.ask<{ nodes: unknown[] }>(
      'query($ids: [ID!]!) { nodes(ids: $ids) { __typename } }',
      { ids: found.map(({ id }) => id).slice(0, 50) },
      theirs.headers,
    );
    expect(many.data.nodes.every((entry) => entry === null)).toBe(true);
  });

  test('F03: is not reached by a thousand ids made out of real ones', async () => {
    const parts = found.map(({ id }) => Buffer.from(id, 'base64url').toString());
    const types = [...new Set(found.map(({ type }) => type)), 'Nothing'];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...parts),
        fc.constantFrom(...types),
        fc.nat(200),
        fc.constantFrom('keep', 'type', 'cut', 'flip'),
        async (part, type, place, way) => {
          const text = {
            keep: part,
            type: part.replace(/^[A-Za-z]+/, type),
            cut: part.slice(0, place),
            flip:
              part.slice(0, place) + String.fromCharCode((part.charCodeAt(place) || 65) ^ 1) + part.slice(place + 1),
          }[way];
          const id = Buffer.from(text).toString('base64url');
          const { status, body } = await asThem(NODE, { id });
          expect(status).toBe(200);
          expect(body).toContain('"node":null');
          expect(body).not.toContain(SECRET);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test('is found by no slug, day, digest, search or list, and its keys cannot be revoked', async () => {
    const snapshotId = found.find(({ type }) => type === 'Snapshot')?.id;
    const keyId = found.find(({ type }) => type === 'ApiKey')?.id;
    const userId = found.find(({ type }) => type === 'User')?.id;
    for (const [query, variables] of [
      ['{ snapshot(slug: "secret") { __typename ... on Snapshot { title } ... on Problem { code } } }', {}],
      ['{ snapshot(slug: "secret", asOf: "2019-12-31") { __typename ... on Snapshot { title } } }', {}],
      ['query($id: ID!) { snapshot(id: $id) { __typename ... on Snapshot { title } } }', { id: snapshotId }],
      ['{ snapshots { edges { node { slug title } } } }', {}],
      [
        '{ snapshot(slug: "europe-2019") { ... on Snapshot { search(text: "Confidential") { name } dataset { snapshots { title } } } } }',
        {},
      ],
      ['{ users { id email } apiKeys { id } auditEvents { actor subject detail } }', {}],
      ['mutation($id: ID!) { revokeApiKey(idempotencyKey: "x", id: $id) { __typename } }', { id: keyId }],
      [
        'mutation($id: ID!) { changeUser(idempotencyKey: "y", id: $id, isDisabled: true) { __typename } }',
        { id: userId },
      ],
      [
        'mutation($id: ID!) { createApiKey(idempotencyKey: "z", name: "n", role: ADMIN, userId: $id) { __typename } }',
        { id: userId },
      ],
    ] as const) {
      const { status, body } = await asThem(query, variables);
      expect(status, query).toBe(200);
      expect(body, query).not.toContain(SECRET);
      expect(body, query).not.toContain('"secret"');
      expect(body, query).not.toContain(ours.userId);
    }
    expect((await api.ask('{ me { role } }', {}, ours.headers)).status).toBe(200);
  });

  test('F02: is not continued by its cursors: they belong to a list the other does not have', async () => {
    const { data } = await api.ask<{ snapshot: { institutions: { edges: { cursor: string }[] } } }>(
      EVERYTHING,
      {},
      ours.headers,
    );
    const after = data.snapshot.institutions.edges[0]?.cursor;
    const { status, errors } = await api.ask(
      'query($after: String) { snapshot(slug: "europe-2019") { ... on Snapshot { institutions(after: $after) { totalCount } } } }',
      { after },
      theirs.headers,
    );
    expect([status, errors[0]?.extensions.code]).toEqual([400, 'BAD_CURSOR']);
  });

  test('is looked for in vain, and the looking is in the seeker’s own trail, not in the owner’s', async () => {
    const { data } = await api.ask<{ auditEvents: { action: string; actor: string }[] }>(
      '{ auditEvents(first: 5) { action actor } }',
      {},
      theirs.headers,
    );
    expect(data.auditEvents).toContainEqual({ action: 'ACCESS_REFUSED', actor: theirs.userId });
    const own = await api.ask<{ auditEvents: { actor: string }[] }>(
      '{ auditEvents(first: 500) { actor } }',
      {},
      ours.headers,
    );
    expect(own.data.auditEvents.map(({ actor }) => actor)).not.toContain(theirs.userId);
  });
});

async function asThem(query: string, variables: object) {
  const { statusCode, body } = await api.inject({
    method: 'POST',
    url: '/graphql',
    payload: { query, variables },
    headers: theirs.headers,
  });
  return { status: statusCode, body };
}
