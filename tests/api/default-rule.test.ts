import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWithChain } from './ask-about.ts';
import type { RunningApi } from './running-api.ts';

// Whether a loss of exactly all capital is a default: said by every model and beside every answer.

let api: RunningApi;
beforeAll(async () => {
  api = await startWithChain();
});
afterAll(() => api.close());

const SHOCK = 'shock: { losses: [{ institution: "a", lossRatio: 1 }] }';
const FALL = 'target: { failures: 1 }';
const CHANCE = 'failureProbability: { everybody: 0.1 }, scenarios: 2, seed: 1, confidences: [0.9]';

test.each([
  [`contagion(${SHOCK}, model: { defaultCascade: {} }) { ... on Run { defaultRule } }`, 'WEAK'],
  [`contagion(${SHOCK}, model: { defaultCascade: { defaultRule: STRICT } }) { ... on Run { defaultRule } }`, 'STRICT'],
  [`contagion(${SHOCK}, model: { eisenbergNoe: {} }) { ... on Run { defaultRule } }`, 'STRICT'],
  [`contagion(${SHOCK}) { ... on Run { defaultRule } }`, null],
  [`reverseStress(model: DEFAULT_CASCADE, ${FALL}) { ... on ReverseStress { defaultRule } }`, 'STRICT'],
  [`reverseStress(model: DEBT_RANK, ${FALL}) { ... on ReverseStress { defaultRule } }`, null],
  [`leastShock(model: EISENBERG_NOE, ${FALL}) { ... on LeastShock { defaultRule } }`, 'STRICT'],
  [`lossDistribution(model: DEFAULT_CASCADE, ${CHANCE}) { ... on LossDistribution { defaultRule } }`, 'STRICT'],
  [`lossDistribution(model: DIRECT, ${CHANCE}) { ... on LossDistribution { defaultRule } }`, null],
])('%s follows the rule %s', async (question, defaultRule) => {
  const { data, errors } = await api.ask<{ snapshot: { found: object } }>(
    `{ snapshot(slug: "chain") { ... on Snapshot { found: ${question} } } }`,
  );
  expect(errors).toEqual([]);
  expect(data.snapshot.found).toEqual({ defaultRule });
});

test('the catalogue says it of every model, with its usual parameters', async () => {
  const { data } = await api.ask<{ models: readonly { readonly name: string; readonly defaultRule: string | null }[] }>(
    '{ models { name defaultRule } }',
  );
  const followed = new Map(data.models.map(({ name, defaultRule }) => [name, defaultRule]));
  expect([followed.get('defaultCascade'), followed.get('rogersVeraart'), followed.get('debtRankLinear')]).toEqual([
    'WEAK',
    'STRICT',
    null,
  ]);
});
