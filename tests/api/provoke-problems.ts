import { openStore } from '@faultline/store';
import type { Problem } from '../../apps/api/src/values/problem-codes.ts';
import { balance, chain, chainBatches, lent } from '../database/chain.ts';
import { inDebt } from '../database/margin-accounts.ts';
import { batchesOf, dataset, records } from '../database/two-banks.ts';
import { PROBLEM, type Refusal } from './ask-about.ts';
import type { Person } from './people.ts';
import type { RunningApi } from './running-api.ts';

/** An API with sign-in, and people of either end of the roles. */
export interface SignedIn {
  readonly api: RunningApi;
  readonly viewer: Person;
  readonly admin: Person;
}

/** What is asked of which API for a field to be refused with the code; one entry each, or it does not compile. */
export type ProvokedProblems = Readonly<Record<Problem['code'], (given: SignedIn) => Promise<Refusal | undefined>>>;

const local = { tenant: 'local' };
const CREATE_USER = `mutation($key: String!, $email: String!) {
  found: createUser(idempotencyKey: $key, email: $email, name: "N", role: VIEWER) { ${PROBLEM} } }`;

async function refusalOf(api: RunningApi, person: Person, query: string, variables: Record<string, string> = {}) {
  const { data, errors } = await api.ask<{ found: Partial<Refusal>; snapshot?: { found: Refusal } }>(
    query,
    variables,
    person.headers,
  );
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  const found = data.snapshot?.found ?? data.found;
  return found.code === undefined ? undefined : (found as Refusal);
}

const askAbout =
  (slug: string, question: string) =>
  ({ api, admin }: SignedIn) =>
    refusalOf(api, admin, `{ snapshot(slug: "${slug}") { ... on Snapshot { found: ${question} { ${PROBLEM} } } } }`);

/** What opening a position in a market of the two banks is refused with. */
const open =
  (notional: string, leverage: number) =>
  async ({ api, admin }: SignedIn) => {
    const question = `opened(side: LONG, notional: "${notional}", leverage: ${leverage}) { ${PROBLEM} }`;
    const { data } = await api.ask<{ snapshot: { market: { opened: Refusal } } }>(
      `{ snapshot(slug: "two-banks") { ... on Snapshot { market(key: "bond-dollar") { ... on Market { ${question} } } } } }`,
      {},
      admin.headers,
    );
    return data.snapshot.market.opened;
  };

const contagion = (institution: string, lossRatio: number, model = '{ debtRankLinear: {} }') =>
  `contagion(model: ${model}, shock: { losses: [{ institution: "${institution}", lossRatio: ${lossRatio} }] })`;

const changeTwice =
  (first: readonly [string, string], second: readonly [string, string]) =>
  async ({ api, admin }: SignedIn) => {
    const send = ([key, email]: readonly [string, string]) => refusalOf(api, admin, CREATE_USER, { key, email });
    const before = await send(first);
    if (before) throw new Error(`the first change was refused: ${before.code}`);
    return send(second);
  };

/** One bank more than the linear programme of a bail-out is solved for. */
const CROWD = Array.from({ length: 401 }, (_, place) => `bank-${String(place).padStart(3, '0')}`);

/** Two banks as they are, without a rate for their dollars, with amounts that do not add up in a double; and a crowd. */
export async function importSystems(api: RunningApi): Promise<void> {
  const store = openStore(api.database);
  const balanceSheets = records.balanceSheets.map((row) => ({ ...row, amount: 1.7e308 }));
  const systems = {
    'two-banks': records,
    'no-rate': { ...records, fxRates: [] },
    'no-positions': { ...records, positions: [] },
    crowd: {
      ...chain,
      institutions: CROWD.map((key) => ({ key, name: key, kind: 'BANK' as const, country: null })),
      balanceSheets: CROWD.flatMap((key) => balance(key, 2)),
      exposures: [],
    },
    'in-debt': inDebt,
    'too-large': { ...records, balanceSheets, exposures: [lent('beta', 'alpha', 1.7e308)] },
  };
  for (const [slug, system] of Object.entries(systems))
    await store.importDataset(local, { ...dataset, slug }, slug === 'crowd' ? chainBatches(system) : batchesOf(system));
  await store.close();
}

export const PROVOKED_PROBLEMS: ProvokedProblems = {
  NOT_FOUND: ({ api, admin }) => refusalOf(api, admin, `{ found: snapshot(slug: "nowhere") { ${PROBLEM} } }`),
  BAD_SHOCK: askAbout('two-banks', contagion('alpha', 1.01)),
  BAD_PARAMETER: askAbout('two-banks', contagion('alpha', 1, '{ debtRankNonlinear: { alpha: -1 } }')),
  NO_CAPITAL: askAbout('two-banks', contagion('sovereign-de', 1)),
  MISSING_FX: askAbout('no-rate', contagion('alpha', 1)),
  NUMERIC_OVERFLOW: askAbout(
    'too-large',
    'contagion(shock: { losses: [{ institution: "alpha", lossRatio: 1 }, { institution: "beta", lossRatio: 1 }] })',
  ),
  NO_OPEN_INTEREST: askAbout('no-positions', 'tippingPoint(market: "bond-future", share: 0.3)'),
  AT_OPEN: open('1000', 10),
  TIER_EXCEEDED: open('1000001', 2),
  INSUFFICIENT_HISTORY: async ({ api, admin }) => {
    const question = `marginProcyclicality(from: "2019-03-02") { ${PROBLEM} }`;
    const { data } = await api.ask<{ snapshot: { contract: { marginProcyclicality: Refusal } } }>(
      `{ snapshot(slug: "two-banks") { ... on Snapshot {
        contract(venue: "beta", key: "bf") { ... on ExchangeContract { ${question} } } } } }`,
      {},
      admin.headers,
    );
    return data.snapshot.contract.marginProcyclicality;
  },
  BAD_DEBT: async ({ api, admin }) => {
    const margin = `margin { ... on AccountMargin { badDebt { code message path } } }`;
    const { data } = await api.ask<{ snapshot: { account: { margin: { badDebt: Refusal } } } }>(
      `{ snapshot(slug: "in-debt") { ... on Snapshot { account(key: "owing") { ... on Account { ${margin} } } } } }`,
      {},
      admin.headers,
    );
    return data.snapshot.account.margin.badDebt;
  },
  SNAPSHOT_TOO_LARGE: askAbout('crowd', 'bailOut(budget: "1", shock: { everybody: 0.5 })'),
  FORBIDDEN: ({ api, viewer }) => refusalOf(api, viewer, CREATE_USER, { key: 'by a viewer', email: 'f@example.org' }),
  BAD_INPUT: ({ api, admin }) => refusalOf(api, admin, CREATE_USER, { key: 'bad', email: 'nobody' }),
  ALREADY_EXISTS: changeTwice(['one', 'same@example.org'], ['two', 'same@example.org']),
  IDEMPOTENCY_MISMATCH: changeTwice(['key', 'one@example.org'], ['key', 'other@example.org']),
};
