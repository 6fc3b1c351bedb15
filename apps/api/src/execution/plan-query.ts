import {
  defaultFieldResolver,
  type GraphQLAbstractType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  getArgumentValues,
  getNullableType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { collectFields, type Selected } from './collect-fields.ts';
import { located, NotPlain, type Place, type PlaceKind } from './places.ts';

export interface Query extends Selected {
  readonly operation: OperationDefinitionNode;
  readonly context: unknown;
  /** Puts into its place a value that comes later. */
  readonly later: (value: PromiseLike<unknown>, complete: Complete, place: Place) => void;
  /** Told of what went wrong in a place, which is null from then on. */
  readonly report: (thrown: unknown, place: Place) => void;
}

/** Turns what a resolver answered into what the caller is sent. Throws for null where null may not be. */
export type Complete = (value: unknown, place: Place) => unknown;

interface PlannedField extends PlaceKind {
  readonly key: string;
  readonly resolve: (source: unknown) => unknown;
  readonly complete: Complete;
  /** True where nothing further in can go wrong, so that its place is of no interest. */
  readonly isLeaf: boolean;
}

/**
 * A query's selections, arguments and types looked up once instead of once per object. Answers a function from the root
 * value to the data, whose gaps are filled as promises are kept. Throws NotPlain where graphql-js must execute it.
 */
export function planQuery(query: Query): (root: unknown, place: Place) => Record<string, unknown> {
  const root = query.schema.getQueryType();
  if (!root || query.operation.operation !== 'query') throw new NotPlain();
  return planObject(query, root, [query.operation.selectionSet]);
}

function planObject(query: Query, type: GraphQLObjectType, selectionSets: readonly SelectionSetNode[]) {
  const selected = collectFields(query, type, selectionSets);
  // Assigned to an object, this name would be its prototype.
  if (type.isTypeOf || selected.has('__proto__')) throw new NotPlain();
  const fields = [...selected].map(([key, nodes]) => planField(query, type, { key, nodes }));
  return (source: unknown, parent: Place): Record<string, unknown> => {
    const target: Record<string, unknown> = {};
    for (const field of fields) {
      let place = parent;
      try {
        const value = field.resolve(source);
        if (field.isLeaf && !isPromise(value)) {
          target[field.key] = field.complete(value, parent);
          continue;
        }
        place = { parent, target, key: field.key, of: field, isEmptied: false };
        if (isPromise(value)) query.later(value, field.complete, place);
        else target[field.key] = field.complete(value, place);
      } catch (thrown) {
        if (place === parent) place = { parent, target, key: field.key, of: field, isEmptied: false };
        if (!field.isNullable) throw located(thrown, place);
        query.report(thrown, place);
      }
    }
    return target;
  };
}

function planField(
  query: Query,
  parentType: GraphQLObjectType,
  { key, nodes }: Pick<PlannedField, 'key' | 'nodes'>,
): PlannedField {
  const [node] = nodes;
  if (node?.name.value === '__typename')
    return { key, nodes, isNullable: false, isLeaf: true, resolve: () => parentType.name, complete: (name) => name };
  const field = node && parentType.getFields()[node.name.value];
  if (!field) throw new NotPlain();
  const given = Object.freeze(getArgumentValues(field, node, query.variables));
  const info = infoOf(query, { parentType, fieldName: field.name, returnType: field.type, fieldNodes: nodes });
  const resolver = field.resolve ?? defaultFieldResolver;
  return {
    key,
    nodes,
    isNullable: !isNonNullType(field.type),
    isLeaf: isLeafType(getNullableType(field.type)),
    resolve: (source) => resolver(source, given, query.context, info),
    complete: planType(query, field.type, info),
  };
}

function planType(query: Query, type: GraphQLOutputType, info: GraphQLResolveInfo): Complete {
  if (isNonNullType(type)) return required(planType(query, type.ofType, info));
  if (isListType(type)) return unlessNull(planList(query, type.ofType, info));
  if (isLeafType(type)) return unlessNull((value) => present(type.serialize(value)));
  if (!isObjectType(type)) return unlessNull(planAbstract(query, type, info));
  return unlessNull(planObject(query, type, selectionSetsOf(info)));
}

function planList(query: Query, type: GraphQLOutputType, info: GraphQLResolveInfo): Complete {
  const complete = planType(query, type, info);
  const of = { isNullable: !isNonNullType(type), nodes: info.fieldNodes };
  return (values, parent) => {
    if (typeof values !== 'object' || values === null || !(Symbol.iterator in values)) throw new NotPlain();
    const given = [...(values as Iterable<unknown>)];
    const target: unknown[] = new Array(given.length).fill(null);
    const placeOf = (key: number): Place => ({ parent, target: target as never, key, of, isEmptied: false });
    // Promises first: one that nobody waits for, because completing another value threw, would end the process.
    for (let key = 0; key < given.length; key++)
      if (isPromise(given[key])) query.later(given[key] as PromiseLike<unknown>, complete, placeOf(key));
    for (let key = 0; key < given.length; key++) {
      if (isPromise(given[key])) continue;
      const place = placeOf(key);
      try {
        target[key] = complete(given[key], place);
      } catch (thrown) {
        if (!of.isNullable) throw located(thrown, place);
        query.report(thrown, place);
      }
    }
    return target;
  };
}

function planAbstract(query: Query, type: GraphQLAbstractType, info: GraphQLResolveInfo): Complete {
  const planned = new Map<unknown, Complete>();
  const planFor = (name: unknown) => {
    const found = typeof name === 'string' ? query.schema.getType(name) : undefined;
    if (!isObjectType(found) || !query.schema.isSubType(type, found)) throw new NotPlain();
    const complete = planObject(query, found, selectionSetsOf(info));
    planned.set(name, complete);
    return complete;
  };
  return (value, place) => {
    const name = type.resolveType
      ? type.resolveType(value, query.context, info, type)
      : (value as { readonly __typename?: unknown }).__typename;
    return (planned.get(name) ?? planFor(name))(value, place);
  };
}

function selectionSetsOf({ fieldNodes }: GraphQLResolveInfo): readonly SelectionSetNode[] {
  return fieldNodes.flatMap(({ selectionSet }) => selectionSet ?? []);
}

/** What resolvers may ask about their field. None of ours asks where in the answer it stands, which graphql-js would know. */
function infoOf(
  { schema, fragments, variables, operation }: Query,
  of: Pick<GraphQLResolveInfo, 'parentType' | 'fieldName' | 'returnType' | 'fieldNodes'>,
): GraphQLResolveInfo {
  return {
    ...of,
    schema,
    fragments,
    operation,
    rootValue: undefined,
    variableValues: variables,
    get path(): never {
      throw new NotPlain();
    },
  };
}

/** A missing value is a fault of the resolver, and graphql-js has the words for it. */
function present(value: unknown): unknown {
  if (value === null || value === undefined) throw new NotPlain();
  return value;
}

function required(complete: Complete): Complete {
  return (value, place) => present(complete(value, place));
}

function unlessNull(complete: Complete): Complete {
  return (value, place) => {
    if (value === null || value === undefined) return null;
    if (value instanceof Error) throw value;
    return complete(value, place);
  };
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { readonly then?: unknown } | null | undefined)?.then === 'function';
}
