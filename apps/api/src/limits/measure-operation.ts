import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getVariableValues,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { checkPaging, DEFAULT_PAGE } from '../values/paging.ts';

/** What an operation would cost at most, measured before anything runs. */
export interface Measured {
  /** Objects and fields it can touch, by the sizes its coerced arguments ask for. */
  readonly cost: number;
  /** Nested fields; edges and node count as one with their connection. */
  readonly depth: number;
  readonly aliasCount: number;
}

export interface Operation {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Length assumed of a list that no argument bounds. */
const UNBOUNDED_LIST = 10;
/** Calculations cost far more than a field: by field name, in fields. */
const OWN_COSTS: Readonly<Record<string, number>> = {
  contagion: 1_000,
  compareModels: 10_000,
  without: 1_000,
  reproduceRun: 1_000,
  reproduceAnswer: 50_000,
  reverseStress: 2_000,
  leastShock: 20_000,
  mostImportant: 20_000,
  bailOut: 2_000,
  lossDistribution: 50_000,
  simulateCascade: 5_000,
  tippingPoint: 20_000,
  compareGuardrails: 20_000,
  requiredInsuranceFund: 5_000,
  criticalLeverage: 10,
  origins: 50,
  selfFulfillingLoss: 50,
  causes: 10,
  aggregate: 500,
  largeExposures: 500,
  doubts: 500,
  accounts: 50,
  atRisk: 500,
  liquidationMap: 500,
  leverage: 1,
};
/** Beyond this nobody needs the exact number. */
const CEILING = 1e12;
/** Fragments that spread others twice each double the work at every level: so many selections are looked at, no more. */
const MOST_SELECTIONS = 200_000;

/**
 * Throws what getVariableValues and checkPaging throw: bad variables and bad page sizes are found here, too. An operation
 * with more than 200,000 selections, fragments written out, is over any limit and not measured to its end.
 */
export function measureOperation({ schema, operation, fragments, variables }: Operation): Measured {
  const root = schema.getRootType(operation.operation);
  const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (!root || coerced.errors) return { cost: 0, depth: 0, aliasCount: 0 };
  let aliasCount = 0;
  let visited = 0;

  const measure = (selections: SelectionSetNode, parent: GraphQLCompositeType, outer: Given): Sized => {
    let [cost, depth] = [0, 0];
    for (const selection of selections.selections) {
      if (++visited > MOST_SELECTIONS) return { cost: CEILING, depth };
      const found =
        selection.kind === Kind.FIELD
          ? measureField(selection, parent, outer)
          : selection.kind === Kind.INLINE_FRAGMENT
            ? measure(selection.selectionSet, conditionType(selection.typeCondition?.name.value) ?? parent, outer)
            : measureFragment(fragments[selection.name.value], outer);
      cost = Math.min(CEILING, cost + found.cost);
      depth = Math.max(depth, found.depth);
    }
    return { cost, depth };
  };
  const conditionType = (name: string | undefined) => {
    const type = name === undefined ? undefined : schema.getType(name);
    return isCompositeType(type) ? type : undefined;
  };
  const measureFragment = (fragment: FragmentDefinitionNode | undefined, outer: Given) => {
    const type = conditionType(fragment?.typeCondition.name.value);
    return fragment && type ? measure(fragment.selectionSet, type, outer) : { cost: 0, depth: 0 };
  };
  const measureField = (node: FieldNode, parent: GraphQLCompositeType, outer: Given) => {
    if (node.alias) aliasCount++;
    // Introspection has a depth limit of its own, and its answer is as long as the schema.
    if (node.name.value.startsWith('__')) return { cost: 1, depth: 1 };
    const field = isAbstractType(parent) && !('getFields' in parent) ? undefined : parent.getFields()[node.name.value];
    if (!field) return { cost: 0, depth: 0 };
    const type = getNamedType(field.type);
    const given = getArgumentValues(field, node, coerced.coerced);
    checkPaging(given);
    const inner =
      node.selectionSet && isCompositeType(type) ? measure(node.selectionSet, type, given) : { cost: 0, depth: 0 };
    const isStep = field.name !== 'edges' && field.name !== 'node';
    return { cost: ownCost(field) + sizeOf(field, given, outer) * inner.cost, depth: inner.depth + (isStep ? 1 : 0) };
  };
  return { ...measure(operation.selectionSet, root, {}), aliasCount };
}

function ownCost(field: GraphQLField<unknown, unknown>): number {
  return OWN_COSTS[field.name] ?? 1;
}

/**
 * How many objects a field answers: what its arguments ask for, one for an object, a guess for any other list. `outer`
 * holds the arguments of the field around it, which bound the lists of a drawing.
 */
function sizeOf(field: GraphQLField<unknown, unknown>, given: Given, outer: Given): number {
  // A connection is one object; its page is as long as the arguments around `edges` say.
  if (field.name === 'edges') return pageSize(outer);
  if (field.args.some(({ name }) => name === 'first')) return isList(field.type) ? pageSize(given) : 1;
  if (Array.isArray(given.models)) return Math.max(1, given.models.length);
  if (Array.isArray(given.ids)) return Math.max(1, given.ids.length);
  // A size below one, which the field itself will refuse, must not make anything around it cheaper.
  if (field.name === 'positions' && 'maxInstitutions' in outer) return Math.max(1, Number(outer.maxInstitutions));
  if (field.name === 'exposures' && 'maxExposures' in outer) return Math.max(1, Number(outer.maxExposures));
  if (field.name === 'ranked' && 'most' in outer) return Math.max(1, Number(outer.most));
  return isList(field.type) ? UNBOUNDED_LIST : 1;
}

function pageSize({ first, last }: Given): number {
  const asked = first ?? last;
  return typeof asked === 'number' ? Math.max(1, asked) : DEFAULT_PAGE;
}

type Given = Readonly<Record<string, unknown>>;
type Sized = { cost: number; depth: number };

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}
