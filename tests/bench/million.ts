import { resolve } from 'node:path';
import { openStore } from '@faultline/store';
import { withDatabase } from './bench-database.ts';
import { median, timed } from './medians.ts';
import { batchesOf } from './network-batches.ts';
import { datasetOf, institutionsOf, type NetworkSize } from './network-records.ts';
import { askGraphql, type RunningServer, startServer } from './running-server.ts';
import { verdict } from './verdict.ts';

const SIZE: NetworkSize = { institutions: 100_000, exposures: 1_000_000, seed: 2019 };
/** To try the workload out: its bars are for the whole size. */
const QUICK_SIZE: NetworkSize = { ...SIZE, institutions: 10_000, exposures: 100_000 };
const TURNS = 5;
const MEBIBYTE = 2 ** 20;
/** What time may grow by where everything is ten times as large; and 1.2 GB for a process. */
const GROWTH = { atMost: 16 };
const MEMORY = { atMost: Math.floor(1.2e9 / MEBIBYTE) };

const onSnapshot = (fields: string, variables = '') =>
  `query Million($slug: String!${variables}) { snapshot(slug: $slug) { ... on Snapshot { ${fields} } } }`;

const QUESTIONS = {
  'totals of the snapshot': onSnapshot(
    'totals { institutionCount exposureCount totalAssets { amount } capital { amount } }',
  ),
  'concentration of claims over creditors':
    onSnapshot(`exposures { aggregate(groupBy: [CREDITOR], measures: [{ of: AMOUNT }]) {
      groupCount groups(first: 20) { key { key } count share } concentration { hhi gini topShares { largest share } }
    } }`),
  'claims by instrument and kind of debtor': onSnapshot(`exposures {
      aggregate(groupBy: [INSTRUMENT, DEBTOR_KIND], measures: [{ of: AMOUNT }]) { groups { key { label } count share } }
    }`),
  'leverage ladder': onSnapshot('leverage { aggregate { value } rungs { from count totalAssets { amount } } }'),
  'the fifty largest claims': onSnapshot(
    'exposures(first: 50) { edges { node { amount { amount } creditor { name } debtor { name } } } }',
  ),
} as const;

const CONTAGION = onSnapshot(
  `contagion(shock: { losses: [{ institution: $institution, lossRatio: 1 }] }) {
    ... on Problem { message }
    ... on Run {
      convergence { rounds converged residual spectralRadius }
      totals { loss { amount } debtRank { value } failedCount }
      losses(first: 20) { edges { node { institution { name } loss { amount } } } }
    }
  }`,
  ', $institution: ID!',
);

interface ContagionAnswer {
  readonly snapshot: {
    readonly contagion: {
      readonly message?: string;
      readonly convergence: { readonly rounds: number; readonly residual: number };
      readonly totals: { readonly debtRank: { readonly value: number }; readonly failedCount: number };
    };
  };
}

/** Those with the most claims, largest first. */
function largest(size: NetworkSize, count: number): readonly string[] {
  const keys: string[] = [];
  for (const { key } of institutionsOf(size)) if (keys.push(key) === count) break;
  return keys;
}

/** What is asked, and the milliseconds it took the first time and, in the middle of several, again. */
type Times = ReadonlyMap<string, { readonly first: number; readonly again: number }>;

async function timeQuestions(url: string, size: NetworkSize): Promise<Times> {
  const { slug } = datasetOf(size);
  const times = new Map<string, { readonly first: number; readonly again: number }>();
  for (const [name, query] of Object.entries(QUESTIONS)) {
    const ask = () => timed(() => askGraphql(url, query, { slug }));
    const first = await ask();
    const again: number[] = [];
    for (let turn = 0; turn < TURNS; turn++) again.push(await ask());
    times.set(name, { first, again: median(again) });
  }
  return times;
}

interface ContagionTimes {
  readonly computed: number;
  readonly stored: number;
  /** What the last answer said. */
  readonly said: string;
}

async function timeContagion(url: string, size: NetworkSize): Promise<ContagionTimes> {
  const [computed, stored]: [number[], number[]] = [[], []];
  let said = '';
  for (const institution of largest(size, TURNS)) {
    for (const times of [computed, stored])
      times.push(
        await timed(async () => {
          const variables = { slug: datasetOf(size).slug, institution };
          const { data } = await askGraphql<ContagionAnswer>(url, CONTAGION, variables);
          const { message, convergence, totals } = data.snapshot.contagion;
          if (message !== undefined) throw new Error(message);
          said = `${convergence.rounds} rounds, residual ${convergence.residual.toExponential(1)}, DebtRank ${totals.debtRank.value.toFixed(4)}, ${totals.failedCount} failed`;
        }),
      );
  }
  return { computed: median(computed), stored: median(stored), said };
}

function printMemory(when: string, { peakBytes }: RunningServer): void {
  console.log(`  MiB the server held at most, ${when}: ${verdict(peakBytes() / MEBIBYTE, MEMORY)}`);
}

async function askAll(url: string, sizes: readonly [NetworkSize, NetworkSize], server: RunningServer): Promise<void> {
  // Once for the compiler, or the smaller one would be asked in cold blood.
  await timeQuestions(url, sizes[0]);
  const [before, after] = [await timeQuestions(url, sizes[0]), await timeQuestions(url, sizes[1])];
  for (const [name, { first, again }] of after)
    console.log(
      `  ${name}: first ${first.toFixed(0)} ms, again ${again.toFixed(0)} ms; over a tenth of the size ${verdict(again / (before.get(name)?.again ?? Number.NaN), GROWTH)}`,
    );
  printMemory('the snapshots and these answers', server);
  const [small, large] = [await timeContagion(url, sizes[0]), await timeContagion(url, sizes[1])];
  console.log(
    `  contagion from the failure of one institution: computed ${large.computed.toFixed(0)} ms, stored ${large.stored.toFixed(0)} ms (the last: ${large.said}); computed over a tenth of the size ${verdict(large.computed / small.computed, GROWTH)}`,
  );
  printMemory('contagion included', server);
}

/** C07: what a person waits for who asks about a million exposures, through the server as it is started for everybody. */
export async function benchMillion({ quick }: { readonly quick: boolean }): Promise<void> {
  const size = quick ? QUICK_SIZE : SIZE;
  const tenth = { ...size, institutions: size.institutions / 10, exposures: size.exposures / 10 };
  console.log(
    `C07 questions about ${size.institutions} institutions and ${size.exposures} exposures, over HTTP, the server's limits as they are`,
  );
  await withDatabase(async ({ appUrl, importUrl }) => {
    const store = openStore({ appUrl, importUrl });
    for (const each of [tenth, size]) await store.importDataset({ tenant: 'public' }, datasetOf(each), batchesOf(each));
    await store.close();
    const server = await startServer(resolve(import.meta.dirname, '../../apps/api/src/main.ts'), {
      FAULTLINE_APP_URL: appUrl,
      FAULTLINE_API_PORT: '0',
      NODE_ENV: 'production',
    });
    try {
      await askAll(`${server.url}/graphql`, [tenth, size], server);
    } finally {
      await server.stop();
    }
  });
}
