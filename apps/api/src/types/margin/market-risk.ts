import type { LiquidationBand as Band } from '@faultline/engine';
import type { Quality as QualityCode } from '@faultline/network';
import {
  atRisk,
  bookQuality,
  type MarketMap,
  MOST_BANDS,
  marketMap,
  type PositionsOf,
  positionsIn,
} from '@faultline/runner';
import { builder } from '../../builder.ts';
import { Quality } from '../../values/enums.ts';
import { Money, type MoneyValue, Problem } from '../../values/money.ts';
import type { InstitutionRef } from '../rows.ts';
import { Market } from './margin-refs.ts';
import { moneyOrNull } from './market.ts';

// What the accounts known of hold of a market, and where a move of its mark would liquidate them.

const worth = ({ loaded, row }: InstitutionRef, quantity: number): MoneyValue => ({
  amount: quantity * (loaded.columns.margin.markets.marks.amounts[row] ?? Number.NaN),
  of: loaded.columns,
});

interface SideRef {
  readonly market: InstitutionRef;
  readonly held: PositionsOf;
}

const MarketSide = builder.objectRef<SideRef>('MarketSide').implement({
  description: 'Positions on one side of a market.',
  fields: (t) => ({
    count: t.int({ resolve: ({ held }) => held.count }),
    quantity: t.field({ type: 'Finite', description: 'Units of the asset.', resolve: ({ held }) => held.quantity }),
    notional: t.field({
      type: Money,
      nullable: true,
      description: 'At the mark. Null without a rate for the currency of the market.',
      resolve: ({ market, held }) => moneyOrNull(market.loaded, worth(market, held.quantity).amount),
    }),
  }),
});

interface SidesRef {
  readonly market: InstitutionRef;
  readonly longs: PositionsOf;
  readonly shorts: PositionsOf;
  readonly quality: QualityCode;
}

const MarketSides = builder.objectRef<SidesRef>('MarketSides').implement({
  description:
    'Positions of a market, long and short. What one side has without the other is held by others than these accounts.',
  fields: (t) => ({
    longs: t.field({ type: MarketSide, resolve: ({ market, longs }) => ({ market, held: longs }) }),
    shorts: t.field({ type: MarketSide, resolve: ({ market, shorts }) => ({ market, held: shorts }) }),
    quality: t.expose('quality', {
      type: Quality,
      description: 'That of the least certain figure it is made of, at best DERIVED.',
    }),
  }),
});

interface AtRiskRef extends SidesRef {
  readonly unvalued: PositionsOf;
  readonly badDebt: PositionsOf;
}

const PositionsAtRisk = builder.objectRef<AtRiskRef>('PositionsAtRisk').implement({
  description: 'Positions of a market that are at risk, long and short.',
  fields: (t) => ({
    longs: t.field({ type: MarketSide, resolve: ({ market, longs }) => ({ market, held: longs }) }),
    shorts: t.field({ type: MarketSide, resolve: ({ market, shorts }) => ({ market, held: shorts }) }),
    unvalued: t.field({
      type: MarketSide,
      description:
        'Positions of accounts that cannot be valued, for instance above the last margin tier: whether they are at risk nobody can say, and they are in neither side.',
      resolve: ({ market, unvalued }) => ({ market, held: unvalued }),
    }),
    badDebt: t.field({
      type: MarketSide,
      description:
        'Of both sides together, positions whose margin pool has equity below 0 already (BAD_DEBT): closing them leaves a loss to others.',
      resolve: ({ market, badDebt }) => ({ market, held: badDebt }),
    }),
    quality: t.expose('quality', {
      type: Quality,
      description: 'That of the least certain figure it is made of, at best DERIVED.',
    }),
  }),
});
const AtRiskResult = builder.unionType('AtRiskResult', {
  types: [PositionsAtRisk, Problem],
  resolveType: (found) => ('code' in found ? Problem : PositionsAtRisk),
});

interface MapRef {
  readonly market: InstitutionRef;
  readonly map: MarketMap;
}

const LiquidationBand = builder.objectRef<{ market: InstitutionRef; band: Band }>('LiquidationBand').implement({
  description: 'Positions whose liquidation price is in [from, to), in notional at the mark.',
  fields: (t) => ({
    from: t.field({
      type: Money,
      resolve: ({ market, band }) => ({ amount: band.fromPrice, of: market.loaded.columns }),
    }),
    to: t.field({ type: Money, resolve: ({ market, band }) => ({ amount: band.toPrice, of: market.loaded.columns }) }),
    longs: t.field({ type: Money, resolve: ({ market, band }) => worth(market, band.longQuantity) }),
    shorts: t.field({ type: Money, resolve: ({ market, band }) => worth(market, band.shortQuantity) }),
  }),
});

const REST = [
  ['beyondLongs', 'beyondLongQuantity', 'Longs liquidated at prices outside the bands.'],
  ['beyondShorts', 'beyondShortQuantity', 'Shorts liquidated at prices outside the bands.'],
  ['unpriced', 'unpricedQuantity', 'Positions no price above 0 liquidates.'],
  ['unvalued', 'unvaluedQuantity', 'Positions of accounts that cannot be valued.'],
] as const;

const LiquidationMap = builder.objectRef<MapRef>('LiquidationMap').implement({
  description:
    'Where liquidations wait: longs below the mark and shorts above it, and on the other side of it those that are due already. Notional at the mark; bands and the rest add up to all positions.',
  fields: (t) => ({
    mark: t.field({ type: Money, resolve: ({ market }) => worth(market, 1) }),
    bands: t.field({
      type: [LiquidationBand],
      description: 'Ascending; the mark is the edge in the middle.',
      resolve: ({ market, map }) => map.bands.map((band) => ({ market, band })),
    }),
    crowded: t.field({
      type: LiquidationBand,
      nullable: true,
      description: 'The band with the most notional, long and short together. Null where all are empty.',
      resolve: ({ market, map }) => {
        const most = map.bands.reduce<Band | null>((best, band) => (held(band) > held(best) ? band : best), null);
        return most && { market, band: most };
      },
    }),
    ...Object.fromEntries(
      REST.map(([name, quantity, description]) => [
        name,
        t.field({ type: Money, description, resolve: ({ market, map }) => worth(market, map[quantity]) }),
      ]),
    ),
    quality: t.field({
      type: Quality,
      description: 'That of the least certain figure it is made of, at best DERIVED.',
      resolve: ({ market }) => qualityOf(market),
    }),
  }),
});

function held(band: Band | null): number {
  return band ? band.longQuantity + band.shortQuantity : 0;
}

function qualityOf({ loaded, row }: InstitutionRef): QualityCode {
  return bookQuality(loaded.columns, row, positionsIn(loaded.columns, row));
}
const LiquidationMapResult = builder.unionType('LiquidationMapResult', {
  types: [LiquidationMap, Problem],
  resolveType: (found) => ('code' in found ? Problem : LiquidationMap),
});

builder.objectFields(Market, (t) => ({
  held: t.field({
    type: MarketSides,
    description: 'All positions of the accounts of the snapshot.',
    resolve: (market) => {
      const { quantities } = market.loaded.columns.margin.positions;
      const all = positionsIn(market.loaded.columns, market.row).map((position) => quantities[position] ?? 0);
      const side = (own: readonly number[]): PositionsOf => ({
        count: own.length,
        quantity: own.reduce((sum, quantity) => sum + Math.abs(quantity), 0),
      });
      return {
        market,
        longs: side(all.filter((quantity) => quantity > 0)),
        shorts: side(all.filter((quantity) => quantity < 0)),
        quality: qualityOf(market),
      };
    },
  }),
  atRisk: t.field({
    type: AtRiskResult,
    description:
      'Positions that a move of the mark against them, by no more than this share of it, takes to their liquidation price or past it while the other marks stay; those due already included. Within 0: those at their price or past it. Exactly at it a venue that liquidates BELOW_MAINTENANCE does not yet liquidate.',
    args: { within: t.arg({ type: 'Finite', required: true, description: 'From 0, below 1.' }) },
    resolve: (market, { within }) => {
      const found = atRisk(market.loaded.columns, market.row, within);
      return 'code' in found ? found : { market, ...found, quality: qualityOf(market) };
    },
  }),
  liquidationMap: t.field({
    type: LiquidationMapResult,
    args: {
      bands: t.arg.int({
        required: true,
        defaultValue: 25,
        description: `On either side of the mark, at most ${MOST_BANDS}.`,
      }),
      within: t.arg({
        type: 'Finite',
        required: true,
        defaultValue: 0.25,
        description: 'How far the bands reach, as a share of the mark; above 0, below 1.',
      }),
    },
    resolve: (market, choice) => {
      const map = marketMap(market.loaded.columns, market.row, choice);
      return 'code' in map ? map : { market, map };
    },
  }),
}));
