import { builder } from '../../builder.ts';
import { Quality } from '../../values/enums.ts';
import { globalId } from '../../values/global-ids.ts';
import {
  Money,
  OBSERVED,
  Observation,
  type ObservationValue,
  observationAt,
  qualityAt,
  Source,
  sourceAt,
} from '../../values/money.ts';
import { connectionOf } from '../../values/paging.ts';
import { Asset } from '../holding.ts';
import { Node } from '../node.ts';
import { type InstitutionRef, type PositionRef, range } from '../rows.ts';
import { Market, Venue } from './margin-refs.ts';

const AssetQuantity = builder.objectRef<ObservationValue>('AssetQuantity').implement({
  description: 'A quantity in units of the asset, with its provenance.',
  fields: (t) => ({
    quantity: t.field({ type: 'Finite', resolve: ({ column, index }) => column.amounts[index] ?? 0 }),
    quality: t.field(OBSERVED.quality),
    source: t.field(OBSERVED.source),
  }),
});

/** Of a snapshot without the rate that would convert it, an amount is NaN and no answer. */
export function moneyOrNull(loaded: InstitutionRef['loaded'], amount: number | undefined) {
  return amount === undefined || Number.isNaN(amount) ? null : { amount, of: loaded.columns };
}

/** Its `position` is one of the tiers of all markets. */
export const MarginTier = builder.objectRef<PositionRef>('MarginTier').implement({
  description:
    'A bracket of notional and what is required within it, marginal like a bracket of an income tax: margin has no jump at a floor.',
  fields: (t) => ({
    floor: t.field({
      type: Money,
      nullable: true,
      description: 'Notional it begins at. Null without a rate for the currency of the market.',
      resolve: ({ loaded, position }) => moneyOrNull(loaded, loaded.columns.margin.markets.tierFloors[position]),
    }),
    cap: t.field({
      type: Money,
      nullable: true,
      description: 'Notional it ends at. Null without a rate for the currency of the market.',
      resolve: ({ loaded, position }) => moneyOrNull(loaded, loaded.columns.margin.markets.tierCaps[position]),
    }),
    maintenanceRatio: t.field({
      type: 'Finite',
      description: 'Maintenance margin per unit of notional within the tier.',
      resolve: ({ loaded, position }) => loaded.columns.margin.markets.tierMaintenance[position] ?? 0,
    }),
    maxLeverage: t.field({
      type: 'Finite',
      description: 'Most notional per unit of collateral.',
      resolve: ({ loaded, position }) => loaded.columns.margin.markets.tierMaxLeverage[position] ?? 0,
    }),
    quality: t.field({
      type: Quality,
      resolve: ({ loaded, position }) => qualityAt(loaded.columns.margin.markets.tierQualityCodes, position),
    }),
    source: t.field({
      type: Source,
      resolve: async ({ loaded, position }, _, context) =>
        sourceAt(await context.sources(loaded.row), loaded.columns.margin.markets.tierSourceCodes, position),
    }),
  }),
});

Market.implement({
  description: 'An asset as one venue trades it. Prices are per unit of the asset.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({
      resolve: ({ loaded, row }) => globalId('Market', loaded.row, loaded.columns.margin.markets.keys[row] ?? ''),
    }),
    key: t.string({ resolve: ({ loaded, row }) => loaded.columns.margin.markets.keys[row] ?? '' }),
    venue: t.field({
      type: Venue,
      resolve: ({ loaded, row }) => ({ loaded, row: loaded.columns.margin.markets.venues[row] ?? 0 }),
    }),
    asset: t.field({
      type: Asset,
      resolve: ({ loaded, row }) => ({ loaded, row: loaded.columns.margin.markets.assets[row] ?? 0 }),
    }),
    mark: t.field({
      type: Observation,
      nullable: true,
      description: 'The price accounts are valued at. Null without a rate for the currency of the market.',
      resolve: ({ loaded, row }) => observationAt(loaded, loaded.columns.margin.markets.marks, row),
    }),
    openInterest: t.field({
      type: AssetQuantity,
      nullable: true,
      description: 'As the venue states it, each contract counted once; the accounts known here may hold less.',
      resolve: ({ loaded, row }) => observationAt(loaded, loaded.columns.margin.markets.openInterest, row),
    }),
    priceImpact: t.field({
      type: Observation,
      nullable: true,
      description: 'Price move per unit of the asset sold or bought at once.',
      resolve: ({ loaded, row }) => observationAt(loaded, loaded.columns.margin.markets.priceImpact, row),
    }),
    tiers: t.field({
      type: [MarginTier],
      description: 'Ascending.',
      resolve: ({ loaded, row }) => {
        const { tierStart } = loaded.columns.margin.markets;
        return Array.from(range(tierStart[row] ?? 0, tierStart[row + 1] ?? 0), (position) => ({ loaded, position }));
      },
    }),
  }),
});

export const MarketConnection = connectionOf('Market', Market);
