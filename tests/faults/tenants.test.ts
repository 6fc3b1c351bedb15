import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../api/people.ts';
import type { RunningApi } from '../api/running-api.ts';
import { furnish, SECRET, startForTwo } from './two-tenants.ts';

// Two tenants on one API process: what `ours` imported, ran and made must not exist for `theirs`, however it is looked for.

let api: RunningApi;
let ours: Person;
let theirs: Person;

beforeAll(async () => {
  api = await startForTwo();
  ours = await furnish(api.database, 'ours', { mark: SECRET, scale: 1 });
  theirs = await furnish(api.database, 'theirs', { mark: 'Their', scale: 1 });
});
afterAll(() => api.close());

describe('F01: what another tenant has', () => {
  test('is found by no slug, day, search, list, group or trail', async () => {
    for (const query of [
      '{ snapshot(slug: "only-ours") { __typename ... on Snapshot { title } ... on Problem { code } } }',
      '{ snapshot(slug: "only-ours", asOf: "2019-12-31") { __typename ... on Snapshot { title } } }',
      '{ snapshot(asOf: "2019-12-31") { __typename ... on Snapshot { title dataset { snapshots { title } } } } }',
      '{ snapshots(first: 500) { edges { node { slug title sources { publisher } dataset { slug snapshots { title } } } } } }',
      `{ snapshot(slug: "system") { ... on Snapshot { search(text: "${SECRET}") { name }
        institutions(filter: { text: "${SECRET}" }) { totalCount edges { node { name } } } } } }`,
      '{ users { id email } apiKeys { id } auditEvents(first: 500) { actor subject detail } }',
      '{ auditEvents(before: "999999999", first: 500) { actor subject detail } }',
    ]) {
      const { headers } = theirs;
      const { statusCode, body } = await api.inject({ method: 'POST', url: '/graphql', payload: { query }, headers });
      expect(statusCode, query).toBe(200);
      for (const name of [SECRET, '"only-ours"', ours.userId, ours.keyId]) expect(body, query).not.toContain(name);
      const own = await api.inject({ method: 'POST', url: '/graphql', payload: { query }, headers: ours.headers });
      expect(own.body, query).toMatch(new RegExp(`${SECRET}|${ours.userId}`));
    }
  });

  test('is looked for in vain, and the looking is in the seeker’s own trail, not in the owner’s', async () => {
    const id = Buffer.from(`User:@/${ours.userId}`).toString('base64url');
    const sought = await api.ask('query($id: ID!) { node(id: $id) { id } }', { id }, theirs.headers);
    expect(sought.data).toEqual({ node: null });
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
