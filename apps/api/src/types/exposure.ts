import { compensatedSum } from '@faultline/engine';
import { INSTRUMENTS, MATURITY_BUCKETS, SENIORITIES } from '@faultline/network';
import { builder } from '../builder.ts';
import { InstitutionKind, Instrument, MaturityBucket, OrderDirection, Quality, Seniority } from '../values/enums.ts';
import { globalId } from '../values/global-ids.ts';
import { type Loaded, Money, qualityAt, Ratio, ratioOf, Source, sourceAt, worse } from '../values/money.ts';
import { connectionOf, type Listed } from '../values/paging.ts';
import { Institution } from './institution-ref.ts';
import { Node } from './node.ts';
import { capitalAt, kindOf, type PositionRef, rowAt } from './rows.ts';

export const Exposure = builder.objectRef<PositionRef>('Exposure');

Exposure.implement({
  description: 'What the creditor loses if the debtor pays nothing.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ resolve: ({ loaded, position }) => globalId('Exposure', loaded.row, String(position)) }),
    creditor: t.field({
      type: Institution,
      resolve: ({ loaded, position }) => ({ loaded, row: creditorAt(loaded, position) }),
    }),
    debtor: t.field({
      type: Institution,
      resolve: ({ loaded, position }) => ({ loaded, row: loaded.columns.exposures.debtors[position] ?? 0 }),
    }),
    instrument: t.field({
      type: Instrument,
      resolve: ({ loaded, position }) =>
        INSTRUMENTS[loaded.columns.exposures.instrumentCodes[position] ?? 0] ?? 'OTHER',
    }),
    seniority: t.field({
      type: Seniority,
      resolve: ({ loaded, position }) =>
        SENIORITIES[loaded.columns.exposures.seniorityCodes[position] ?? 0] ?? 'UNSPECIFIED',
    }),
    maturityBucket: t.field({
      type: MaturityBucket,
      resolve: ({ loaded, position }) =>
        MATURITY_BUCKETS[loaded.columns.exposures.maturityCodes[position] ?? 0] ?? 'UNSPECIFIED',
    }),
    amount: t.field({
      type: Money,
      resolve: ({ loaded, position }) => ({ amount: amountAt(loaded, position), of: loaded.columns }),
    }),
    quality: t.field({
      type: Quality,
      resolve: ({ loaded, position }) => qualityAt(loaded.columns.exposures.qualityCodes, position),
    }),
    source: t.field({
      type: Source,
      resolve: async ({ loaded, position }, _, context) =>
        sourceAt(await context.sources(loaded.row), loaded.columns.exposures.sourceCodes, position),
    }),
    shareOfCapital: t.field({
      type: Ratio,
      description: 'Amount over the creditor’s capital.',
      resolve: ({ loaded, position }) => {
        const capital = capitalAt(loaded, creditorAt(loaded, position));
        const quality = worse(capital.quality, qualityAt(loaded.columns.exposures.qualityCodes, position));
        return ratioOf(amountAt(loaded, position), capital.amount, quality);
      },
    }),
  }),
});

export const ExposureFilter = builder.inputType('ExposureFilter', {
  fields: (t) => ({
    instruments: t.field({ type: [Instrument] }),
    qualities: t.field({ type: [Quality] }),
    counterpartyKinds: t.field({ type: [InstitutionKind], description: 'Kind of the other side.' }),
    minAmount: t.field({ type: 'Decimal', description: 'In the snapshot’s currency and scale.' }),
  }),
});

export const ExposureOrder = builder.inputType('ExposureOrder', {
  fields: (t) => ({
    field: t.field({
      required: true,
      type: builder.enumType('ExposureOrderField', { values: ['AMOUNT', 'CANONICAL'] as const }),
    }),
    direction: t.field({ type: OrderDirection, required: true, defaultValue: 'DESC' }),
  }),
});

/** Exposures at chosen positions; `positions` says which, so that totals need not go through nodes. */
export interface ExposureList extends Listed<PositionRef> {
  readonly loaded: Loaded;
  readonly positions: readonly number[];
}

export const ExposureConnection = connectionOf('Exposure', Exposure);
builder.objectField(ExposureConnection, 'totalAmount', (t) =>
  t.field({
    type: Money,
    description: 'Over all pages.',
    resolve: ({ listed }) => {
      const { loaded, positions } = listed as ExposureList;
      return { amount: compensatedSum(positions.map((position) => amountAt(loaded, position))), of: loaded.columns };
    },
  }),
);

export interface ExposureChoice {
  readonly filter?: typeof ExposureFilter.$inferInput | null | undefined;
  readonly orderBy?: typeof ExposureOrder.$inferInput | null | undefined;
}

/** Filters and orders positions; `counterparty` names the other side of a position, for the filter by kind. */
export function listExposures(
  loaded: Loaded,
  {
    positions,
    counterparty,
  }: { readonly positions: readonly number[]; readonly counterparty: (position: number) => number },
  { filter, orderBy }: ExposureChoice,
): ExposureList {
  const { instrumentCodes, qualityCodes } = loaded.columns.exposures;
  const kept = positions.filter(
    (position) =>
      passes(filter?.instruments, INSTRUMENTS[instrumentCodes[position] ?? 0]) &&
      passes(filter?.qualities, qualityAt(qualityCodes, position)) &&
      passes(
        filter?.counterpartyKinds,
        filter?.counterpartyKinds ? kindOf(loaded, counterparty(position)) : undefined,
      ) &&
      (filter?.minAmount == null || amountAt(loaded, position) >= filter.minAmount),
  );
  const sign = orderBy?.direction === 'ASC' ? 1 : -1;
  if (orderBy?.field === 'CANONICAL') kept.sort((left, right) => sign * (left - right));
  else kept.sort((left, right) => sign * (amountAt(loaded, left) - amountAt(loaded, right)) || left - right);
  return { loaded, positions: kept, count: kept.length, at: (index) => ({ loaded, position: kept[index] ?? 0 }) };
}

function passes<Code>(wanted: readonly Code[] | null | undefined, found: Code | undefined): boolean {
  return wanted == null || (found !== undefined && wanted.includes(found));
}

export function amountAt({ columns }: Loaded, position: number): number {
  return columns.exposures.amounts[position] ?? 0;
}

export function creditorAt({ columns }: Loaded, position: number): number {
  return rowAt(columns.exposures.rowStart, position);
}
