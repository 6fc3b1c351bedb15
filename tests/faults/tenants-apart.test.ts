// Over 300 lines: both tenants are furnished once for all of them, which takes seconds.

import fc from 'fast-check';
import { isInterfaceType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schema } from '../../apps/api/src/schema.ts';
import { everyFieldOf } from '../api/every-field.ts';
import type { Person } from '../api/people.ts';
import type { RunningApi } from '../api/running-api.ts';
import { connect } from '../database/test-database.ts';
import { ID_PLACES, ID_QUESTIONS, listAt, PAGED_LISTS, questionAt } from './foreign-questions.ts';
import { furnish, SECRET, startForTwo } from './two-tenants.ts';

// F01, F02: two tenants who have systems of the same names. Each place that takes an id or a cursor is tried with
// everything of ours, and what theirs are answered is the same, to the byte, as before there was anything of ours.

const EVERYTHING_OF = (slug: string) => `{
  users { __typename id } apiKeys { __typename id }
  snapshot(slug: "${slug}") { ... on Snapshot {
    __typename id
    dataset { __typename id }
    institutions { edges { node { __typename id } } }
    exposures { edges { node { __typename id } } }
    holdings { edges { node { __typename id } } }
    assets { edges { node { __typename id } } }
    venues { __typename id }
    markets { edges { node { __typename id } } }
    accounts { edges { node { __typename id positions { __typename id } } } }
    contracts { edges { node { __typename id } } }
    marginWatches { edges { node { __typename id } } }
    contagion(shock: { losses: [{ institution: "alpha", lossRatio: 1 }] }) { ... on Run { __typename id } }
  } }
}`;

interface Found {
  readonly type: string;
  readonly id: string;
}

let api: RunningApi;
let ours: Person;
let theirs: Person;
let before: ReadonlyMap<string, string>;
/** What ours have and theirs have not. */
let foreign: readonly Found[];
let own: readonly Found[];

beforeAll(async () => {
  api = await startForTwo();
  theirs = await furnish(api.database, 'theirs', { mark: 'Their', scale: 1 });
  before = await answersTo(theirs);
  ours = await furnish(api.database, 'ours', { mark: SECRET, scale: 1.5 });
  own = await objectsOf(theirs, 'only-theirs');
  const known = new Set(own.map(({ id }) => id));
  foreign = (await objectsOf(ours, 'only-ours')).filter(({ id }) => !known.has(id));
});
afterAll(() => api.close());

async function bodyOf(person: Person, query: string, variables: object = {}): Promise<string> {
  const { headers } = person;
  const answer = await api.inject({ method: 'POST', url: '/graphql', payload: { query, variables }, headers });
  const { data, errors } = answer.json<{ data?: unknown; errors?: { message: string; extensions: object }[] }>();
  // The rest of the answer is the request's own: its id, and what is left of the budget.
  return JSON.stringify(
    errors ? errors.map(({ message, extensions }) => [message, { ...extensions, requestId: '' }]) : data,
  );
}

async function objectsOf(person: Person, slug: string): Promise<readonly Found[]> {
  const { data, errors } = await api.ask(EVERYTHING_OF(slug), {}, person.headers);
  expect(errors).toEqual([]);
  return objectsIn(data);
}

/** Every object with an id in an answer, at any depth. */
function objectsIn(value: unknown): Found[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { __typename: type, id } = value as Partial<{ __typename: string; id: string }>;
  const self = type !== undefined && id !== undefined ? [{ type, id }] : [];
  return [...self, ...Object.values(value).flatMap(objectsIn)];
}

const SELECTIONS = ['system', 'twin', 'only-ours', 'only-theirs'].flatMap((slug) =>
  everyFieldOf('Snapshot').map(
    (selection) => `{ snapshot(slug: "${slug}") { __typename ... on Snapshot { ${selection} } } }`,
  ),
);
const LISTS = ['{ snapshots { totalCount edges { node { id title } } } }', '{ models { name } }'];

/** Every field of every snapshot, asked in this order, all at once. */
async function answersTo(person: Person, questions: readonly string[] = [...SELECTIONS, ...LISTS]) {
  const answers = await Promise.all(questions.map(async (query) => [query, await bodyOf(person, query)] as const));
  return new Map(answers);
}

/** Whatever names something of ours, but for what the question itself said. */
function leaksIn(body: string, asked = ''): readonly string[] {
  const text = asked === '' ? body : body.replaceAll(asked, '');
  const names = [SECRET, ours.userId, ours.keyId, ...foreign.map(({ id }) => id)];
  return names.filter((name) => text.includes(name));
}

/** The asker's own user and key: changed by a question, they would end the asking. */
const keysOfAsker = () =>
  [`User:@/${theirs.userId}`, `ApiKey:@/${theirs.keyId}`].map((id) => Buffer.from(id).toString('base64url'));

/** Asked by itself: an answer about what one has goes on and on. */
const STREAM = 'Subscription.marginEvents(watchId)';

const ABSENT = '0'.repeat(64);
/** The id of something of the same type that nobody ever had. */
const absentLike = (id: string) => {
  const text = Buffer.from(id, 'base64url').toString();
  const other = text
    .replace(/@[0-9a-f]{64}/, `@${ABSENT}`)
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, '00000000-0000-4000-8000-000000000000')
    .replace(':only-ours@', ':nobody-has-it@');
  return Buffer.from(other).toString('base64url');
};

describe('F01: what another tenant has', () => {
  test('is of every type with an id, and is asked for wherever the schema takes one', () => {
    const node = schema.getType('Node');
    const types = isInterfaceType(node) ? schema.getPossibleTypes(node).filter(isObjectType) : [];
    expect([...new Set(foreign.map(({ type }) => type))].sort()).toEqual(types.map(({ name }) => name).sort());
    expect([...Object.keys(ID_QUESTIONS), STREAM].sort()).toEqual([...ID_PLACES].sort());
  });

  test('is at the stream as if nobody had it, and what one has oneself is streamed', async () => {
    const query = `subscription($id: ID!) { marginEvents(watchId: $id) { __typename ... on Problem { code message path } } }`;
    const ask = (id: string) =>
      api.app.inject({
        method: 'POST',
        url: '/graphql/stream',
        payload: { query, variables: { id } },
        headers: theirs.headers,
        payloadAsStream: true,
      });
    const wholeOf = async (id: string) => {
      let text = '';
      for await (const chunk of (await ask(id)).stream()) text += String(chunk);
      return text;
    };
    const unknown = await wholeOf(absentLike(foreign.find(({ type }) => type === 'MarginWatch')?.id ?? ''));
    expect(unknown).toContain('NOT_FOUND');
    for (const { id } of foreign) expect(await wholeOf(id)).toBe(unknown);
    const mine = own.find(({ type }) => type === 'MarginWatch');
    const stream = (await ask(mine?.id ?? '')).stream();
    for await (const chunk of stream) if (String(chunk).includes('"__typename":"WatchProgress"')) break;
  });

  test.each(Object.keys(ID_QUESTIONS))(
    'is at %s as if nobody had it, and what one has oneself is found',
    async (place) => {
      for (const { type, id } of foreign) {
        const answer = await bodyOf(theirs, questionAt(place), { id });
        expect(leaksIn(answer, id), type).toEqual([]);
        const absent = absentLike(id);
        expect(absent, type).not.toBe(id);
        const unknown = await bodyOf(theirs, questionAt(place), { id: absent });
        expect(answer.replaceAll(id, '?'), type).toBe(unknown.replaceAll(absent, '?'));
      }
      const mine = [...own, ...(await objectsOf(theirs, 'system'))].filter(({ id }) => !keysOfAsker().includes(id));
      const answers = await Promise.all(mine.map(({ id }) => bodyOf(theirs, questionAt(place), { id })));
      const unknown = await bodyOf(theirs, questionAt(place), { id: absentLike(mine[0]?.id ?? '') });
      expect(answers.filter((answer) => answer !== unknown)).not.toEqual([]);
    },
  );

  test('F03: is reached by no id made out of one of its own, wherever it is put', async () => {
    const parts = [...foreign, ...own].map(({ id }) => Buffer.from(id, 'base64url').toString());
    const types = [...new Set(foreign.map(({ type }) => type)), 'Nothing'];
    const made = fc.record({
      place: fc.constantFrom(...Object.keys(ID_QUESTIONS)),
      part: fc.constantFrom(...parts),
      other: fc.constantFrom(...parts),
      type: fc.constantFrom(...types),
      at: fc.nat(200),
      way: fc.constantFrom('keep', 'type', 'cut', 'flip', 'cross'),
    });
    await fc.assert(
      fc.asyncProperty(made, async ({ place, part, other, type, at, way }) => {
        const text = {
          keep: part,
          type: part.replace(/^[A-Za-z]+/, type),
          cut: part.slice(0, at),
          flip: part.slice(0, at) + String.fromCharCode((part.charCodeAt(at) || 65) ^ 1) + part.slice(at + 1),
          // The beginning of one and the end of another: a digest of ours in a slug of theirs, a key in a digest.
          cross: (part.split('@')[0] ?? '') + other.slice(other.indexOf('@')),
        }[way];
        const id = Buffer.from(text).toString('base64url');
        fc.pre(!keysOfAsker().includes(id));
        const answer = await bodyOf(theirs, questionAt(place), { id });
        expect(leaksIn(answer, id)).toEqual([]);
        expect(answer).not.toContain('INTERNAL_SERVER_ERROR');
      }),
      { numRuns: 1_500 },
    );
  });

  test('changes no answer to theirs by a byte, field by field, however both ask at once', async () => {
    for (const [query, answer] of before) {
      expect(answer, query).not.toContain('"code":"INTERNAL_SERVER_ERROR"');
      expect(leaksIn(answer), query).toEqual([]);
    }
    expect(await answersTo(theirs)).toEqual(before);
    const ourAnswers = await answersTo(ours);
    expect([...ourAnswers.values()].filter((answer) => answer.includes(SECRET)).length).toBeGreaterThan(20);
    const questions = [...before.keys()];
    const asked = fc.record({ query: fc.constantFrom(...questions), isOurs: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(asked, { minLength: 10, maxLength: 30 }), async (crowd) => {
        const answers = await Promise.all(crowd.map(({ query, isOurs }) => bodyOf(isOurs ? ours : theirs, query)));
        for (const [index, { query, isOurs }] of crowd.entries())
          expect(answers[index], query).toBe((isOurs ? ourAnswers : before).get(query));
      }),
      { numRuns: 30 },
    );
  });

  test('is not in the way of the same content, asked for at the same moment: each has it, and its runs, as its own', async () => {
    const ask = `query($lossRatio: Finite!) { snapshot(slug: "twin") { ... on Snapshot { digest
      contagion(shock: { losses: [{ institution: "alpha", lossRatio: $lossRatio }] }) { ... on Run {
        id snapshot { sources { publisher } } } } } } }`;
    interface Twin {
      snapshot: { digest: string; contagion: { id: string; snapshot: { sources: { publisher: string }[] } } };
    }
    for (let lossRatio = 0.1; lossRatio < 0.9; lossRatio += 0.1) {
      const both = [ours, theirs].map(({ headers }) => api.ask<Twin>(ask, { lossRatio }, headers));
      const [one, other] = (await Promise.all(both)).map(({ data }) => data.snapshot);
      expect(one?.digest).toBe(other?.digest);
      expect(one?.contagion.id).toBe(other?.contagion.id);
      expect(JSON.stringify(one)).toContain(`${SECRET} publisher`);
      expect(JSON.stringify(other)).toContain('Their publisher');
      expect(leaksIn(JSON.stringify(other))).toEqual([]);
      for (const person of [ours, theirs])
        expect(await bodyOf(person, questionAt('Query.reproduceRun(id)'), { id: one?.contagion.id })).toContain(
          '"__typename":"Reproduction"',
        );
    }
  });
});

describe('F01: these questions', () => {
  test.each([
    ['Snapshot', ['datasets', 'snapshots']],
    ['Run', ['datasets', 'snapshots', 'runs']],
    ['MarginWatch', ['datasets', 'snapshots', 'margin_watches']],
    ['User', ['users']],
    ['ApiKey', ['api_keys']],
  ])('find a %s of ours where the database lets go of %j', async (type, tables) => {
    const sql = connect(api.database.ownerUrl);
    const { id = '' } = foreign.find((found) => found.type === type) ?? {};
    const ask = () => bodyOf(theirs, questionAt('Query.node(id)'), { id });
    for (const table of tables) await sql.unsafe(`CREATE POLICY torn ON ${table} FOR SELECT USING (true)`);
    try {
      expect(await ask()).toContain(`"__typename":"${type}"`);
    } finally {
      for (const table of tables) await sql.unsafe(`DROP POLICY torn ON ${table}`);
    }
    expect(await ask()).toBe('{"node":null}');
  });
});

describe('F02: a cursor of another tenant', () => {
  type Edges = { edges: { cursor: string }[] };
  const cursorOf = async (person: Person, place: string) => {
    const { data } = await api.ask<object>(listAt(place), {}, person.headers);
    return /"cursor":"([^"]+)"/.exec(JSON.stringify(data))?.[1] ?? `no list ${place}`;
  };

  test.each(PAGED_LISTS)('continues no list when it is one of %s, and its owner’s does', async (place) => {
    const cursor = await cursorOf(ours, place);
    for (const way of ['after', 'before'] as const) {
      const kept = await api.ask<Edges>(listAt(place, way), { cursor }, ours.headers);
      expect([kept.status, kept.errors]).toEqual([200, []]);
      for (const list of PAGED_LISTS) {
        const { status, errors } = await api.ask(listAt(list, way), { cursor }, theirs.headers);
        expect([status, errors[0]?.extensions.code], `${way} in ${list}`).toEqual([400, 'BAD_CURSOR']);
      }
    }
  });
});

describe('F01: what the loaders read', () => {
  test('is nothing for somebody else, whatever row, digest or key of ours they are given', async () => {
    const { store } = api;
    const [us, them] = [{ tenant: 'ours' }, { tenant: 'theirs' }];
    const rows = (await store.listSnapshots(us)).filter(({ tenant }) => tenant === 'ours');
    expect(rows).toHaveLength(3);
    for (const row of rows) {
      const { id: snapshotId, digest } = row;
      const search = { snapshotId, scheme: null, text: '5493001KJTIIGC8Y1R12', exact: true };
      const readAs = async (access: { tenant: string }) => ({
        row: await store.findSnapshot(access, { id: snapshotId }),
        sources: await store.findSources(access, snapshotId),
        identifiers: [...(await store.findIdentifiers(access, snapshotId, ['alpha', 'beta'])).keys()],
        found: await store.findByIdentifier(access, search),
      });
      expect(await readAs(us)).toMatchObject({ row: { digest }, identifiers: ['alpha'], found: ['alpha'] });
      expect(await readAs(them)).toEqual({ row: null, sources: [], identifiers: [], found: [] });
    }
    const runs = foreign.filter(({ type }) => type === 'Run').map(({ id }) => id);
    expect(runs).not.toEqual([]);
    for (const id of runs) {
      const digest = /@([0-9a-f]{64})/.exec(Buffer.from(id, 'base64url').toString())?.[1] ?? '';
      expect(await store.findRun(us, digest)).toMatchObject({ digest });
      expect(await store.findRun(them, digest)).toBeNull();
    }
    expect(await store.identity.findUser(them, ours.userId)).toBeNull();
    expect(JSON.stringify(await store.identity.listApiKeys(them, null))).not.toContain(ours.keyId);
  });
});
