import { rowOf } from '@faultline/runner';
import { builder } from '../builder.ts';
import { IdentifierScheme } from '../values/enums.ts';
import { globalId } from '../values/global-ids.ts';
import { type Loaded, Problem, Source } from '../values/money.ts';
import { connectionOf, LARGEST_PAGE, pageOf, pagingArguments } from '../values/paging.ts';
import { refusal } from '../values/refusal.ts';
import { ExposureConnection } from './exposure.ts';
import { ExposureFilter, ExposureOrder, listExposures } from './exposure-list.ts';
import { AssetConnection, HoldingConnection, HoldingFilter, listHoldings } from './holding.ts';
import { InstitutionConnection } from './institution.ts';
import { keyOfId } from './institution-key.ts';
import { InstitutionFilter, InstitutionOrder, listInstitutions } from './institution-list.ts';
import { Institution } from './institution-ref.ts';
import { drawNetwork, Network, NetworkFilter } from './network.ts';
import { Node } from './node.ts';
import { range } from './rows.ts';
import { searchInstitutions } from './search.ts';
import { Assumption, Sensitivity, SnapshotTotals } from './snapshot-facts.ts';
import { Snapshot } from './snapshot-ref.ts';

const MOST_DRAWN_INSTITUTIONS = 2_000;
const MOST_DRAWN_EXPOSURES = 10_000;

export const Dataset = builder.objectRef<Loaded['row']>('Dataset');

const InstitutionResult = builder.unionType('InstitutionResult', {
  types: [Institution, Problem],
  resolveType: (found) => ('code' in found ? Problem : Institution),
});
const InstitutionBy = builder.inputType('InstitutionBy', {
  isOneOf: true,
  description: 'Exactly one of the fields.',
  fields: (t) => ({
    id: t.id(),
    key: t.string(),
    identifier: t.field({
      type: builder.inputType('IdentifierInput', {
        fields: (inner) => ({
          scheme: inner.field({ type: IdentifierScheme, required: true }),
          value: inner.string({ required: true }),
        }),
      }),
    }),
  }),
});

Snapshot.implement({
  description: 'An immutable financial system on one day. Every answer about it hangs off this type.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ resolve: ({ row }) => globalId('Snapshot', row) }),
    slug: t.string({ resolve: ({ row }) => row.datasetSlug }),
    title: t.string({ resolve: ({ row }) => row.title }),
    asOf: t.field({ type: 'Date', resolve: ({ row }) => row.asOf }),
    importedAt: t.field({ type: 'Instant', resolve: ({ row }) => new Date(row.importedAt) }),
    currency: t.string({ description: 'ISO 4217.', resolve: ({ row }) => row.currency }),
    scale: t.int({ description: 'Power of ten amounts are stated in.', resolve: ({ row }) => row.scale }),
    digest: t.string({ description: 'SHA-256 of the canonical content.', resolve: ({ row }) => row.digest }),
    dataset: t.field({ type: Dataset, resolve: ({ row }) => row }),
    sources: t.field({ type: [Source], resolve: async ({ row }, _, context) => [...(await context.sources(row))] }),
    assumptions: t.field({ type: [Assumption], resolve: ({ columns }) => [...columns.header.assumptions] }),
    sensitivity: t.field({
      type: Sensitivity,
      nullable: true,
      resolve: (loaded) => loaded.columns.header.sensitivity && { loaded, record: loaded.columns.header.sensitivity },
    }),
    totals: t.field({ type: SnapshotTotals, resolve: (loaded) => loaded }),
    institution: t.field({
      type: InstitutionResult,
      args: { by: t.arg({ type: InstitutionBy, required: true }) },
      resolve: async (loaded, { by }, context) => {
        const key = by.identifier
          ? (
              await context.store.findByIdentifier(context.access, {
                snapshotId: loaded.row.id,
                scheme: by.identifier.scheme,
                text: by.identifier.value.trim().toUpperCase(),
                exact: true,
              })
            )[0]
          : (by.key ?? keyOfId(loaded, by.id ?? ''));
        const row = rowOf(loaded.columns.institutions.keys, key ?? '');
        const message = `${loaded.row.title} has no such institution: search by name or LEI.`;
        return row >= 0 ? { loaded, row } : { code: 'NOT_FOUND' as const, message, path: ['by'] };
      },
    }),
    search: t.field({
      type: [Institution],
      description: 'Institutions whose name, key or identifier matches, best match first.',
      args: { text: t.arg.string({ required: true }), first: t.arg.int({ defaultValue: 10, required: true }) },
      resolve: (loaded, { text, first }, context) => {
        if (!(first >= 1 && first <= LARGEST_PAGE))
          throw refusal('BAD_PAGINATION', `first is ${first}; choose a number from 1 to ${LARGEST_PAGE}.`);
        return searchInstitutions(loaded, { text, first }, context);
      },
    }),
  }),
});

builder.objectFields(Snapshot, (t) => ({
  institutions: t.field({
    type: InstitutionConnection,
    description: 'In canonical order (ascending key) unless told.',
    args: {
      filter: t.arg({ type: InstitutionFilter }),
      orderBy: t.arg({ type: InstitutionOrder }),
      ...pagingArguments(t.arg),
    },
    resolve: async (loaded, given, context, info) =>
      pageOf(await listInstitutions(loaded, given, context), given, { context, info, parent: loaded.row.digest }),
  }),
  exposures: t.field({
    type: ExposureConnection,
    description: 'Largest first unless told. The filter by counterparty looks at the debtor.',
    args: {
      filter: t.arg({ type: ExposureFilter }),
      orderBy: t.arg({ type: ExposureOrder }),
      ...pagingArguments(t.arg),
    },
    resolve: (loaded, given, context, info) => {
      const { debtors, count } = loaded.columns.exposures;
      const all = { positions: range(0, count), counterparty: (position: number) => debtors[position] ?? 0 };
      return pageOf(listExposures(loaded, all, given), given, { context, info, parent: loaded.row.digest });
    },
  }),
  holdings: t.field({
    type: HoldingConnection,
    description: 'Largest first.',
    args: { filter: t.arg({ type: HoldingFilter }), ...pagingArguments(t.arg) },
    resolve: (loaded, given, context, info) => {
      const listed = listHoldings(loaded, range(0, loaded.columns.holdings.count), given.filter);
      return pageOf(listed, given, { context, info, parent: loaded.row.digest });
    },
  }),
  assets: t.field({
    type: AssetConnection,
    args: pagingArguments(t.arg),
    resolve: (loaded, given, context, info) =>
      pageOf({ count: loaded.columns.assets.count, at: (row) => ({ loaded, row }) }, given, {
        context,
        info,
        parent: loaded.row.digest,
      }),
  }),
  network: t.field({
    type: Network,
    description: 'The exposure graph as drawn: positions from the stored layout, capped, with what was left out.',
    args: {
      filter: t.arg({ type: NetworkFilter }),
      maxInstitutions: t.arg.int({
        required: true,
        defaultValue: 500,
        description: `At most ${MOST_DRAWN_INSTITUTIONS}.`,
      }),
      maxExposures: t.arg.int({
        required: true,
        defaultValue: 2_000,
        description: `At most ${MOST_DRAWN_EXPOSURES}.`,
      }),
    },
    resolve: async (loaded, choice, context) => {
      for (const [name, most] of [
        ['maxInstitutions', MOST_DRAWN_INSTITUTIONS],
        ['maxExposures', MOST_DRAWN_EXPOSURES],
      ] as const)
        if (!(choice[name] >= 0 && choice[name] <= most))
          throw refusal('BAD_PAGINATION', `${name} is ${choice[name]}; choose a number from 0 to ${most}.`);
      const layout = await context.runner.layout(context.access, loaded.row);
      if (!layout) throw new Error('the snapshot is gone');
      return drawNetwork(loaded, layout, choice);
    },
  }),
}));

export const SnapshotConnection = connectionOf('Snapshot', Snapshot);
