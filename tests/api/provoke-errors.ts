import type { ErrorCode } from '../../apps/api/src/values/refusal.ts';
import { holdUp, untilWaiting } from '../database/held-up.ts';
import { endBackends, raiseOnWrite } from '../database/raised-faults.ts';
import type { SignedIn } from './provoke-problems.ts';
import type { RunningApi } from './running-api.ts';

/** The APIs errors are had from, each for what only it refuses. */
export interface Installations {
  /** Single-user, as it is installed. */
  readonly usual: RunningApi;
  readonly signedIn: SignedIn;
  /** With limits small enough to be met. */
  readonly strict: RunningApi;
  /** Whose database takes no writes. */
  readonly readOnly: RunningApi;
}

export interface Refused {
  readonly status: number;
  readonly code: string | undefined;
  readonly retryAfter: string | undefined;
}

/** CANCELLED is told nobody, for its caller has left: it is read in the log instead. */
export type ProvokedErrors = Readonly<
  Record<Exclude<ErrorCode, 'CANCELLED'>, (given: Installations) => Promise<Refused>>
>;

interface Sent {
  readonly payload?: string | object;
  readonly headers?: Readonly<Record<string, string>>;
  readonly url?: string;
}

async function send(api: RunningApi, { payload, headers = {}, url = '/graphql' }: Sent): Promise<Refused> {
  const method = payload === undefined ? ('GET' as const) : ('POST' as const);
  const type = typeof payload === 'string' ? { 'content-type': 'application/json' } : {};
  const answer = await api.inject({ method, url, headers: { ...type, ...headers }, ...(payload ? { payload } : {}) });
  const body = answer.json<{ errors?: { extensions: { code: string } }[] }>();
  const retryAfter = answer.headers['retry-after'];
  return { status: answer.statusCode, code: body.errors?.[0]?.extensions.code, retryAfter: retryAfter?.toString() };
}

const ask =
  (query: string) =>
  ({ usual }: Installations) =>
    send(usual, { payload: { query } });
const institutions = (page: string) =>
  `{ snapshot(slug: "europe-2019") { ... on Snapshot { institutions(${page}) { edges { node { name } } } } } }`;
const SNAPSHOTS = { query: '{ snapshots { totalCount } }' };
let changes = 0;
const change = () => ({
  query: `mutation { createUser(idempotencyKey: "provoked ${changes}", email: "provoked-${changes++}@example.org",
    name: "N", role: VIEWER) { __typename } }`,
});

/** What all institutions of a system are worth together. */
function amountIn(slug: string, { api, admin: { headers } }: SignedIn): Promise<Refused> {
  const totals = 'totals { capital { amount } exposuresByQuality { amount { amount } } }';
  const query = `{ snapshot(slug: "${slug}") { ... on Snapshot { ${totals} } } }`;
  return send(api, { payload: { query }, headers });
}

export const PROVOKED_ERRORS: ProvokedErrors = {
  GRAPHQL_PARSE_FAILED: ask('{'),
  GRAPHQL_VALIDATION_FAILED: ask('{ nothing }'),
  BAD_USER_INPUT: ({ usual }) =>
    send(usual, {
      payload: { query: 'query($day: Date) { snapshot(asOf: $day) { __typename } }', variables: { day: 'x' } },
    }),
  OPERATION_RESOLUTION_FAILURE: ask('query A { __typename } query B { __typename }'),
  BAD_REQUEST: ({ usual }) => send(usual, { payload: '{' }),
  BATCHING_DISABLED: ({ usual }) => send(usual, { payload: [SNAPSHOTS, SNAPSHOTS] }),
  BAD_PAGINATION: ask(institutions('first: 0')),
  BAD_CURSOR: ask(institutions('after: "1.AAAAAAAAAAAAAAAAAAAAAA"')),
  QUERY_TOO_DEEP: ask(
    `{ snapshot(slug: "europe-2019") { ... on Snapshot { ${'dataset { snapshots { '.repeat(8)}id${' } }'.repeat(8)} } } }`,
  ),
  QUERY_TOO_COMPLEX: ask(`{ ${Array.from({ length: 51 }, (_, n) => `a${n}: __typename`).join(' ')} }`),
  async RATE_LIMITED({ signedIn: { api } }) {
    const guess = { payload: SNAPSHOTS, headers: { authorization: `Bearer fl_local_aaaaaaaaaaaa_${'A'.repeat(43)}` } };
    for (let attempt = 0; attempt < 10; attempt++) await send(api, guess);
    return send(api, guess);
  },
  RESULT_TOO_LARGE: ({ strict }) => send(strict, { payload: { query: institutions('first: 100') } }),
  async DEADLINE_EXCEEDED({ strict }) {
    await holdUp(strict.database);
    return send(strict, { payload: SNAPSHOTS });
  },
  UNAUTHENTICATED: ({ signedIn: { api } }) => send(api, { payload: SNAPSHOTS }),
  FORBIDDEN: ({ usual }) => send(usual, { payload: SNAPSHOTS, headers: { host: 'evil.example' } }),
  DOCUMENT_NOT_FOUND: ({ usual }) => send(usual, { payload: { documentId: `sha256:${'0'.repeat(64)}` } }),
  DOCUMENT_MISMATCH: ({ usual }) =>
    send(usual, { payload: { documentId: `sha256:${'0'.repeat(64)}`, query: '{ __typename }' } }),
  async FREEFORM_FORBIDDEN({ signedIn: { api, viewer } }) {
    const cookie = `faultline_session=${await api.store.identity.openSession('local', viewer.userId)}`;
    return send(api, { payload: SNAPSHOTS, headers: { cookie } });
  },
  async OVERLOADED({ strict }) {
    const letGo = await holdUp(strict.database);
    const holders = Array.from({ length: 6 }, () => send(strict, { payload: SNAPSHOTS }));
    await untilWaiting(strict.database, 6);
    const refused = await send(strict, { payload: SNAPSHOTS });
    await letGo();
    await Promise.all(holders);
    return refused;
  },
  async UNAVAILABLE({ usual }) {
    await holdUp(usual.database);
    const waiting = send(usual, { payload: SNAPSHOTS });
    await untilWaiting(usual.database, 1);
    await endBackends(usual.database);
    return waiting;
  },
  async STORAGE_FULL({ usual }) {
    await raiseOnWrite(usual.database, { table: 'users', sqlState: '53100' });
    return send(usual, { payload: change() });
  },
  READ_ONLY: ({ readOnly }) => send(readOnly, { payload: change() }),
  async CONFLICT({ usual }) {
    await raiseOnWrite(usual.database, { table: 'users', sqlState: '40001' });
    return send(usual, { payload: change() });
  },
  NOT_FOUND: ({ usual }) => send(usual, { url: '/nowhere' }),
  MISSING_FX: ({ signedIn }) => amountIn('no-rate', signedIn),
  NUMERIC_OVERFLOW: ({ signedIn }) => amountIn('too-large', signedIn),
  async INTERNAL_SERVER_ERROR({ usual }) {
    // Of no fault of the database that is known: division by zero.
    await raiseOnWrite(usual.database, { table: 'users', sqlState: '22012' });
    return send(usual, { payload: change() });
  },
  UNSUPPORTED_MEDIA_TYPE: ({ usual }) =>
    send(usual, { payload: 'query=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
  BODY_TOO_LARGE: ({ usual }) => send(usual, { payload: { query: `{ __typename } #${'x'.repeat(300_000)}` } }),
};
