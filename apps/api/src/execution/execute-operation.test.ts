import fc from 'fast-check';
import {
  buildSchema,
  execute,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  getOperationAST,
  parse,
  validate,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { executeOperation } from './execute-operation.ts';

// graphql-js is the reference: whatever a bank's fields do, both must answer the same.

const schema = buildSchema(`
  interface Named { name: String! }
  union Counterparty = Bank | Sovereign
  type Query { bank: Bank banks(first: Int = 2): [Bank!]! named: [Named] }
  type Sovereign implements Named { name: String! rating: String }
  type Bank implements Named {
    name: String! capital: Float debtor: Bank! late: Bank creditors: [Bank!]! perhaps: [Bank] lateItems: [Bank!] mixedItems: [Bank!]
    counterparty: Counterparty counterparties: [Counterparty!]!
    broken: String brokenHard: String! lateBroken: String lateBrokenHard: String! asError: String
    brokenList: [String] brokenItems: [String!] missingItems: [Bank] scale(power: Int! = 6): Int! echo(text: String): String
  }
`);

interface Bank {
  readonly name: string;
  readonly depth: number;
}

const bankAt = (depth: number): Bank => ({ name: `bank ${depth}`, depth });
const later = <Value>(value: Value) => new Promise<Value>((resolve) => setImmediate(() => resolve(value)));
const refuse = (what: string) => {
  throw new Error(`${what} is refused`);
};
const counterparty = ({ depth }: Bank) =>
  depth % 2 === 0
    ? { __typename: 'Bank', ...bankAt(depth + 1) }
    : { __typename: 'Sovereign', name: `sovereign ${depth}`, rating: null };

const RESOLVERS: Readonly<Record<string, GraphQLFieldResolver<Bank, unknown>>> = {
  capital: ({ depth }) => depth + 0.5,
  debtor: ({ depth }) => bankAt(depth + 1),
  late: ({ depth }) => later(bankAt(depth + 1)),
  creditors: ({ depth }) => [bankAt(depth + 1), bankAt(depth + 2)],
  perhaps: ({ depth }) => new Set([null, bankAt(depth + 1)]),
  // No item that is there at once beside one that comes late: graphql-js forgets the late one where the other throws.
  lateItems: ({ depth }) => [later(bankAt(depth + 1)), later(bankAt(depth + 2))],
  mixedItems: ({ depth }) => [later(bankAt(depth + 1)), bankAt(depth + 2)],
  counterparty,
  counterparties: (bank) => [counterparty(bank), counterparty(bankAt(bank.depth + 1))],
  broken: () => refuse('broken'),
  brokenHard: () => refuse('brokenHard'),
  lateBroken: () => later(0).then(() => refuse('lateBroken')),
  lateBrokenHard: () => later(0).then(() => refuse('lateBrokenHard')),
  asError: () => new Error('asError is one'),
  brokenList: () => refuse('brokenList'),
  brokenItems: () => ['sound', later('late'), Promise.reject(new Error('an item is refused'))],
  missingItems: () => [Promise.reject(new Error('a bank is refused')), bankAt(9), null],
  scale: (_, { power }) => power,
  echo: (_, { text }) => text,
};
for (const [name, resolve] of Object.entries(RESOLVERS)) {
  const field = (schema.getType('Bank') as GraphQLObjectType).getFields()[name];
  if (field) field.resolve = resolve;
}
const QUERY: Readonly<Record<string, GraphQLFieldResolver<unknown, unknown>>> = {
  bank: () => later(bankAt(0)),
  banks: (_, { first }) => Array.from({ length: first }, (__, depth) => bankAt(depth)),
  named: () => [{ __typename: 'Bank', ...bankAt(0) }, { __typename: 'Sovereign', name: 'sovereign' }, null],
};
for (const [name, resolve] of Object.entries(QUERY)) {
  const field = schema.getQueryType()?.getFields()[name];
  if (field) field.resolve = resolve;
}

interface Told {
  readonly data?: unknown;
  readonly errors: readonly string[];
}

/**
 * Errors in an order of their own: which of two promises is broken first is nobody's promise. Those further in than a
 * null are left out: graphql-js tells some of them, depending on time, of an answer nobody gets.
 */
function told(answer: unknown): Told {
  const { errors = [], ...rest } = JSON.parse(JSON.stringify(answer)) as {
    data?: unknown;
    errors?: readonly { readonly path?: readonly (string | number)[] }[];
  };
  const isInside = ({ path = [] }: { readonly path?: readonly (string | number)[] }) => {
    let at: unknown = rest.data;
    return path.slice(0, -1).every((key) => {
      at = (at as Record<string | number, unknown> | null)?.[key];
      return at !== null && at !== undefined;
    });
  };
  return {
    ...rest,
    errors: errors
      .filter(isInside)
      .map((error) => JSON.stringify(error))
      .sort(),
  };
}

async function bothAnswers(text: string, variables: Readonly<Record<string, unknown>> = {}) {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const asked = { schema, document, variables, context: {}, operationName: undefined };
  const operation = getOperationAST(document) ?? undefined;
  return {
    ours: told(await executeOperation({ ...asked, operation })),
    theirs: told(await execute({ schema, document, contextValue: {}, variableValues: variables })),
  };
}

describe('a query is answered as graphql-js answers it', () => {
  test.each([
    ['with what it asks for, in its order', '{ bank { late { name } name capital debtor { debtor { name } } } }'],
    ['with a page of banks and an argument of its own', '{ banks(first: 3) { name scale other: scale(power: 9) } }'],
    [
      'with fields asked for twice',
      '{ bank { debtor { name } debtor { capital ...more } } } fragment more on Bank { name scale }',
    ],
    ['with types told by their names', '{ named { __typename name ... on Sovereign { rating } } }'],
    ['with either side of a union', '{ bank { counterparties { ... on Bank { capital } ... on Named { name } } } }'],
    ['with an error in its place', '{ bank { name broken lateBroken asError brokenList } }'],
    ['with null around an error that may not be null', '{ bank { debtor { debtor { brokenHard } } } banks { name } }'],
    ['with null around one that comes late', '{ bank { perhaps { name late { lateBrokenHard } } } }'],
    ['with one error where two would empty one place', '{ bank { late { a: lateBrokenHard b: lateBrokenHard } } }'],
    ['with nothing where everything must be there', '{ banks { brokenHard } }'],
    ['with items that are refused', '{ bank { brokenItems missingItems { name } lateItems { name lateBrokenHard } } }'],
    ['with an alias that is the name of a prototype', '{ bank { __proto__: name } }'],
    ['with its schema', '{ __schema { queryType { name } } __typename }'],
  ])('%s', async (_, text) => {
    const { ours, theirs } = await bothAnswers(text);
    expect(ours).toEqual(theirs);
    expect(JSON.stringify(ours.data)).toBe(JSON.stringify(theirs.data));
  });

  test.each([[{ full: true, text: 'a' }], [{ full: false }], [{ full: 'neither' }], [{}]])(
    'with variables %j',
    async (variables) => {
      const text = `query($full: Boolean!, $text: String = "b") {
      bank { name @include(if: $full) ...rest @skip(if: $full) echo(text: $text) }
    } fragment rest on Bank { capital }`;
      const { ours, theirs } = await bothAnswers(text, variables);
      expect(ours).toEqual(theirs);
    },
  );

  test('and goes on where one item is refused at once and another late', async () => {
    const document = parse('{ bank { name mixedItems { brokenHard } } }');
    const operation = getOperationAST(document) ?? undefined;
    const asked = { schema, document, operation, operationName: undefined, context: {}, variables: {} };
    expect(told(await executeOperation(asked))).toMatchObject({ data: { bank: { name: 'bank 0', mixedItems: null } } });
    await later(null);
  });

  test('whatever is asked of banks, three levels deep', async () => {
    const leaves = [
      'name',
      'capital',
      'broken',
      'lateBroken',
      'asError',
      'brokenItems',
      'scale',
      '__typename',
      'brokenHard',
      'lateBrokenHard',
    ];
    const inner = ['debtor', 'late', 'creditors', 'perhaps', 'lateItems', 'missingItems'];
    const { selection } = fc.letrec<{ selection: string }>((tie) => ({
      selection: fc
        .array(
          fc.oneof(
            { depthSize: 'small', withCrossShrink: true },
            fc.constantFrom(...leaves),
            fc.tuple(fc.constantFrom(...inner), tie('selection')).map(([name, fields]) => `${name} ${fields}`),
            tie('selection').map((fields) => `... on Bank ${fields}`),
          ),
          { minLength: 1, maxLength: 4 },
        )
        .map((fields) => `{ ${fields.join(' ')} }`),
    }));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('bank', 'banks', 'banks(first: 1)'), selection, async (root, fields) => {
        const { ours, theirs } = await bothAnswers(`{ ${root} ${fields} again: bank { debtor ${fields} } }`);
        expect(ours).toEqual(theirs);
      }),
      { numRuns: 500, seed: 2019 },
    );
  });
});
