import { compensatedSum } from '@faultline/engine';
import { ASSET_CLASSES, LIQUIDITY_LEVELS, type ObservationColumn } from '@faultline/network';
import { HOLDINGS } from '../aggregates/collections.ts';
import { builder } from '../builder.ts';
import { AssetClass, LiquidityLevel, Quality } from '../values/enums.ts';
import { globalId } from '../values/global-ids.ts';
import {
  type Loaded,
  Money,
  OBSERVED,
  Observation,
  type ObservationValue,
  observationAt,
  qualityAt,
  Source,
  sourceAt,
} from '../values/money.ts';
import { connectionOf, type Listed } from '../values/paging.ts';
import { addAggregate, type ListedRows } from './aggregate.ts';
import { Institution } from './institution-ref.ts';
import { Node } from './node.ts';
import { type InstitutionRef, type PositionRef, rowAt } from './rows.ts';

const AssetRatio = builder.objectRef<ObservationValue>('AssetRatio').implement({
  description: 'A ratio observed of an asset, with its provenance.',
  fields: (t) => ({
    value: t.field({ type: 'Finite', resolve: ({ column, index }) => column.amounts[index] ?? 0 }),
    quality: t.field(OBSERVED.quality),
    source: t.field(OBSERVED.source),
  }),
});

const at = ({ loaded, row }: InstitutionRef, column: ObservationColumn) => observationAt(loaded, column, row);

/** Its `row` is one of the snapshot's assets. */
export const Asset = builder.objectRef<InstitutionRef>('Asset');
Asset.implement({
  description: 'Something institutions hold and may have to sell.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ resolve: ({ loaded, row }) => globalId('Asset', loaded.row, loaded.columns.assets.keys[row] ?? '') }),
    key: t.string({ resolve: ({ loaded, row }) => loaded.columns.assets.keys[row] ?? '' }),
    name: t.string({ resolve: ({ loaded, row }) => loaded.columns.assets.names[row] ?? '' }),
    assetClass: t.field({
      type: AssetClass,
      resolve: ({ loaded, row }) => ASSET_CLASSES[loaded.columns.assets.classCodes[row] ?? 0] ?? 'OTHER',
    }),
    issuerCountry: t.string({
      nullable: true,
      resolve: ({ loaded, row }) => loaded.columns.assets.issuerCountries[row] ?? null,
    }),
    liquidityLevel: t.field({
      type: LiquidityLevel,
      resolve: ({ loaded, row }) =>
        LIQUIDITY_LEVELS[loaded.columns.assets.liquidityLevelCodes[row] ?? 0] ?? 'UNSPECIFIED',
    }),
    dailyVolatility: t.field({
      type: AssetRatio,
      nullable: true,
      description: 'Standard deviation of daily relative price changes (ratio per day).',
      resolve: (asset) => at(asset, asset.loaded.columns.assets.dailyVolatility),
    }),
    averageDailyVolume: t.field({
      type: Observation,
      nullable: true,
      description: 'Traded amount per day.',
      resolve: (asset) => at(asset, asset.loaded.columns.assets.averageDailyVolume),
    }),
    beta: t.field({
      type: AssetRatio,
      nullable: true,
      description: 'Sensitivity to the market’s return.',
      resolve: (asset) => at(asset, asset.loaded.columns.assets.beta),
    }),
  }),
});
export const AssetConnection = connectionOf('Asset', Asset);

export const Holding = builder.objectRef<PositionRef>('Holding');
Holding.implement({
  description: 'Market value of an asset on an institution’s balance sheet.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ resolve: ({ loaded, position }) => globalId('Holding', loaded.row, String(position)) }),
    institution: t.field({
      type: Institution,
      resolve: ({ loaded, position }) => ({ loaded, row: rowAt(loaded.columns.holdings.rowStart, position) }),
    }),
    asset: t.field({
      type: Asset,
      resolve: ({ loaded, position }) => ({ loaded, row: loaded.columns.holdings.assets[position] ?? 0 }),
    }),
    amount: t.field({
      type: Money,
      resolve: ({ loaded, position }) => ({
        amount: loaded.columns.holdings.amounts[position] ?? 0,
        of: loaded.columns,
      }),
    }),
    quality: t.field({
      type: Quality,
      resolve: ({ loaded, position }) => qualityAt(loaded.columns.holdings.qualityCodes, position),
    }),
    source: t.field({
      type: Source,
      resolve: async ({ loaded, position }, _, context) =>
        sourceAt(await context.sources(loaded.row), loaded.columns.holdings.sourceCodes, position),
    }),
  }),
});

export const HoldingConnection = connectionOf('Holding', Holding);
addAggregate({ name: 'Holding', connection: HoldingConnection }, HOLDINGS);
builder.objectField(HoldingConnection, 'totalAmount', (t) =>
  t.field({
    type: Money,
    description: 'Over all pages.',
    resolve: ({ listed }) => {
      const { loaded, rows } = listed as unknown as ListedRows;
      const { amounts } = loaded.columns.holdings;
      return { amount: compensatedSum([...rows].map((position) => amounts[position] ?? 0)), of: loaded.columns };
    },
  }),
);

export const HoldingFilter = builder.inputType('HoldingFilter', {
  fields: (t) => ({
    assetClasses: t.field({ type: [AssetClass] }),
    issuerCountries: t.stringList({ description: 'ISO 3166-1 alpha-2.' }),
    qualities: t.field({ type: [Quality] }),
  }),
});

/** Holdings at chosen positions, filtered, largest first. */
export function listHoldings(
  loaded: Loaded,
  positions: Uint32Array,
  filter: typeof HoldingFilter.$inferInput | null | undefined,
): Listed<PositionRef> & ListedRows {
  const { holdings, assets } = loaded.columns;
  const { amounts, qualityCodes } = holdings;
  const classOf = (asset: number) => ASSET_CLASSES[assets.classCodes[asset] ?? 0] ?? 'OTHER';
  const rows = positions
    .filter((position) => {
      const asset = holdings.assets[position] ?? 0;
      if (filter?.assetClasses && !filter.assetClasses.includes(classOf(asset))) return false;
      if (filter?.issuerCountries && !filter.issuerCountries.includes(assets.issuerCountries[asset] ?? ''))
        return false;
      return !filter?.qualities || filter.qualities.includes(qualityAt(qualityCodes, position));
    })
    .sort((left, right) => (amounts[right] ?? 0) - (amounts[left] ?? 0) || left - right);
  return { loaded, rows, count: rows.length, at: (index) => ({ loaded, position: rows[index] ?? 0 }) };
}
