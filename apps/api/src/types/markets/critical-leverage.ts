import type { SaleImpactLaw as Law } from '@faultline/engine';
import type { MarketCriticalLeverage } from '@faultline/runner';
import { builder } from '../../builder.ts';
import { PositionSide } from '../../values/enums.ts';
import { Money, Problem, Ratio } from '../../values/money.ts';
import { type Answer, answerOf, digestFields } from '../answer.ts';
import { Snapshot } from '../snapshot-ref.ts';
import { money } from './cascade-book.ts';
import { marketArgument } from './market-arguments.ts';

// Whether a position survives its own liquidation.

type LeverageRef = Answer<MarketCriticalLeverage>;

const SaleImpactLaw = builder.enumType('SaleImpactLaw', {
  values: {
    LINEAR: { description: 'The price falls with the quantity sold.' },
    SQUARE_ROOT: { description: 'The price falls with its square root.' },
  } satisfies Record<Law, object>,
});

const ratio = ({ found }: LeverageRef, value: number | null, reason: 'ZERO_DENOMINATOR' | 'NOT_REACHED') => ({
  value,
  reason: value === null ? reason : null,
  quality: found.quality,
});

const CriticalLeverage = builder.objectRef<LeverageRef>('CriticalLeverage').implement({
  description:
    'Leverage at which selling a whole position leaves nothing of its equity, through nothing but the price impact of the sale (Caccioli, Bouchaud, Farmer 2012), and how far the position is from being liquidated.',
  fields: (t) => ({
    ...digestFields(t),
    notional: t.field({ type: Money, resolve: (ref) => money(ref, ref.found.notionalAmount) }),
    fullSaleImpactRatio: t.field({
      type: 'Finite',
      description: 'Share by which the price falls once everything is sold.',
      resolve: ({ found }) => found.fullSaleImpactRatio,
    }),
    criticalLeverage: t.field({
      type: Ratio,
      description: 'Notional over collateral. ZERO_DENOMINATOR where selling does not move the price.',
      resolve: (ref) => ratio(ref, ref.found.critical.criticalLeverage, 'ZERO_DENOMINATOR'),
    }),
    survives: t.boolean({
      description: 'Equity is left after everything is sold.',
      resolve: ({ found }) => found.critical.survives,
    }),
    insolventAtSoldShare: t.field({
      type: Ratio,
      description: 'Share sold at which equity is used up. NOT_REACHED where the position survives.',
      resolve: (ref) => ratio(ref, ref.found.critical.insolventAtSoldShare, 'NOT_REACHED'),
    }),
    saleDiscountRatio: t.field({
      type: 'Finite',
      description: 'What the sale loses to its own impact, over the notional.',
      resolve: ({ found }) => found.critical.saleDiscountRatio,
    }),
    maxLeverage: t.field({
      type: 'Finite',
      description: 'The most its margin tier allows.',
      resolve: ({ found }) => found.margin.maxLeverage,
    }),
    maintenanceMargin: t.field({
      type: Money,
      resolve: (ref) => money(ref, ref.found.margin.maintenanceMarginAmount),
    }),
    liquidationMove: t.field({
      type: Ratio,
      description: 'The adverse price move at which it falls short. NOT_REACHED where no price does that.',
      resolve: (ref) => ratio(ref, ref.found.distance.liquidationMoveRatio, 'NOT_REACHED'),
    }),
    bankruptcyMove: t.field({
      type: Ratio,
      description: 'The adverse price move that uses its collateral up. NOT_REACHED where no price does that.',
      resolve: (ref) => ratio(ref, ref.found.distance.bankruptcyMoveRatio, 'NOT_REACHED'),
    }),
  }),
});

const CriticalLeverageResult = builder.unionType('CriticalLeverageResult', {
  types: [CriticalLeverage, Problem],
  resolveType: (found) => ('code' in found ? Problem : CriticalLeverage),
});

builder.objectField(Snapshot, 'criticalLeverage', (t) =>
  t.field({
    type: CriticalLeverageResult,
    description: 'Whether a position opened in a market at its mark would survive its own liquidation.',
    args: {
      market: marketArgument(t.arg),
      quantity: t.arg({ type: 'Finite', required: true, description: 'Units of the asset, above 0.' }),
      leverage: t.arg({ type: 'Finite', required: true, description: 'Notional over collateral, above 0.' }),
      side: t.arg({ type: PositionSide, required: true, defaultValue: 'LONG' }),
      law: t.arg({ type: SaleImpactLaw, required: true, defaultValue: 'LINEAR' }),
      fullSaleImpactRatio: t.arg({
        type: 'Finite',
        description:
          'Share by which the price moves once everything is closed, 0 to 1. Unless told quantity times the market’s stated price impact over the mark, at most 1; SQUARE_ROOT has to be told.',
      }),
    },
    resolve: (loaded, { fullSaleImpactRatio, ...given }, context) => {
      const found = context.runner.markets.criticalLeverage(loaded.columns, {
        ...given,
        fullSaleImpactRatio: fullSaleImpactRatio ?? null,
      });
      return answerOf(loaded, found);
    },
  }),
);
