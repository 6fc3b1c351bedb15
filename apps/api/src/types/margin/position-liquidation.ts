import { liquidationOfPosition, marginQuality, type PositionLiquidation } from '@faultline/runner';
import { builder } from '../../builder.ts';
import { Quality } from '../../values/enums.ts';
import { type Loaded, Money, Problem, Ratio, type RatioValue } from '../../values/money.ts';
import { type PositionRef, rowAt } from '../rows.ts';
import { Market, Position } from './margin-refs.ts';

interface LiquidationRef extends PositionRef {
  readonly account: number;
  readonly found: PositionLiquidation;
}

const NoPriceReason = builder.enumType('NoPriceReason', {
  description: 'Why there is no liquidation price.',
  values: {
    NO_POSITIVE_ROOT: { description: 'No price above 0 liquidates the position while the other marks stay.' },
    TIER_EXCEEDED: { description: 'At entry or at the price its notional is above the last margin tier.' },
  } satisfies Record<NonNullable<PositionLiquidation['reason']>, object>,
});

const AssumedMark = builder.objectRef<{ loaded: Loaded; market: number }>('AssumedMark').implement({
  description: 'The mark of another market, which is taken to stay.',
  fields: (t) => ({
    market: t.field({ type: Market, resolve: ({ loaded, market }) => ({ loaded, row: market }) }),
    mark: t.field({
      type: Money,
      resolve: ({ loaded, market }) => ({ amount: markAt(loaded, market), of: loaded.columns }),
    }),
  }),
});

function markAt({ columns }: Loaded, market: number): number {
  return columns.margin.markets.marks.amounts[market] ?? 0;
}

const priceOf = ({ loaded }: LiquidationRef, price: number | null) =>
  price === null ? null : { amount: price, of: loaded.columns };

const qualityOf = ({ loaded, account }: LiquidationRef) => {
  const { rowStart } = loaded.columns.margin.positions;
  const own = { account, first: rowStart[account] ?? 0, end: rowStart[account + 1] ?? 0 };
  return marginQuality(loaded.columns, own);
};

/** How far the mark has to move, as a share of it. */
function moveTo(ref: LiquidationRef, price: number | null): RatioValue {
  const mark = markAt(ref.loaded, ref.loaded.columns.margin.positions.markets[ref.position] ?? 0);
  return {
    value: price === null ? null : price / mark - 1,
    reason: price === null ? 'NOT_REACHED' : null,
    quality: qualityOf(ref),
  };
}

const Liquidation = builder.objectRef<LiquidationRef>('PositionLiquidation').implement({
  description: 'Where a position ends if only the mark of its own market moves. Prices are per unit of the asset.',
  fields: (t) => ({
    price: t.field({
      type: Money,
      nullable: true,
      description:
        'The mark at which its margin pool has exactly the maintenance margin, by the margin tier reached there. Null with a reason.',
      resolve: (ref) => priceOf(ref, ref.found.liquidationPrice),
    }),
    reason: t.field({ type: NoPriceReason, nullable: true, resolve: ({ found }) => found.reason }),
    move: t.field({
      type: Ratio,
      description:
        'From the mark to that price, as a share of the mark: below 0 is a fall. NOT_REACHED without a price.',
      resolve: (ref) => moveTo(ref, ref.found.liquidationPrice),
    }),
    bankruptcyPrice: t.field({
      type: Money,
      nullable: true,
      description: 'The mark at which its margin pool has nothing left; null where no price above 0 does it.',
      resolve: (ref) => priceOf(ref, ref.found.bankruptcyPrice),
    }),
    bankruptcyMove: t.field({ type: Ratio, resolve: (ref) => moveTo(ref, ref.found.bankruptcyPrice) }),
    assumedMarks: t.field({
      type: [AssumedMark],
      description: 'Marks of the account’s other markets: other ones give other prices. None of an ISOLATED account.',
      resolve: ({ loaded, found }) => found.assumedMarkets.map((market) => ({ loaded, market })),
    }),
    quality: t.field({
      type: Quality,
      description: 'That of the least certain figure it is made of, at best DERIVED.',
      resolve: qualityOf,
    }),
  }),
});

const LiquidationResult = builder.unionType('PositionLiquidationResult', {
  types: [Liquidation, Problem],
  resolveType: (found) => ('code' in found ? Problem : Liquidation),
});

builder.objectField(Position, 'liquidation', (t) =>
  t.field({
    type: LiquidationResult,
    description: 'A Problem where its account cannot be valued.',
    resolve: ({ loaded, position }) => {
      const account = rowAt(loaded.columns.margin.positions.rowStart, position);
      const found = liquidationOfPosition(loaded.columns, { account, position });
      return 'code' in found ? found : { loaded, position, account, found };
    },
  }),
);
