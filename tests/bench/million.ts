import { resolve } from 'node:path';
import { openStore } from '@faultline/store';
import { withDatabase } from './bench-database.ts';
import { median, timed } from './medians.ts';
import { batchesOf } from './network-batches.ts';
import { datasetOf, institutionsOf, type NetworkSize } from './network-records.ts';
import { askGraphql, type RunningServer, startServer } from './running-server.ts';

const SIZE: NetworkSize = { institutions: 100_000, exposures: 1_000_000, seed: 2019 };
const TURNS = 5;
const MEBIBYTE = 2 ** 20;

const onSnapshot = (fields: string, variables = '') =>
  `query Million${variables} { snapshot(slug: "${datasetOf(SIZE).slug}") { ... on Snapshot { ${fields} } } }`;

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
  '($institution: ID!)',
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
function largest(count: number): readonly string[] {
  const keys: string[] = [];
  for (const { key } of institutionsOf(SIZE)) if (keys.push(key) === count) break;
  return keys;
}

async function askOnce(url: string, name: string, query: string): Promise<void> {
  const first = await timed(() => askGraphql(url, query));
  const again: number[] = [];
  for (let turn = 0; turn < TURNS; turn++) again.push(await timed(() => askGraphql(url, query)));
  console.log(`  ${name}: first ${first.toFixed(0)} ms, again ${median(again).toFixed(0)} ms`);
}

async function askContagion(url: string): Promise<void> {
  const [computed, stored]: [number[], number[]] = [[], []];
  let said = '';
  for (const institution of largest(TURNS)) {
    for (const times of [computed, stored])
      times.push(
        await timed(async () => {
          const { data } = await askGraphql<ContagionAnswer>(url, CONTAGION, { institution });
          const { message, convergence, totals } = data.snapshot.contagion;
          if (message !== undefined) throw new Error(message);
          said = `${convergence.rounds} rounds, residual ${convergence.residual.toExponential(1)}, DebtRank ${totals.debtRank.value.toFixed(4)}, ${totals.failedCount} failed`;
        }),
      );
  }
  console.log(
    `  contagion from the failure of one institution: computed ${median(computed).toFixed(0)} ms, stored ${median(stored).toFixed(0)} ms (the last: ${said})`,
  );
}

function printMemory(when: string, { peakBytes }: RunningServer): void {
  console.log(`  most memory the server ever held, ${when}: ${(peakBytes() / MEBIBYTE).toFixed(0)} MiB`);
}

/** C07: what a person waits for who asks about a million exposures, through the server as it is started for everybody. */
export async function benchMillion(): Promise<void> {
  console.log(
    `C07 questions about ${SIZE.institutions} institutions and ${SIZE.exposures} exposures, over HTTP, the server's limits as they are`,
  );
  await withDatabase(async ({ appUrl, importUrl }) => {
    const store = openStore({ appUrl, importUrl });
    await store.importDataset({ tenant: 'public' }, datasetOf(SIZE), batchesOf(SIZE));
    await store.close();
    const server = await startServer(resolve(import.meta.dirname, '../../apps/api/src/main.ts'), {
      FAULTLINE_APP_URL: appUrl,
      FAULTLINE_API_PORT: '0',
      NODE_ENV: 'production',
    });
    try {
      const url = `${server.url}/graphql`;
      for (const [name, query] of Object.entries(QUESTIONS)) await askOnce(url, name, query);
      printMemory('the snapshot and these answers', server);
      await askContagion(url);
      printMemory('contagion included', server);
    } finally {
      await server.stop();
    }
  });
}
