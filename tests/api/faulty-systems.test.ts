import { CONTAGION_MODELS } from '@faultline/engine';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { connect } from '../database/test-database.ts';
import { claim } from '../faults/text-folder.ts';
import { type Amount, askAbout, PROBLEM } from './ask-about.ts';
import { everyFieldOf } from './every-field.ts';
import { banks, importRows } from './import-rows.ts';
import { type RunningApi, startApi } from './running-api.ts';

// Systems that arrive by the real import and hold what no calculation can make a number of: what the API says of them.

/** Largest amounts, in plain notation: 1e308 and 1.7e308. */
const HUGE = `1${'0'.repeat(308)}`;
const LARGEST = `17${'0'.repeat(307)}`;
const SYSTEMS = {
  'no-rate': {
    fx_rates: null,
    ...claim(
      'alpha,beta,EQUITY,UNSPECIFIED,UNSPECIFIED,10,USD,,REPORTED,filing\nbeta,alpha,EQUITY,UNSPECIFIED,UNSPECIFIED,10,USD,,REPORTED,filing',
    ),
  },
  huge: banks(
    [
      { key: 'alpha', equity: HUGE, totalAssets: LARGEST },
      { key: 'beta', equity: LARGEST, totalAssets: LARGEST },
    ],
    [
      ['alpha', 'beta', HUGE],
      ['beta', 'alpha', HUGE],
      ['alpha', 'beta', LARGEST, 'EQUITY'],
    ],
  ),
  // B08: what is left of capital differs; alpha alone has a leverage. C10: nobody but alpha has lent.
  capital: banks(
    [
      { key: 'alpha', equity: 10, totalAssets: 100 },
      { key: 'negative', equity: -5, totalAssets: 100 },
      { key: 'nothing', equity: 0, totalAssets: 100 },
      { key: 'silent', totalAssets: 100 },
      { key: 'without-assets', equity: 10, totalAssets: 0 },
    ],
    [
      ['alpha', 'negative', 1],
      ['alpha', 'without-assets', 4],
    ],
  ),
};
let api: RunningApi;
beforeAll(async () => {
  api = await startApi({ budget: { capacity: 1e9, perSecond: 1 } });
  for (const [slug, files] of Object.entries(SYSTEMS))
    expect((await importRows(api, slug, files)).imported?.written, slug).toBe(true);
});
afterAll(() => api.close());

const ALPHA_FAILS = 'shock: { losses: [{ institution: "alpha", lossRatio: 1 }] }';
const refusalOf = async (slug: string, question: string) =>
  (await askAbout<object>(api, slug, `${question} { ${PROBLEM} }`)).found;
const keptRuns = async () => (await connect(api.database.ownerUrl)`SELECT digest FROM runs`).length;

const QUESTIONS = [
  `contagion(${ALPHA_FAILS})`,
  'lossDistribution(model: DEBT_RANK, failureProbability: { everybody: 0.2 }, scenarios: 64, seed: 1, confidences: [0.9])',
  'reverseStress(model: EISENBERG_NOE, target: { failures: 1 })',
  'leastShock(model: EISENBERG_NOE, target: { failures: 1 })',
  'bailOut(budget: "1", shock: { everybody: 0.5 })',
  'mostImportant(most: 2)',
];

describe('B11: amounts in dollars without a rate for the day', () => {
  test.each(QUESTIONS)('make %s refused with the pair and the day', async (question) => {
    expect(await refusalOf('no-rate', question)).toMatchObject({
      code: 'MISSING_FX',
      message: 'The dataset has no exchange rate from USD to EUR on 2019-12-31: add it to fx_rates and import again.',
    });
  });
});

describe('B06: amounts that do not add up in a double', () => {
  test.each(QUESTIONS)('make %s refused, and nothing is stored', async (question) => {
    expect(await refusalOf('huge', question)).toMatchObject({ code: 'NUMERIC_OVERFLOW' });
    expect(await keptRuns()).toBe(0);
  });

  test.each(CONTAGION_MODELS.map(({ name }) => name))(
    'make a run of %s refused, and nothing is stored',
    async (name) => {
      const question = `contagion(${ALPHA_FAILS}, model: { ${name}: {} })`;
      expect(await refusalOf('huge', question)).toMatchObject({ code: 'NUMERIC_OVERFLOW' });
      expect(await keptRuns()).toBe(0);
    },
  );
});

describe.each([
  ['B11', 'no-rate', 'MISSING_FX'],
  ['B06', 'huge', 'NUMERIC_OVERFLOW'],
])('%s, B02: of the system "%s"', (_id, slug, code) => {
  test.each(everyFieldOf('Snapshot').map((selection) => [selection.split(/\W/)[0], selection]))(
    '%s is answered, or the error says why there is no amount; no NaN and no infinity leaves',
    async (_name, selection) => {
      const { status, data, errors } = await api.ask(
        `{ snapshot(slug: "${slug}") { __typename ... on Snapshot { ${selection} } } }`,
      );
      expect(errors.map((error) => error.extensions.code)).toEqual(errors.map(() => code));
      expect(status).toBe(errors.length > 0 ? 422 : 200);
      expect(JSON.stringify(data)).not.toMatch(/NaN|Infinity/);
    },
  );

  test(`an amount is refused with ${code}, and a ranking has it as the reason of each`, async () => {
    const { errors } = await api.ask(
      `{ snapshot(slug: "${slug}") { ... on Snapshot { totals { exposuresByQuality { amount { amount } } } } } }`,
    );
    expect(errors[0]?.extensions.code).toBe(code);
    interface Ranked {
      readonly edges: readonly { readonly node: { readonly systemicImportance: object } }[];
    }
    const { found } = await askAbout<Ranked>(
      api,
      slug,
      'institutions(filter: { kinds: [BANK] }) { edges { node { systemicImportance { value reason } } } }',
    );
    expect(found.edges.map(({ node }) => node.systemicImportance)).toEqual(
      found.edges.map(() => ({ value: null, reason: code })),
    );
  });
});

test('B02: a model that finds a number that is none is refused by name of model and bank, and nothing is stored', async () => {
  const model = CONTAGION_MODELS.find(({ name }) => name === 'debtRankLinear');
  if (!model) throw new Error('there is no such model');
  const honest = model.run;
  const broken = vi.spyOn(model, 'run').mockImplementation((input) => {
    const outcome = honest(input);
    return { ...outcome, lossAmount: outcome.lossAmount.map((amount, row) => (row === 4 ? Number.NaN : amount)) };
  });
  const before = await keptRuns();
  const refused = await refusalOf('capital', `contagion(${ALPHA_FAILS})`);
  broken.mockRestore();
  expect(refused).toMatchObject({
    code: 'NUMERIC_OVERFLOW',
    message: expect.stringMatching(/^DebtRank, linear finds no finite loss for Bank without-assets/),
  });
  expect(await keptRuns()).toBe(before);
});

test('B08: a shock in shares of capital is refused where clearing can hit a bank that has none', async () => {
  const question = 'leastShock(model: EISENBERG_NOE, target: { failures: 3 }, measure: SHARE_OF_CAPITAL)';
  expect(await refusalOf('capital', question)).toMatchObject({
    code: 'NO_CAPITAL',
    message: 'Bank negative has no capital that a loss could be a share of: measure the shock as an AMOUNT.',
    path: ['measure'],
  });
});

interface Measured {
  readonly key: string;
  readonly leverage: object;
  readonly systemicImportance: { readonly value: number | null; readonly reason: string | null };
  readonly vulnerability: { readonly value: number | null; readonly reason: string | null };
  readonly exposuresAsCreditor: { readonly totalCount: number; readonly totalAmount: Amount };
}

async function measured(): Promise<ReadonlyMap<string, Measured>> {
  const { found } = await askAbout<{ readonly edges: readonly { readonly node: Measured }[] }>(
    api,
    'capital',
    `institutions { edges { node { key leverage { value reason } systemicImportance { value reason }
      vulnerability { value reason } exposuresAsCreditor { totalCount totalAmount { amount } } } } }`,
  );
  return new Map(found.edges.map(({ node }) => [node.key, node]));
}

test('B08: capital that is negative, zero or not stated gives no leverage but a reason, and assets of zero a leverage of zero', async () => {
  const found = await measured();
  expect(Object.fromEntries([...found].map(([key, { leverage }]) => [key, leverage]))).toEqual({
    alpha: { value: 10, reason: null },
    negative: { value: null, reason: 'NEGATIVE_OR_ZERO_EQUITY' },
    nothing: { value: null, reason: 'NEGATIVE_OR_ZERO_EQUITY' },
    silent: { value: null, reason: 'NOT_REPORTED' },
    'without-assets': { value: 0, reason: null },
  });
});

test('C10: who has lent to nobody is not vulnerable at all; who has no capital has a reason; a sum of nothing is zero', async () => {
  const found = await measured();
  const lender = found.get('alpha');
  // Of its 10 it loses 4 with the one bank that can still fail, besides itself.
  expect(lender?.vulnerability.value).toBeCloseTo(0.4, 12);
  expect(found.get('without-assets')).toMatchObject({
    vulnerability: { value: 0, reason: null },
    exposuresAsCreditor: { totalCount: 0, totalAmount: { amount: '0' } },
  });
  for (const [key, reason] of [
    ['negative', 'NEGATIVE_OR_ZERO_EQUITY'],
    ['nothing', 'NEGATIVE_OR_ZERO_EQUITY'],
    ['silent', 'NOT_REPORTED'],
  ])
    expect(found.get(key ?? ''), key).toMatchObject({
      systemicImportance: { value: null, reason },
      vulnerability: { value: null, reason },
    });
});
