import { bookQuality, type OpenedDistance, openedPosition } from '@faultline/runner';
import { builder } from '../../builder.ts';
import { PositionSide } from '../../values/enums.ts';
import { Money, Problem, Ratio } from '../../values/money.ts';
import type { InstitutionRef } from '../rows.ts';
import { Market } from './margin-refs.ts';

// What if: a position opened at the mark.

interface OpenedRef {
  readonly market: InstitutionRef;
  readonly opened: OpenedDistance;
}

const priceOf = ({ market }: OpenedRef, price: number | null) =>
  price === null ? null : { amount: price, of: market.loaded.columns };

function moveTo({ market: { loaded, row } }: OpenedRef, price: number | null) {
  const mark = loaded.columns.margin.markets.marks.amounts[row] ?? 0;
  const reason = price === null ? ('NOT_REACHED' as const) : null;
  return { value: price === null ? null : price / mark - 1, reason, quality: bookQuality(loaded.columns, row, []) };
}

const OpenedPosition = builder.objectRef<OpenedRef>('OpenedPosition').implement({
  description: 'A position opened at the mark with collateral of its own, and where it would end.',
  fields: (t) => ({
    collateral: t.field({
      type: Money,
      resolve: ({ market, opened }) => ({ amount: opened.collateralAmount, of: market.loaded.columns }),
    }),
    maintenanceMargin: t.field({
      type: Money,
      resolve: ({ market, opened }) => ({ amount: opened.maintenanceMarginAmount, of: market.loaded.columns }),
    }),
    maxLeverage: t.field({
      type: 'Finite',
      description: 'Of its margin tier.',
      resolve: ({ opened }) => opened.maxLeverage,
    }),
    liquidationPrice: t.field({
      type: Money,
      nullable: true,
      description: 'Null where no price above 0 liquidates it.',
      resolve: (ref) => priceOf(ref, ref.opened.liquidationPrice),
    }),
    liquidationMove: t.field({
      type: Ratio,
      description:
        'From the mark to that price, as a share of the mark: below 0 is a fall. NOT_REACHED without a price.',
      resolve: (ref) => moveTo(ref, ref.opened.liquidationPrice),
    }),
    bankruptcyPrice: t.field({
      type: Money,
      nullable: true,
      description: 'Where the collateral is used up; null where no price above 0 does it.',
      resolve: (ref) => priceOf(ref, ref.opened.bankruptcyPrice),
    }),
  }),
});

const OpenedPositionResult = builder.unionType('OpenedPositionResult', {
  types: [OpenedPosition, Problem],
  resolveType: (found) => ('code' in found ? Problem : OpenedPosition),
});

builder.objectField(Market, 'opened', (t) =>
  t.field({
    type: OpenedPositionResult,
    description:
      'How close to its liquidation a position would be opened. A Problem where it would be there at once (AT_OPEN), is too large (TIER_EXCEEDED) or has more leverage than its margin tier allows.',
    args: {
      side: t.arg({ type: PositionSide, required: true }),
      notional: t.arg({ type: 'Decimal', required: true, description: 'In the snapshot’s currency and scale.' }),
      leverage: t.arg({ type: 'Finite', required: true, description: 'Notional over collateral.' }),
    },
    resolve: (market, { side, notional, leverage }) => {
      const asked = { side, notionalAmount: notional, leverage };
      const opened = openedPosition(market.loaded.columns, market.row, asked);
      return 'code' in opened ? opened : { market, opened };
    },
  }),
);
