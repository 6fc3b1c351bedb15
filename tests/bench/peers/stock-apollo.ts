import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import DataLoader from 'dataloader';
import postgres from 'postgres';

// The peer of W9: Apollo Server as its documentation starts it, every plugin at its default, rows of PostgreSQL behind
// one DataLoader per kind of row and one statement per batch. It answers the same document as our schema, checks no
// limits and asks nobody who they are. FAULTLINE_APP_URL: the database; prints its address.

const TYPE_DEFS = `#graphql
  type Query { snapshot(slug: String): Snapshot }
  type Snapshot { institutions(first: Int, after: String): InstitutionConnection! }
  type InstitutionConnection { edges: [InstitutionEdge!]! pageInfo: PageInfo! }
  type InstitutionEdge { node: Institution! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type Institution { key: String! name: String! exposuresAsCreditor(first: Int): ExposureConnection! }
  type ExposureConnection { edges: [ExposureEdge!]! }
  type ExposureEdge { node: Exposure! }
  type Exposure { amount: Money! debtor: Institution! }
  type Money { amount: String! currency: String! scale: Int! }
`;

interface SnapshotRow {
  readonly id: string;
  readonly scale: number;
}

interface InstitutionRow {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly snapshot: SnapshotRow;
}

interface ExposureRow {
  readonly creditor: string;
  readonly debtor: string;
  readonly amount: number;
  readonly currency: string;
  readonly snapshot: SnapshotRow;
}

interface Loaders {
  readonly institutions: DataLoader<string, InstitutionRow | null>;
  readonly exposures: DataLoader<string, readonly ExposureRow[]>;
}

interface Context {
  loaders(snapshot: SnapshotRow): Loaders;
}

const sql = postgres(process.env.FAULTLINE_APP_URL ?? '', {
  max: 6,
  onnotice: () => {},
  connection: { 'faultline.tenant': 'public' } as never,
});

function loadersOf(snapshot: SnapshotRow): Loaders {
  return {
    institutions: new DataLoader(async (ids) => {
      const rows = await sql<InstitutionRow[]>`SELECT i.id, i.key, r.name FROM institution_records r
        JOIN institutions i ON i.id = r.institution_id WHERE r.snapshot_id = ${snapshot.id} AND i.id = ANY(${[...ids]}::bigint[])`;
      const byId = new Map(rows.map((row) => [row.id, { ...row, snapshot }]));
      return ids.map((id) => byId.get(id) ?? null);
    }),
    exposures: new DataLoader(async (ids) => {
      const rows = await sql<ExposureRow[]>`SELECT creditor_id AS creditor, debtor_id AS debtor, amount, currency
        FROM exposures e JOIN exposure_terms t ON t.snapshot_id = e.snapshot_id AND t.id = e.terms_id
        WHERE e.snapshot_id = ${snapshot.id} AND creditor_id = ANY(${[...ids]}::bigint[]) ORDER BY amount DESC`;
      const byCreditor = Map.groupBy(
        rows.map((row) => ({ ...row, snapshot })),
        ({ creditor }) => creditor,
      );
      return ids.map((id) => byCreditor.get(id) ?? []);
    }),
  };
}

const resolvers = {
  Query: {
    snapshot: async (_: unknown, { slug }: { slug: string }) => {
      const rows = await sql<SnapshotRow[]>`SELECT s.id, s.scale FROM snapshots s JOIN datasets d ON d.id = s.dataset_id
        WHERE d.slug = ${slug} ORDER BY s.as_of DESC LIMIT 1`;
      return rows[0] ?? null;
    },
  },
  Snapshot: {
    institutions: async (snapshot: SnapshotRow, { first = 50, after }: { first?: number; after?: string }) => {
      const rows = await sql<InstitutionRow[]>`SELECT i.id, i.key, r.name FROM institution_records r
        JOIN institutions i ON i.id = r.institution_id WHERE r.snapshot_id = ${snapshot.id} AND i.key > ${after ?? ''} COLLATE "C"
        ORDER BY i.key COLLATE "C" LIMIT ${first + 1}`;
      const page = rows.slice(0, first);
      return {
        edges: page.map((row) => ({ node: { ...row, snapshot } })),
        pageInfo: { hasNextPage: rows.length > first, endCursor: page.at(-1)?.key ?? null },
      };
    },
  },
  Institution: {
    exposuresAsCreditor: async (row: InstitutionRow, { first = 50 }: { first?: number }, { loaders }: Context) => {
      const exposures = await loaders(row.snapshot).exposures.load(row.id);
      return { edges: exposures.slice(0, first).map((node) => ({ node })) };
    },
  },
  Exposure: {
    amount: ({ amount, currency, snapshot }: ExposureRow) => ({
      amount: String(amount),
      currency,
      scale: snapshot.scale,
    }),
    debtor: ({ debtor, snapshot }: ExposureRow, _: unknown, { loaders }: Context) =>
      loaders(snapshot).institutions.load(debtor),
  },
};

const server = new ApolloServer<Context>({ typeDefs: TYPE_DEFS, resolvers });
const { url } = await startStandaloneServer(server, {
  listen: { host: '127.0.0.1', port: 0 },
  context: async () => {
    const known = new Map<string, Loaders>();
    return {
      loaders(snapshot) {
        const loaders = known.get(snapshot.id) ?? loadersOf(snapshot);
        known.set(snapshot.id, loaders);
        return loaders;
      },
    };
  },
});
console.log(`listening on ${url}`);
