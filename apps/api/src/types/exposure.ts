import { compensatedSum } from '@faultline/engine';
import { type Column, INSTRUMENTS, MATURITY_BUCKETS, SENIORITIES } from '@faultline/network';
import { EXPOSURES } from '../aggregates/collections.ts';
import { builder } from '../builder.ts';
import { Instrument, MaturityBucket, Quality, Seniority } from '../values/enums.ts';
import { globalId } from '../values/global-ids.ts';
import { type Loaded, Money, qualityAt, Ratio, ratioOf, Source, sourceAt, worse } from '../values/money.ts';
import { connectionOf } from '../values/paging.ts';
import { addAggregate, type ListedRows } from './aggregate.ts';
import { amountAt, creditorAt } from './exposure-columns.ts';
import { Institution } from './institution-ref.ts';
import { Node } from './node.ts';
import { capitalAt, type PositionRef } from './rows.ts';

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

export const ExposureConnection = connectionOf('Exposure', Exposure);
addAggregate({ name: 'Exposure', connection: ExposureConnection }, EXPOSURES);
builder.objectField(ExposureConnection, 'totalAmount', (t) =>
  t.field({
    type: Money,
    description: 'Over all pages.',
    resolve: ({ listed }) => {
      const { loaded, rows } = listed as unknown as ListedRows;
      return { amount: compensatedSum(amountsAt(loaded, rows)), of: loaded.columns };
    },
  }),
);

function* amountsAt(loaded: Loaded, positions: Column): Generator<number> {
  for (const position of positions) yield amountAt(loaded, position);
}
