import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '@faultline/store';
import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLInputField,
  GraphQLInputObjectType,
  type GraphQLInputType,
  GraphQLList,
  GraphQLNonNull,
  type GraphQLObjectType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { batchesOf, dataset } from '../database/two-banks.ts';
import { askAbout, PROBLEM, type Refusal } from './ask-about.ts';
import { type RunningApi, startApi } from './running-api.ts';

// Whoever is refused is told which of their own arguments to mend: the path is one of the schema, and the sentence has its name.

const SCHEMA = buildSchema(readFileSync(join(import.meta.dirname, '../../packages/contract/schema.graphql'), 'utf8'), {
  assumeValidSDL: true,
});

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
  const store = openStore(api.database);
  await store.importDataset({ tenant: 'local' }, { ...dataset, scale: 0 }, batchesOf());
  await store.close();
});
afterAll(() => api.close());

/** Whether a path leads from the arguments of a field to an input: by names of arguments and input fields, and places in lists. */
function isPathOfInput(
  args: readonly (GraphQLArgument | GraphQLInputField)[],
  [first, ...rest]: readonly string[],
): boolean {
  const found = args.find(({ name }) => name === first);
  return found !== undefined && isPathIn(found.type, rest);
}

function isPathIn(type: GraphQLInputType, path: readonly string[]): boolean {
  if (type instanceof GraphQLNonNull) return isPathIn(type.ofType as GraphQLInputType, path);
  if (path.length === 0) return true;
  if (type instanceof GraphQLList) return /^\d+$/.test(path[0] ?? '') && isPathIn(type.ofType, path.slice(1));
  return type instanceof GraphQLInputObjectType && isPathOfInput(Object.values(type.getFields()), path);
}

const argsOf = (type: string, field: string) =>
  (SCHEMA.getType(type) as GraphQLObjectType).getFields()[field]?.args ?? [];

const IMPACT = 'impact: { parameter: 0.1 }';
const ON_SNAPSHOT: readonly (readonly [field: string, given: string, path: readonly string[], sentence: RegExp])[] = [
  ['simulateCascade', `shock: -1, ${IMPACT}`, ['shock'], /^A price does not move by -1/],
  ['simulateCascade', 'shock: -0.1', ['impact', 'parameter'], /give a parameter/],
  ['simulateCascade', 'shock: -0.1, impact: { parameter: 1e308 }', ['impactRange'], /more than a number can hold/],
  ['simulateCascade', 'shock: -0.1, impact: { parameter: -1 }', ['impact', 'parameter'], /^impact\.parameter is -1/],
  [
    'simulateCascade',
    'shock: -0.1, impact: { parameter: -1, law: EXPONENTIAL }',
    ['impact', 'parameter'],
    /^impact\.parameter is -1/,
  ],
  [
    'simulateCascade',
    'shock: -0.1, impact: { parameter: -1, law: SQUARE_ROOT }',
    ['impact', 'parameter'],
    /^impact\.parameter is -1/,
  ],
  [
    'simulateCascade',
    'shock: -0.1, impact: { parameter: 0.1, resilience: 2 }',
    ['impact', 'resilience'],
    /^impact\.resilience is 2/,
  ],
  [
    'simulateCascade',
    'shock: -0.1, impact: { parameter: 0.1, permanentShare: -1 }',
    ['impact', 'permanentShare'],
    /^impact\.permanentShare is -1/,
  ],
  [
    'simulateCascade',
    `shock: -0.1, ${IMPACT}, guardrails: [{ autoDeleveraging: {} }, { leverageCap: { maxLeverage: 0 } }]`,
    ['guardrails', '1', 'leverageCap', 'maxLeverage'],
    /^maxLeverage is 0/,
  ],
  [
    'simulateCascade',
    `shock: -0.1, ${IMPACT}, impactRange: { leastMultiple: 2, mostMultiple: 1 }`,
    ['impactRange'],
    /^2 to 1 times the impact/,
  ],
  ['tippingPoint', `share: 0, ${IMPACT}`, ['share'], /^share is 0/],
  ['tippingPoint', `share: 0.5, largestShock: 1, ${IMPACT}`, ['largestShock'], /^largestShock is 1/],
  [
    'tippingPoint',
    `share: 0.5, direction: UP, largestShock: 1e298, ${IMPACT}`,
    ['largestShock'],
    /^largestShock is 1e\+298; a number above 0 and at most 1000000000 is expected/,
  ],
  [
    'tippingPoint',
    `share: 0.5, ${IMPACT}, guardrails: [{ circuitBreaker: { moveRatio: -1 } }]`,
    ['guardrails', '0', 'circuitBreaker', 'moveRatio'],
    /^moveRatio is -1/,
  ],
  ['compareGuardrails', `shocks: [], ${IMPACT}`, ['shocks'], /shocks/],
  ['compareGuardrails', `shocks: [-2], ${IMPACT}`, ['shocks', '0'], /^A price does not move by -2/],
  [
    'compareGuardrails',
    `shocks: [${Array(20).fill('1e298').join(', ')}], ${IMPACT}`,
    ['shocks', '0'],
    /^A price does not move by 1e\+298 of itself; choose a number above -1 and at most 1000000000/,
  ],
  ['compareGuardrails', `shocks: [-0.1], guardrails: [], ${IMPACT}`, ['guardrails'], /sets of guardrails/],
  [
    'compareGuardrails',
    `shocks: [-0.1], ${IMPACT}, guardrails: [[{ autoDeleveraging: {} }], [{ autoDeleveraging: {} }, { leverageCap: { maxLeverage: 0 } }]]`,
    ['guardrails', '1', '1', 'leverageCap', 'maxLeverage'],
    /^maxLeverage is 0/,
  ],
  ['requiredInsuranceFund', `shocks: [-0.1, -1], ${IMPACT}`, ['shocks', '1'], /^A price does not move by -1/],
  ['requiredInsuranceFund', `shocks: [-0.1], confidence: 0, ${IMPACT}`, ['confidence'], /^confidence is 0/],
  ['requiredInsuranceFund', `shocks: [-0.1], badDebtLimit: "-1", ${IMPACT}`, ['badDebtLimit'], /^badDebtLimit is -1/],
  [
    'requiredInsuranceFund',
    `shocks: [-0.1], ${IMPACT}, guardrails: [{ markSmoothing: {} }, { autoDeleveraging: {} }]`,
    ['guardrails', '1', 'autoDeleveraging'],
    /auto-deleveraging/,
  ],
  [
    'requiredInsuranceFund',
    `shocks: [-0.1], ${IMPACT}, guardrails: [{ insuranceFund: { addedAmount: 5 } }]`,
    ['guardrails', '0', 'insuranceFund'],
    /leave the guardrail insuranceFund out/,
  ],
  ['criticalLeverage', 'quantity: 0, leverage: 2', ['quantity'], /quantity of 0/],
  ['criticalLeverage', 'quantity: 1e308, leverage: 2', ['quantity'], /more than a number can hold/],
  ['criticalLeverage', 'quantity: 1, leverage: 2', ['fullSaleImpactRatio'], /fullSaleImpactRatio/],
  [
    'criticalLeverage',
    'quantity: 1, leverage: 2, fullSaleImpactRatio: 2',
    ['fullSaleImpactRatio'],
    /^fullSaleImpactRatio is 2/,
  ],
  ['criticalLeverage', 'quantity: 1, leverage: 0, fullSaleImpactRatio: 0.1', ['leverage'], /^leverage is 0/],
  ['criticalLeverage', 'quantity: 1, leverage: 6, fullSaleImpactRatio: 0.1', ['leverage'], /^leverage is 6/],
  [
    'criticalLeverage',
    'quantity: 1, leverage: 10, fullSaleImpactRatio: 0.1',
    ['leverage'],
    /^At 10 times leverage .* Use leverage up to 5, as its margin tier allows\.$/,
  ],
  [
    'criticalLeverage',
    'quantity: 1e15, leverage: 2, fullSaleImpactRatio: 0.1',
    ['quantity'],
    /above the last margin tier/,
  ],
];
const ON_MARKET: typeof ON_SNAPSHOT = [
  ['opened', 'side: LONG, notional: "0", leverage: 2', ['notional'], /^notional is 0/],
  ['opened', 'side: LONG, notional: "1", leverage: 0', ['leverage'], /^leverage is 0/],
  ['opened', 'side: LONG, notional: "1", leverage: 1e-320', ['leverage'], /^leverage is 1e-320; its collateral/],
  ['opened', 'side: LONG, notional: "1", leverage: 6', ['leverage'], /^leverage is 6/],
  [
    'opened',
    'side: LONG, notional: "1", leverage: 10',
    ['leverage'],
    /^At 10 times leverage .* Use leverage up to 5, as its margin tier allows\.$/,
  ],
  ['opened', 'side: LONG, notional: "1000000000000", leverage: 2', ['notional'], /above the last margin tier/],
  ['atRisk', 'within: 1', ['within'], /^within is 1/],
  ['liquidationMap', 'bands: 0', ['bands'], /^bands is 0/],
  ['liquidationMap', 'within: 0', ['within'], /^within is 0; a share of the mark above 0 and below 1/],
  ['liquidationMap', 'within: 1e-300', ['within'], /^within is 1e-300/],
];

describe('a refusal leads to the argument that caused it, and names it as the caller does', () => {
  test.each(ON_SNAPSHOT)('%s(%s)', async (field, given, path, sentence) => {
    const { found } = await askAbout<Refusal>(
      api,
      dataset.slug,
      `${field}(market: "bond-dollar", ${given}) { ${PROBLEM} }`,
    );
    expect(found).toMatchObject({ path, message: expect.stringMatching(sentence) as string });
    expect(isPathOfInput(argsOf('Snapshot', field), found.path ?? [])).toBe(true);
  });

  test.each(ON_MARKET)('%s(%s) of a market', async (field, given, path, sentence) => {
    const { found } = await askAbout<Record<string, Refusal>>(
      api,
      dataset.slug,
      `market(key: "bond-dollar") { ... on Market { ${field}(${given}) { ${PROBLEM} } } }`,
    );
    expect(found[field]).toMatchObject({ path, message: expect.stringMatching(sentence) as string });
    expect(isPathOfInput(argsOf('Market', field), found[field]?.path ?? [])).toBe(true);
  });

  test('a path that is none is known as none', () => {
    const args = argsOf('Snapshot', 'simulateCascade');
    for (const path of [
      [],
      ['guardrails', 'LEVERAGE_CAP'],
      ['guardrails', '0', 'LEVERAGE_CAP'],
      ['resilience'],
      ['shock', '0'],
    ])
      expect(isPathOfInput(args, path), path.join('.')).toBe(false);
  });
});
