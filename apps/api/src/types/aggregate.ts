import type { Column } from '@faultline/network';
import type { ObjectRef } from '@pothos/core';
import {
  type AggregateChoice,
  type Aggregate as AggregateRef,
  aggregate,
  FUNCTIONS,
  grandTotal,
  measuredValue,
} from '../aggregates/aggregate.ts';
import type { Collection } from '../aggregates/collection.ts';
import { builder, type Types } from '../builder.ts';
import { Quality } from '../values/enums.ts';
import { type Loaded, Money, worse } from '../values/money.ts';
import { DEFAULT_PAGE, LARGEST_PAGE, type Page } from '../values/paging.ts';
import { Concentration, spreadOf } from './concentration.ts';

interface GroupRef {
  readonly of: AggregateRef;
  readonly group: number;
}

const AggregateFunction = builder.enumType('AggregateFunction', { values: FUNCTIONS });

const GroupKey = builder.objectRef<{ dimension: string; key: string | null; label: string }>('GroupKey').implement({
  description: 'What the rows of a group have in common.',
  fields: (t) => ({
    dimension: t.exposeString('dimension'),
    key: t.exposeString('key', { nullable: true, description: 'For a filter; null where the source states none.' }),
    label: t.exposeString('label'),
  }),
});

const GroupValue = builder.objectRef<GroupRef & { readonly place: number }>('GroupValue').implement({
  description: 'One measure of a group. Rows that do not state the figure are in none.',
  fields: (t) => ({
    of: t.string({ resolve: ({ of, place }) => of.measured[place]?.of ?? '' }),
    by: t.field({ type: AggregateFunction, resolve: ({ of, place }) => of.measured[place]?.by ?? 'SUM' }),
    money: t.field({
      type: Money,
      nullable: true,
      description: 'Null where no row states the figure, or where it is a ratio.',
      resolve: (value) => {
        const amount = measuredAt(value, 'MONEY');
        return amount === null ? null : { amount, of: value.of.loaded.columns };
      },
    }),
    ratio: t.field({ type: 'Finite', nullable: true, resolve: (value) => measuredAt(value, 'RATIO') }),
    stated: t.int({
      description: 'Rows that state the figure.',
      resolve: ({ of, place, group }) => of.measured[place]?.totals.stated[group] ?? 0,
    }),
  }),
});

function measuredAt({ of, place, group }: GroupRef & { readonly place: number }, unit: 'MONEY' | 'RATIO') {
  const column = of.measured[place];
  return column?.figure.unit === unit ? measuredValue(column, group) : null;
}

const AggregateGroup = builder.objectRef<GroupRef>('AggregateGroup').implement({
  fields: (t) => ({
    key: t.field({
      type: [GroupKey],
      description: 'One entry per dimension, in the order asked for.',
      resolve: ({ of, group }) =>
        of.dimensions.map(({ name, dimension }, place) => {
          const code = of.groups.codes[group]?.[place] ?? -1;
          if (code < 0) return { dimension: name, key: null, label: 'not stated' };
          return { dimension: name, key: dimension.keyOf(code), label: dimension.labelOf(code) };
        }),
    }),
    count: t.int({ description: 'Rows in the group.', resolve: ({ of, group }) => of.groups.sizes[group] ?? 0 }),
    values: t.field({
      type: [GroupValue],
      description: 'One entry per measure, in the order asked for.',
      resolve: ({ of, group }) => of.measured.map((_, place) => ({ of, group, place })),
    }),
    share: t.field({
      type: 'Finite',
      nullable: true,
      description: 'Of the sum over all groups; null where the first measure is no sum of money, or adds up to 0.',
      resolve: ({ of, group }) => {
        const first = of.measured[0];
        const total = first?.by === 'SUM' ? grandTotal(first) : 0;
        return first && total > 0 ? (first.totals.sums[group] ?? 0) / total : null;
      },
    }),
    quality: t.field({
      type: Quality,
      description: 'That of the least certain figure in it.',
      resolve: ({ of, group }) => of.qualities[group] ?? 'ILLUSTRATIVE',
    }),
  }),
});

export const Aggregate = builder.objectRef<AggregateRef>('Aggregate').implement({
  description: 'Rows in groups, with what they amount to.',
  fields: (t) => ({
    groupCount: t.int({ resolve: ({ groups }) => groups.count }),
    rowCount: t.int({ resolve: ({ groups }) => groups.groupOf.length }),
    groups: t.field({
      type: [AggregateGroup],
      description: `In order of the first measure, largest first. At most ${LARGEST_PAGE}; ${DEFAULT_PAGE} unless told.`,
      args: { first: t.arg.int(), skip: t.arg.int({ required: true, defaultValue: 0 }) },
      resolve: (of, { first, skip }) =>
        of.order.slice(Math.max(0, skip), Math.max(0, skip) + (first ?? DEFAULT_PAGE)).map((group) => ({ of, group })),
    }),
    concentration: t.field({
      type: Concentration,
      nullable: true,
      description: 'Of the first measure’s sums over the groups. Null where one is negative: it has no share.',
      resolve: (of) =>
        spreadOf(of.measured[0]?.totals.sums ?? new Float64Array(0), of.qualities.reduce(worse, 'REPORTED')),
    }),
  }),
});

/** A list that knows all of its rows, not only those of a page. */
export interface ListedRows {
  readonly loaded: Loaded;
  readonly rows: Column;
}

/** Adds `aggregate(groupBy, measures)` to a connection whose list has `rows`; its filter is the connection's own. */
export function addAggregate<Node, DimensionName extends string, FigureName extends string>(
  { name, connection }: { readonly name: string; readonly connection: ObjectRef<Types, Page<Node>> },
  collection: Collection<DimensionName, FigureName>,
): void {
  const dimension = builder.enumType(`${name}Dimension`, { values: collection.dimensions });
  const measure = builder.inputType(`${name}Measure`, {
    fields: (t) => ({
      of: t.field({
        required: true,
        type: builder.enumType(`${name}Figure`, { values: collection.figures }),
      }),
      by: t.field({ required: true, type: AggregateFunction, defaultValue: 'SUM' }),
    }),
  });
  builder.objectField(connection, 'aggregate', (t) =>
    t.field({
      type: Aggregate,
      description: 'Over all pages of the list, as filtered. Without groupBy all rows are one group.',
      args: {
        groupBy: t.arg({ type: [dimension], required: true, defaultValue: [] }),
        measures: t.arg({ type: [measure], required: true }),
      },
      resolve: ({ listed }, { groupBy, measures }) =>
        aggregate(listed as unknown as ListedRows, collection, {
          groupBy: groupBy as DimensionName[],
          measures: measures as unknown as AggregateChoice<DimensionName, FigureName>['measures'],
        }),
    }),
  );
}
