import { builder } from '../../builder.ts';
import { Quality } from '../../values/enums.ts';
import { type Loaded, Money, type MoneyValue, qualityAt, Source, sourceAt } from '../../values/money.ts';
import { connectionOf } from '../../values/paging.ts';

// What was asked for one contract from one day on.

/** Its `position` is one of the margins of all contracts. */
export interface ContractMarginRef {
  readonly loaded: Loaded;
  readonly contract: number;
  readonly position: number;
}

function perContract({ loaded, contract }: ContractMarginRef, amount: number | undefined): MoneyValue {
  const unit = { currency: loaded.columns.contracts.currencies[contract] ?? '', scale: 0 };
  return { amount: amount ?? Number.NaN, of: loaded.columns, unit };
}

export const ContractMargin = builder.objectRef<ContractMarginRef>('ContractMargin').implement({
  description:
    'What a clearing house asked for one contract from a day on, in the contract’s own currency, not converted and not scaled.',
  fields: (t) => ({
    date: t.field({
      type: 'Date',
      description: 'The day it was set; it holds until the next one is.',
      resolve: ({ loaded, position }) => loaded.columns.contracts.dates[position] ?? '',
    }),
    initial: t.field({
      type: Money,
      description: 'Asked of whoever opens a position.',
      resolve: (ref) => perContract(ref, ref.loaded.columns.contracts.initialAmounts[ref.position]),
    }),
    maintenance: t.field({
      type: Money,
      description: 'What a position must keep.',
      resolve: (ref) => perContract(ref, ref.loaded.columns.contracts.maintenanceAmounts[ref.position]),
    }),
    quality: t.field({
      type: Quality,
      resolve: ({ loaded, position }) => qualityAt(loaded.columns.contracts.qualityCodes, position),
    }),
    source: t.field({
      type: Source,
      resolve: async ({ loaded, position }, _, context) =>
        sourceAt(await context.sources(loaded.row), loaded.columns.contracts.sourceCodes, position),
    }),
  }),
});

export const ContractMarginConnection = connectionOf('ContractMargin', ContractMargin);
