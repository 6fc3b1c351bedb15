import { CONTAGION_MODELS } from '@faultline/engine';
import { rowOf } from '@faultline/runner';
import { hasRole, type SnapshotBy, type SnapshotRow } from '@faultline/store';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { globalId, positionOf, readGlobalId } from '../values/global-ids.ts';
import { type Loaded, Problem } from '../values/money.ts';
import { pageOf, pagingArguments } from '../values/paging.ts';
import { isUuid } from './identity/changes.ts';
import { load } from './load.ts';
import { Model } from './model.ts';
import { Node } from './node.ts';
import { Dataset, SnapshotConnection } from './snapshot.ts';
import { Snapshot } from './snapshot-ref.ts';
import { findWatch } from './watch/change-watches.ts';

Dataset.implement({
  description: 'An ordered list of immutable snapshots.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ resolve: ({ datasetSlug }) => globalId('Dataset', { datasetSlug, digest: '' }) }),
    slug: t.exposeString('datasetSlug'),
    title: t.exposeString('title', { description: 'That of its newest snapshot.' }),
    description: t.exposeString('description'),
    snapshots: t.field({
      type: [Snapshot],
      description: 'Newest first.',
      resolve: async ({ datasetSlug }, _, context) => {
        const rows = await context.store.listSnapshots(context.access);
        return loadAll(
          context,
          rows.filter((row) => row.datasetSlug === datasetSlug),
        );
      },
    }),
  }),
});

async function loadAll(context: Context, rows: readonly SnapshotRow[]): Promise<Loaded[]> {
  const loaded = await Promise.all(
    rows.map(async (row) => ({ row, columns: await context.store.loadSnapshot(context.access, row) })),
  );
  return loaded.flatMap(({ row, columns }) => (columns ? { row, columns } : []));
}

const SnapshotResult = builder.unionType('SnapshotResult', {
  types: [Snapshot, Problem],
  resolveType: (found) => ('code' in found ? Problem : Snapshot),
});

builder.mutationType({
  description: 'Every change takes an idempotency key: the same one again changes nothing more.',
});
builder.queryType({
  fields: (t) => ({
    node: t.field({
      type: Node,
      nullable: true,
      description: 'Null for an id that is not one of ours, or of something this caller may not see.',
      args: { id: t.arg.id({ required: true }) },
      resolve: (_, { id }, context) => findOrRecord(id, context),
    }),
    nodes: t.field({
      type: [Node],
      nullable: { list: false, items: true },
      args: { ids: t.arg.idList({ required: true }) },
      resolve: (_, { ids }, context) => Promise.all(ids.map((id) => findOrRecord(id, context))),
    }),
    snapshots: t.field({
      type: SnapshotConnection,
      description: 'Newest as-of first.',
      args: pagingArguments(t.arg),
      resolve: async (_, given, context, info) => {
        const loaded = await loadAll(context, await context.store.listSnapshots(context.access));
        const listed = { count: loaded.length, at: (index: number) => loaded[index] as Loaded };
        return pageOf(listed, given, { context, info, parent: '' });
      },
    }),
    snapshot: t.field({
      type: SnapshotResult,
      description:
        'By global id; by dataset slug, its newest or the one as of `asOf`; or the newest of all up to `asOf`.',
      args: { id: t.arg.id(), slug: t.arg.string(), asOf: t.arg({ type: 'Date' }) },
      resolve: async (_, given, context) => {
        const by = snapshotBy(given);
        const path = Object.keys(given);
        if (!by)
          return {
            code: 'NOT_FOUND' as const,
            message: 'Name a snapshot by id, slug or asOf; the query snapshots lists them.',
            path,
          };
        const message = 'There is no such snapshot: the query snapshots lists those there are.';
        return (await load(context, by)) ?? { code: 'NOT_FOUND' as const, message, path };
      },
    }),
    models: t.field({ type: [Model], description: 'The catalogue.', resolve: () => [...CONTAGION_MODELS] }),
  }),
});

function snapshotBy(given: {
  readonly id?: string | null | undefined;
  readonly slug?: string | null | undefined;
  readonly asOf?: string | null | undefined;
}): SnapshotBy | null {
  if (given.id != null) {
    const found = readGlobalId(given.id);
    return found?.type === 'Snapshot' && found.digest !== '' ? { slug: found.slug, digest: found.digest } : null;
  }
  if (given.slug != null) return given.asOf == null ? { slug: given.slug } : { slug: given.slug, asOf: given.asOf };
  return given.asOf == null ? null : { asOf: given.asOf };
}

/** Ids of others and ids of nothing get the same answer; that somebody signed in asked for one is written down. */
async function findOrRecord(id: string, context: Context): Promise<object | null> {
  const found = await findNode(id, context);
  const { caller, access, store } = context;
  if (!found && caller.via !== 'SINGLE_USER')
    await store.identity.audit(access, {
      actor: caller.actor,
      action: 'ACCESS_REFUSED',
      subject: `node ${id.slice(0, 200)}`,
    });
  return found;
}

/** An object with the name of its type, which is how the interface tells them apart. */
async function findNode(id: string, context: Context): Promise<object | null> {
  const found = readGlobalId(id);
  if (!found) return null;
  const { type, slug, digest, key } = found;
  if (type === 'Run') {
    const run = await context.runner.findContagion(context.access, digest);
    return run && { __typename: type, ...run };
  }
  if (type === 'User' || type === 'ApiKey') return findIdentityNode({ type, key }, context);
  if (type === 'Dataset') {
    const row = await context.store.findSnapshot(context.access, { slug });
    return row && { __typename: type, ...row };
  }
  if (type === 'MarginWatch') {
    const watch = await findWatch(context, id);
    return watch && { __typename: type, ...watch };
  }
  const loaded = digest === '' ? null : await load(context, { slug, digest });
  if (!loaded) return null;
  if (type === 'Snapshot') return { __typename: type, ...loaded };
  const place = placeIn(loaded, type, key);
  return place && { __typename: type, loaded, ...place };
}

/** One's own, or anybody's of the tenant for administrators; to others they do not exist. */
async function findIdentityNode(
  { type, key }: { readonly type: string; readonly key: string },
  { store, access, caller }: Context,
): Promise<object | null> {
  if (!isUuid(key)) return null;
  const isAdmin = hasRole(caller.role, 'ADMIN');
  if (type === 'User') {
    const user = isAdmin || key === caller.user?.id ? await store.identity.findUser(access, key) : null;
    return user && { __typename: type, ...user };
  }
  const keys = await store.identity.listApiKeys(access, isAdmin ? null : (caller.user?.id ?? NOBODY));
  const found = keys.find(({ id }) => id === key);
  return found ? { __typename: type, ...found } : null;
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Lists of a snapshot whose objects are named by a key, and by a number. */
const KEYED: Readonly<Record<string, (columns: Loaded['columns']) => readonly string[]>> = {
  Institution: ({ institutions }) => institutions.keys,
  Asset: ({ assets }) => assets.keys,
  Market: ({ margin }) => margin.markets.keys,
  Account: ({ margin }) => margin.accounts.keys,
};
const NUMBERED: Readonly<Record<string, (columns: Loaded['columns']) => number>> = {
  Exposure: ({ exposures }) => exposures.count,
  Holding: ({ holdings }) => holdings.count,
  Position: ({ margin }) => margin.positions.count,
  ExchangeContract: ({ contracts }) => contracts.count,
};

function placeIn({ columns }: Loaded, type: string, key: string): { row: number } | { position: number } | null {
  if (type === 'Venue') {
    const row = [...columns.margin.venues.institutions].indexOf(rowOf(columns.institutions.keys, key));
    return row < 0 ? null : { row };
  }
  const keys = KEYED[type]?.(columns);
  if (keys) {
    const row = rowOf(keys, key);
    return row < 0 ? null : { row };
  }
  const count = NUMBERED[type]?.(columns) ?? 0;
  const position = positionOf(key, count);
  return position < 0 ? null : { position };
}
