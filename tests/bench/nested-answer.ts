import { deepStrictEqual } from 'node:assert/strict';
import { resolve } from 'node:path';
import { openStore } from '@faultline/store';
import { withDatabase } from './bench-database.ts';
import { medianOfTurns, timed } from './medians.ts';
import { batchesOf } from './network-batches.ts';
import { datasetOf, type NetworkSize } from './network-records.ts';
import { askGraphql, startServer } from './running-server.ts';
import { verdict } from './verdict.ts';

const SIZE: NetworkSize = { institutions: 1_000, exposures: 27_662, seed: 2019 };
const TURNS = 9;
/** Requests under way at once, so that neither server waits for the network or the database with nothing to do. */
const AT_ONCE = 4;
const WARM_UP_ANSWERS = 4;
const SLUG = datasetOf(SIZE).slug;

const DOCUMENT = `query Nested($slug: String!, $after: String) {
  snapshot(slug: $slug) {
    ... on Snapshot {
      institutions(first: 500, after: $after) {
        edges {
          node {
            key
            name
            exposuresAsCreditor(first: 500) {
              edges { node { amount { amount currency scale } debtor { key name } } }
            }
          }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;

interface Page {
  readonly snapshot: {
    readonly institutions: {
      readonly edges: readonly {
        readonly node: {
          readonly key: string;
          readonly name: string;
          readonly exposuresAsCreditor: { readonly edges: readonly { readonly node: Exposure }[] };
        };
      }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    };
  };
}

interface Exposure {
  readonly amount: { readonly amount: string; readonly currency: string; readonly scale: number };
  readonly debtor: { readonly key: string; readonly name: string };
}

interface Answer {
  readonly institutions: ReadonlyMap<string, readonly string[]>;
  readonly exposureCount: number;
  readonly byteLength: number;
  /** Of each page. */
  readonly variables: readonly Readonly<Record<string, unknown>>[];
}

/** All pages, and what they say in an order of its own: amounts that are equal may come in any. */
async function wholeAnswer(url: string): Promise<Answer> {
  const institutions = new Map<string, readonly string[]>();
  const variables: Record<string, unknown>[] = [];
  let [exposureCount, bytes] = [0, 0];
  let page: Page['snapshot']['institutions'] | null = null;
  while (page === null || page.pageInfo.hasNextPage) {
    const asked: Record<string, unknown> = { slug: SLUG, after: page?.pageInfo.endCursor ?? null };
    const { data, byteLength } = await askGraphql<Page>(url, DOCUMENT, asked);
    page = data.snapshot.institutions;
    variables.push(asked);
    bytes += byteLength;
    for (const { node } of page.edges) {
      const exposures = node.exposuresAsCreditor.edges.map(({ node: { amount, debtor } }) =>
        [debtor.key, debtor.name, amount.amount, amount.currency, amount.scale].join(' | '),
      );
      exposureCount += exposures.length;
      institutions.set(`${node.key} | ${node.name}`, exposures.sort());
    }
  }
  return { institutions, exposureCount, byteLength: bytes, variables };
}

/** Milliseconds per whole answer, with a few under way at once; bodies are read to their end and not parsed. */
async function load(url: string, { variables }: Answer): Promise<number> {
  const answerOnce = async () => {
    for (const page of variables) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: DOCUMENT, variables: page }),
      });
      const { byteLength } = await response.arrayBuffer();
      if (response.status !== 200 || byteLength === 0) throw new Error(`${url} answered ${response.status}`);
    }
  };
  const milliseconds = await timed(() => Promise.all(Array.from({ length: AT_ONCE }, answerOnce)));
  return milliseconds / AT_ONCE;
}

async function importNetwork(urls: { readonly appUrl: string; readonly importUrl: string }): Promise<void> {
  const store = openStore(urls);
  await store.importDataset({ tenant: 'public' }, datasetOf(SIZE), batchesOf(SIZE));
  await store.close();
}

/** W9: a large nested answer over HTTP, against stock Apollo Server with DataLoader over the same PostgreSQL. */
export async function benchGraphql(): Promise<void> {
  await withDatabase(async ({ appUrl, importUrl }) => {
    await importNetwork({ appUrl, importUrl });
    const environment = { FAULTLINE_APP_URL: appUrl, NODE_ENV: 'production' };
    const ours = await startServer(resolve(import.meta.dirname, 'raised-limits.ts'), environment);
    const stock = await startServer(resolve(import.meta.dirname, 'peers/stock-apollo.ts'), environment);
    try {
      const [answer, same] = [await wholeAnswer(ours.url), await wholeAnswer(stock.url)];
      deepStrictEqual(answer.institutions, same.institutions, 'the two servers do not answer the same');
      console.log(
        `W9 ${answer.institutions.size} institutions, ${answer.exposureCount} exposures with their debtors, ${(answer.byteLength / 1e6).toFixed(1)} MB in ${answer.variables.length} pages, the same from both; ${AT_ONCE} at once, median of ${TURNS} turns`,
      );
      for (let turn = 0; turn < WARM_UP_ANSWERS; turn++)
        for (const [server, pages] of [
          [ours, answer],
          [stock, same],
        ] as const)
          await load(server.url, pages);
      const times = await medianOfTurns(TURNS, {
        ours: () => load(ours.url, answer),
        stock: () => load(stock.url, same),
      });
      console.log(
        `  ours ${times.ours.toFixed(0)} ms, stock Apollo with DataLoader ${times.stock.toFixed(0)} ms per answer`,
      );
      console.log(`  times as fast: ${verdict(times.stock / times.ours, { atLeast: 5 })}`);
    } finally {
      await Promise.all([ours.stop(), stock.stop()]);
    }
  });
}
