import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SINGLE_USER_SETTINGS } from '../../apps/api/src/identity/settings.ts';
import { type Person, personOf } from '../api/people.ts';
import { type RunningApi, startApi } from '../api/running-api.ts';
import { median } from '../bench/medians.ts';

// J07: what a process keeps of a request that is over. Memory is measured after a full collection, so that what counts is
// what is held. A leak grows in every window; what V8 compiles late, or throws away at once after minutes, in one of them:
// so the median step from window to window is what is looked at.

const WARM_UP = 600;
const WINDOWS = 8;
const AT_ONCE = 8;
/** A request of ours is several times as large; so is the planted leak. */
const MOST_KEPT_BYTES_A_REQUEST = 1_024;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

let api: RunningApi;
let analyst: Person;
let address = '';
let leak: Buffer[] | null = null;
beforeAll(async () => {
  api = await startApi({
    settings: { ...SINGLE_USER_SETTINGS, mode: 'sign-in' },
    budget: { capacity: 1e12, perSecond: 1e12 },
  });
  analyst = await personOf(api.database, 'ANALYST');
  api.app.server.on('request', () => leak?.push(Buffer.alloc(4 * MOST_KEPT_BYTES_A_REQUEST)));
  await api.app.listen({ host: '127.0.0.1', port: 0 });
  address = `http://127.0.0.1:${(api.app.server.address() as AddressInfo).port}`;
});
afterAll(() => api.close());

const snapshot = (inner: string) => `snapshot(slug: "europe-2019") { ... on Snapshot { ${inner} } }`;
/** Few documents with other values each time: parsed documents are kept on purpose, up to a limit of their own. */
const DOCUMENTS = [
  `query($text: String) { ${snapshot('institutions(first: 20, filter: { text: $text }) { edges { cursor node { name } } }')} }`,
  `query($text: String!) { ${snapshot('search(text: $text) { name identifiers { value } }')} }`,
  `query($ratio: Finite!) { ${snapshot('contagion(shock: { losses: [{ institution: "7ltwfzyicnsx8d621k86", lossRatio: $ratio }] }) { ... on Run { digest } }')} }`,
  'query($id: ID!) { node(id: $id) { id } }',
  '{ snapshots { totalCount } }',
  '{ nothing }',
];

/** What people send, right and wrong. */
function requestOf(number: number) {
  const id = Buffer.from(`Run:@${'0'.repeat(60)}${String(number % 10_000).padStart(4, '0')}/`).toString('base64url');
  return {
    query: DOCUMENTS[number % DOCUMENTS.length],
    variables: { text: `ba${number}`, ratio: 1 / (1 + (number % 7)), id },
  };
}

let sent = 0;
async function sendOne(): Promise<void> {
  const number = sent++;
  const leaves = number % 20 === 7;
  const answer = fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(number % 10 === 3 ? {} : analyst.headers) },
    body: JSON.stringify(requestOf(number)),
    ...(leaves ? { signal: AbortSignal.timeout(2) } : {}),
  });
  await answer.then((response) => response.arrayBuffer()).catch((thrown) => expect(leaves, String(thrown)).toBe(true));
}

async function sendMany(count: number): Promise<void> {
  const lane = async () => {
    for (let own = 0; own < count / AT_ONCE; own++) await sendOne();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

async function measure() {
  // Connections of those who left are closed in a later turn of the loop.
  await sleep(100);
  collectGarbage();
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return { bytes: heapUsed + external, handles: process.getActiveResourcesInfo().length };
}

/** Bytes that a request leaves behind, and by how much the number of open handles changed. */
async function growth(requestsAWindow: number) {
  const windows: Awaited<ReturnType<typeof measure>>[] = [];
  for (let window = 0; window < WINDOWS; window++) {
    await sendMany(requestsAWindow);
    windows.push(await measure());
  }
  const step = (of: (window: (typeof windows)[number]) => number) =>
    median(windows.slice(1).map((window, place) => of(window) - of(windows[place] ?? window)));
  return { bytesARequest: step(({ bytes }) => bytes) / requestsAWindow, handles: step(({ handles }) => handles) };
}

describe('J07: thousands of requests', () => {
  test('leave no memory and no handle behind, whether answered, refused or given up', async () => {
    await sendMany(WARM_UP);
    const { bytesARequest, handles } = await growth(250);
    expect(bytesARequest).toBeLessThan(MOST_KEPT_BYTES_A_REQUEST);
    expect(handles).toBeLessThanOrEqual(1);
  }, 240_000);

  test('of which four kilobytes each were kept would be noticed', async () => {
    leak = [];
    const { bytesARequest } = await growth(100);
    leak = null;
    expect(bytesARequest).toBeGreaterThan(MOST_KEPT_BYTES_A_REQUEST);
  }, 240_000);
});
