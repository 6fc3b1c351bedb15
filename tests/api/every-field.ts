import { type GraphQLObjectType, getNamedType, isObjectType, isRequiredArgument, isUnionType } from 'graphql';
import { schema } from '../../apps/api/src/schema.ts';

/** Of fields that need some, or would be too dear without. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  'Snapshot.network': '(maxInstitutions: 5, maxExposures: 5)',
  'Snapshot.search': '(text: "a")',
  'Snapshot.institution': '(by: { key: "alpha" })',
  'Snapshot.market': '(key: "bond-future")',
  'Snapshot.account': '(key: "two")',
  'Snapshot.contract': '(venue: "beta", key: "bf")',
  'Snapshot.contagion': '(shock: { losses: [{ institution: "alpha", lossRatio: 1 }] })',
  'Snapshot.compareModels':
    '(shock: { losses: [{ institution: "alpha", lossRatio: 1 }] }, models: [{ debtRankLinear: {} }, { rogersVeraart: {} }])',
  'Snapshot.reverseStress': '(model: EISENBERG_NOE, target: { failures: 1 })',
  'Snapshot.leastShock': '(model: EISENBERG_NOE, target: { failures: 1 })',
  'Snapshot.mostImportant': '(most: 2)',
  'Snapshot.bailOut': '(budget: "1", shock: { everybody: 0.5 })',
  'Snapshot.lossDistribution':
    '(model: DEBT_RANK, failureProbability: { everybody: 0.2 }, scenarios: 64, seed: 1, confidences: [0.9])',
  'Snapshot.simulateCascade':
    '(market: "bond-dollar", shock: -0.1, impact: { parameter: 0.1 }, guardrails: [{ autoDeleveraging: {} }])',
  'Snapshot.tippingPoint': '(market: "bond-dollar", share: 0.5, impact: { parameter: 0.1 })',
  'Snapshot.criticalLeverage': '(market: "bond-dollar", quantity: 1, leverage: 2, fullSaleImpactRatio: 0.1)',
  'Snapshot.compareGuardrails': '(market: "bond-dollar", shocks: [-0.1], impact: { parameter: 0.1 })',
  'Snapshot.requiredInsuranceFund': '(market: "bond-dollar", shocks: [-0.1], impact: { parameter: 0.1 })',
  'Market.atRisk': '(within: 0.1)',
  'Market.opened': '(side: LONG, notional: "0.00001", leverage: 3)',
  'MarginWatch.event': '(number: 1)',
  'Run.without': '(exposures: [])',
  'InstitutionConnection.aggregate':
    '(groupBy: [COUNTRY], measures: [{ of: TOTAL_ASSETS }, { of: LEVERAGE, by: MEAN }])',
  'ExposureConnection.aggregate': '(groupBy: [INSTRUMENT], measures: [{ of: AMOUNT }])',
  'HoldingConnection.aggregate': '(measures: [{ of: AMOUNT }])',
  'Run.loss': '(institution: "alpha")',
  'RunClearing.payment': '(institution: "alpha")',
};

/** The API answers 14 levels; `edges` and `node` are one with their connection, and `snapshot` stands around every field. */
const DEEPEST = 14;

/** What is worked out of a whole market costs too much in a list of lists: it is met near the top of another selection. */
const DEEPEST_MARKET = 6;

interface Descent {
  readonly opened: Set<string>;
  /** Level of the field. */
  readonly level: number;
}

/** One selection per field of a type: the field with everything below it, each type opened where it is met first. */
export function everyFieldOf(typeName: string): readonly string[] {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`${typeName} has no fields`);
  return Object.keys(type.getFields()).flatMap(
    (name) => selectionOf(type, name, { opened: new Set([typeName]), level: 2 }) ?? [],
  );
}

function selectionOf(type: GraphQLObjectType, name: string, { opened, level }: Descent): string | null {
  const field = type.getFields()[name];
  if (!field) return null;
  const usual = field.args.some((argument) => argument.name === 'first') ? '(first: 2)' : '';
  const given = ARGUMENTS[`${type.name}.${name}`] ?? usual;
  if (given === '' && field.args.some(isRequiredArgument)) throw new Error(`${type.name}.${name} needs arguments`);
  const inner = getNamedType(field.type);
  if (!isObjectType(inner) && !isUnionType(inner)) return name + given;
  // What is too deep here is met at the top of another selection.
  if (level >= (inner.name === 'Market' ? DEEPEST_MARKET : DEEPEST)) return null;
  const parts = (isUnionType(inner) ? inner.getTypes() : [inner]).filter((part) => !opened.has(part.name));
  for (const part of parts) opened.add(part.name);
  // A type whose fields all lead to types opened before has nothing of its own to ask for.
  const isStep = name !== 'edges' && name !== 'node';
  const fragments = parts.flatMap((part) => {
    const fields = fieldsOf(part, { opened, level: level + (isStep ? 1 : 0) });
    return fields === '' ? [] : [`... on ${part.name} { ${fields} }`];
  });
  return fragments.length === 0 ? null : `${name}${given} { __typename ${fragments.join(' ')} }`;
}

function fieldsOf(type: GraphQLObjectType, descent: Descent): string {
  return Object.keys(type.getFields())
    .flatMap((name) => selectionOf(type, name, descent) ?? [])
    .join(' ');
}
