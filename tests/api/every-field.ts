import { type GraphQLObjectType, getNamedType, isObjectType, isRequiredArgument, isUnionType } from 'graphql';
import { schema } from '../../apps/api/src/schema.ts';

/** Of fields that need some, or would be too dear without. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  'Snapshot.network': '(maxInstitutions: 5, maxExposures: 5)',
  'Snapshot.search': '(text: "a")',
  'Snapshot.institution': '(by: { key: "alpha" })',
  'Snapshot.market': '(key: "bond-future")',
  'Snapshot.account': '(key: "two")',
  'Snapshot.contagion': '(shock: { losses: [{ institution: "alpha", lossRatio: 1 }] })',
  'Snapshot.compareModels':
    '(shock: { losses: [{ institution: "alpha", lossRatio: 1 }] }, models: [{ debtRankLinear: {} }, { rogersVeraart: {} }])',
  'Snapshot.reverseStress': '(model: EISENBERG_NOE, target: { failures: 1 })',
  'Snapshot.bailOut': '(budget: "1", shock: { everybody: 0.5 })',
  'Snapshot.lossDistribution':
    '(model: DEBT_RANK, failureProbability: { everybody: 0.2 }, scenarios: 64, seed: 1, confidences: [0.9])',
  'Snapshot.simulateCascade':
    '(market: "bond-dollar", shock: -0.1, impact: { parameter: 0.1 }, guardrails: [{ autoDeleveraging: {} }])',
  'Snapshot.tippingPoint': '(market: "bond-dollar", share: 0.5, impact: { parameter: 0.1 })',
  'Snapshot.criticalLeverage': '(market: "bond-dollar", quantity: 1, leverage: 2, fullSaleImpactRatio: 0.1)',
  'Snapshot.compareGuardrails': '(market: "bond-dollar", shocks: [-0.1], impact: { parameter: 0.1 })',
  'Snapshot.requiredInsuranceFund': '(market: "bond-dollar", shocks: [-0.1], impact: { parameter: 0.1 })',
  'Run.without': '(exposures: [])',
  'InstitutionConnection.aggregate':
    '(groupBy: [COUNTRY], measures: [{ of: TOTAL_ASSETS }, { of: LEVERAGE, by: MEAN }])',
  'ExposureConnection.aggregate': '(groupBy: [INSTRUMENT], measures: [{ of: AMOUNT }])',
  'HoldingConnection.aggregate': '(measures: [{ of: AMOUNT }])',
  'Run.loss': '(institution: "alpha")',
};

/** One selection per field of a type: the field with everything below it, each type opened where it is met first. */
export function everyFieldOf(typeName: string): readonly string[] {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`${typeName} has no fields`);
  return Object.keys(type.getFields()).flatMap((name) => selectionOf(type, name, new Set([typeName])) ?? []);
}

function selectionOf(type: GraphQLObjectType, name: string, opened: Set<string>): string | null {
  const field = type.getFields()[name];
  if (!field) return null;
  const usual = field.args.some((argument) => argument.name === 'first') ? '(first: 2)' : '';
  const given = ARGUMENTS[`${type.name}.${name}`] ?? usual;
  if (given === '' && field.args.some(isRequiredArgument)) throw new Error(`${type.name}.${name} needs arguments`);
  const inner = getNamedType(field.type);
  if (!isObjectType(inner) && !isUnionType(inner)) return name + given;
  const parts = (isUnionType(inner) ? inner.getTypes() : [inner]).filter((part) => !opened.has(part.name));
  for (const part of parts) opened.add(part.name);
  // A type whose fields all lead to types opened before has nothing of its own to ask for.
  const fragments = parts.flatMap((part) => {
    const fields = fieldsOf(part, opened);
    return fields === '' ? [] : [`... on ${part.name} { ${fields} }`];
  });
  return fragments.length === 0 ? null : `${name}${given} { __typename ${fragments.join(' ')} }`;
}

function fieldsOf(type: GraphQLObjectType, opened: Set<string>): string {
  return Object.keys(type.getFields())
    .flatMap((name) => selectionOf(type, name, opened) ?? [])
    .join(' ');
}
