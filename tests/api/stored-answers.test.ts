import { ENGINE_VERSION } from '@faultline/engine';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askAbout, PROBLEM, startWithChain } from './ask-about.ts';
import { personOf } from './people.ts';
import type { RunningApi } from './running-api.ts';

// Answers of questions about a snapshot are kept by the hash of all they are a function of, and can be had again.

let api: RunningApi;
beforeAll(async () => {
  api = await startWithChain({ budget: { capacity: 1e9, perSecond: 1e9 } });
});
afterAll(() => api.close());

const EVERYTHING = `digest engineVersion storedAt`;
const QUESTIONS = {
  lossDistribution: `lossDistribution(model: DEBT_RANK, failureProbability: { everybody: 0.2 }, scenarios: 500, seed: 7, confidences: [0.9]) {
    ${PROBLEM} ... on LossDistribution { ${EVERYTHING} seed mean { loss { amount } lower { amount } } exactMean { amount }
      confidences { confidence estimates { valueAtRisk { loss { amount } } expectedShortfall { loss { amount } } }
        exact { valueAtRisk { amount } } convergence { scenarios } } histogram { lossFree bars { scenarios } } } }`,
  reverseStress: `reverseStress(model: DEFAULT_CASCADE, target: { failures: 2 }) { ${PROBLEM} ... on ReverseStress {
      ${EVERYTHING} severity { value } reached { failedCount loss { amount } } worst { failedCount } } }`,
  leastShock: `leastShock(model: EISENBERG_NOE, target: { failures: 1 }) { ${PROBLEM} ... on LeastShock {
      ${EVERYTHING} norm { value } certainty partCount parts { loss { amount } normShare } reached { failedCount } uniform { norm } } }`,
  bailOut: `bailOut(budget: "1.5", shock: { everybody: 0.5 }) { ${PROBLEM} ... on BailOut { ${EVERYTHING}
      optimal { shortfall { amount } injections { total { amount } } } greedy { shortfall { amount } } noDefault { total { amount } } } }`,
} as const;
type Name = keyof typeof QUESTIONS;

interface Answer {
  readonly digest: string;
  readonly storedAt: string;
}
interface Reproduced {
  readonly code?: string;
  readonly question?: string;
  readonly isIdentical?: boolean;
  readonly difference?: string | null;
}

const ask = (question: string) => askAbout<Answer>(api, 'chain', question);
const again = async (digest: string, headers: Record<string, string> = {}) => {
  const query = `query($digest: String!) { found: reproduceAnswer(digest: $digest) {
    ... on Problem { code } ... on AnswerReproduction { question isIdentical difference } } }`;
  return (await api.ask<{ found: Reproduced }>(query, { digest }, headers)).data.found;
};

async function change(digest: string, figures: (text: string) => string): Promise<void> {
  const sql = postgres(api.database.ownerUrl, { max: 1, onnotice: () => {} });
  await sql`ALTER TABLE answers NO FORCE ROW LEVEL SECURITY`;
  const [row] = await sql<{ figures: Buffer }[]>`SELECT figures FROM answers WHERE digest = ${digest}`;
  const changed = Buffer.from(figures(row?.figures.toString('utf8') ?? ''));
  await sql`UPDATE answers SET figures = ${changed} WHERE digest = ${digest}`;
  await sql.end();
}

describe.each(Object.keys(QUESTIONS) as Name[])('the answer of %s', (name) => {
  test('is stored the first time, and the same to the letter when it is read again', async () => {
    const first = await ask(QUESTIONS[name]);
    expect(first.found.code).toBeUndefined();
    expect(first.statements.filter((text) => /INSERT INTO .*answers/.test(text))).toHaveLength(1);
    const second = await ask(QUESTIONS[name]);
    expect(second.found).toEqual(first.found);
    expect(second.statements.filter((text) => /INSERT INTO .*answers/.test(text))).toEqual([]);
  });

  test('worked out again has every stored digit', async () => {
    const { found } = await ask(QUESTIONS[name]);
    expect(await again(found.digest)).toEqual({ question: name, isIdentical: true, difference: null });
  });

  test('B13: of which a digit was changed is told apart, by the place of the figure', async () => {
    const { found } = await ask(QUESTIONS[name]);
    let had = '';
    // The last digit of the first number with a point in it, wherever that is; of integers the first.
    const other = (text: string) =>
      text.replace(/\d+\.\d+|(?<=:)\d+/, (number) => {
        had = number;
        return `${number.slice(0, -1)}${(Number(number.at(-1)) + 5) % 10}`;
      });
    await change(found.digest, other);
    const { isIdentical, difference } = await again(found.digest);
    expect(isIdentical).toBe(false);
    expect(difference).toContain(`: ${Number(had)}, where `);
    await change(found.digest, (text) => text.replace(/\d+\.\d+|(?<=:)\d+/, had));
    expect(await again(found.digest)).toMatchObject({ isIdentical: true });
  });

  test('B13: whose request was changed to that of another is told apart, whatever its figures', async () => {
    const { found } = await ask(QUESTIONS[name]);
    const sql = postgres(api.database.ownerUrl, { max: 1, onnotice: () => {} });
    await sql`ALTER TABLE answers NO FORCE ROW LEVEL SECURITY`;
    const [row] = await sql<{ request: object }[]>`SELECT request FROM answers WHERE digest = ${found.digest}`;
    const request = JSON.stringify(row?.request);
    const other = request.replace(/\d(?=[^\d]*$)/, (digit) => `${(Number(digit) + 1) % 10}`);
    expect(other).not.toBe(request);
    await sql`UPDATE answers SET request = ${sql.json(JSON.parse(other))} WHERE digest = ${found.digest}`;
    const { isIdentical, difference } = await again(found.digest);
    expect(isIdentical).toBe(false);
    expect(difference).toMatch(/^the request it is stored with is that of another answer, [0-9a-f]{64}$/);
    await sql`UPDATE answers SET request = ${sql.json(JSON.parse(request))} WHERE digest = ${found.digest}`;
    await sql.end();
    expect(await again(found.digest)).toMatchObject({ isIdentical: true });
  });

  test('is nobody else’s', async () => {
    const { found } = await ask(QUESTIONS[name]);
    const sql = postgres(api.database.ownerUrl, { max: 1, onnotice: () => {} });
    await sql`INSERT INTO tenants VALUES ('others', 'Others') ON CONFLICT DO NOTHING`;
    await sql.end();
    const { headers } = await personOf(api.database, 'ANALYST', 'others');
    expect(await again(found.digest, headers)).toEqual({ code: 'NOT_FOUND' });
  });
});

describe('a loss distribution', () => {
  const drawn = (seed: string, more = '') =>
    askAbout<Answer & { seed: number }>(
      api,
      'chain',
      `lossDistribution(model: DIRECT, failureProbability: { everybody: 0.2 }, scenarios: 100 ${seed} ${more}) {
        ${PROBLEM} ... on LossDistribution { digest storedAt seed } }`,
    );

  test('B13: whose seed was chosen by chance is the one of that seed, and another chance is another', async () => {
    const { found } = await drawn('');
    const other = await drawn('');
    expect(other.found.digest).not.toBe(found.digest);
    const same = await drawn(`, seed: ${found.seed}`);
    expect(same.found).toEqual(found);
    expect(await again(found.digest)).toMatchObject({ isIdentical: true });
  });

  test('B13: of another seed, model or coverage is another', async () => {
    const digests = await Promise.all(
      [', seed: 1', ', seed: 2', ', seed: 9007199254740991', ', seed: 1, coverage: 0.9'].map(
        async (given) => (await drawn(given)).found.digest,
      ),
    );
    expect(new Set(digests).size).toBe(digests.length);
    expect((await drawn(', seed: 9007199254740991')).found.seed).toBe(9007199254740991);
    // Minus nothing is nothing, and is kept as that.
    const { found } = await drawn(', seed: -0');
    expect((await drawn(', seed: 0')).found).toEqual(found);
    expect(await again(found.digest)).toMatchObject({ isIdentical: true });
  });

  test.each(['9007199254740993', '18446744073709551616', '-1'])(
    'B13: of the seed %s is refused, and no other number is said',
    async (seed) => {
      const { found } = await drawn(`, seed: ${seed}`);
      expect(found).toMatchObject({
        code: 'BAD_PARAMETER',
        path: ['seed'],
        message: 'The seed is no whole number from 0 to 2^53 - 1; choose one, or none.',
      });
    },
  );
});

test.each(['0.5', '9007199254740990.6', '1e3', '"abc"'])('B13: a seed written as %s is none', async (seed) => {
  const { errors } = await api.ask(
    `{ snapshot(slug: "chain") { ... on Snapshot { lossDistribution(model: DIRECT, failureProbability: { everybody: 0.2 }, seed: ${seed}) { __typename } } } }`,
  );
  expect(errors.map(({ extensions }) => extensions.code)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  expect(errors[0]?.message).toContain('A Seed is a whole number');
});

const each = (part: string, names: string) => names.split(' ').map((name) => `${part}.${name}`);
const ESTIMATES = ['scenarios', 'tailScenarios'].concat(
  ...['mean', 'valueAtRisk', 'expectedShortfall'].map((of) => each(of, 'value lower upper')),
);
const USE = 'injectionAmount totalPayments failed';

/** What the fields of the API read of each answer. */
const NAMES = {
  lossDistribution: [
    ...['seed', 'lossAmount', 'confidences.confidence'],
    ...['estimates', 'byScenarios'].flatMap((part) => each(`confidences.${part}`, ESTIMATES.join(' '))),
    ...each('confidences.exact', 'valueAtRisk expectedShortfall'),
    ...each('exact', 'scenarios failureProbability expectedFailures expectedFirstFailures contagionProbability'),
    ...each('exact', 'meanAmount firstFailureProbability'),
  ],
  reverseStress: [
    ...['severity', ...each('reached', 'severity failed lossAmount'), ...each('unshocked', 'severity lossAmount')],
    ...[...each('worst', 'severity failed lossAmount'), 'losableAmount', 'unitFallAmount'],
  ],
  leastShock: [
    ...[...each('least', 'shockAmount norm normLowerBound certainty'), ...each('parts', 'row lossAmount normShare')],
    ...['reachedFactor', ...each('reached', 'severity failed lossAmount'), ...each('unshocked', 'severity lossAmount')],
    ...[...each('uniform', 'severity norm'), 'losableAmount', 'unitFallAmount'],
  ],
  bailOut: [
    ...[...each('without', USE), ...each('optimal', `${USE} totalPaymentsAtMost`), ...each('greedy', USE)],
    ...['noDefaultAmount', 'noDefaultTotalAmount'],
  ],
} satisfies Record<Name, readonly string[]>;

/** Names of figures, those within a list or a part once. */
function namesIn(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((part) => namesIn(part, path)))];
  if (typeof value !== 'object' || value === null) return path === '' ? [] : [path];
  return Object.entries(value).flatMap(([name, part]) =>
    name.startsWith('$') ? [path] : namesIn(part, path === '' ? name : `${path}.${name}`),
  );
}

test('figures have the names they are read by: with others, or other digits, the engine’s version is another', async () => {
  const sql = postgres(api.database.ownerUrl, { max: 1, onnotice: () => {} });
  await sql`ALTER TABLE answers NO FORCE ROW LEVEL SECURITY`;
  const names: Record<string, readonly string[]> = {};
  for (const [name, question] of Object.entries(QUESTIONS)) {
    const { found } = await ask(question);
    const [row] = await sql<{ figures: Buffer }[]>`SELECT figures FROM answers WHERE digest = ${found.digest}`;
    names[name] = namesIn(JSON.parse(row?.figures.toString('utf8') ?? '{}'));
  }
  await sql.end();
  expect([ENGINE_VERSION, names]).toEqual(['0.6.0', NAMES]);
});

test('what was refused is not stored', async () => {
  const { found, statements } = await ask(
    `reverseStress(model: DEFAULT_CASCADE, target: { failures: 0 }) { ${PROBLEM} }`,
  );
  expect(found.code).toBe('BAD_PARAMETER');
  expect(statements.filter((text) => /answers/.test(text))).toEqual([]);
});

test('an answer nobody was given is not found', async () => {
  expect(await again('f'.repeat(64))).toEqual({ code: 'NOT_FOUND' });
});
