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
    'Leverage at which selling a whole position leaves nothing of its equity, through nothing but the price impact of the sale (Caccioli, Bouchaud, Farmer 2012, A proposal for impact-adjusted valuation, arXiv 1204.0922), and how far the position is from being liquidated. Below, L is its leverage, x the share sold and I fullSaleImpactRatio.',
  fields: (t) => ({
    ...digestFields(t),
    notional: t.field({
      type: Money,
      description: 'Quantity times mark.',
      resolve: (ref) => money(ref, ref.found.notionalAmount),
    }),
    fullSaleImpactRatio: t.field({
      type: 'Finite',
      description: 'Share by which the price falls once everything is sold.',
      resolve: ({ found }) => found.fullSaleImpactRatio,
    }),
    criticalLeverage: t.field({
      type: Ratio,
      description:
        'Notional over collateral: 3 / (2 I) under SQUARE_ROOT (Caccioli, Bouchaud, Farmer 2012), 2 / I under LINEAR, integrated here in the same way. ZERO_DENOMINATOR where selling does not move the price.',
      resolve: (ref) => ratio(ref, ref.found.critical.criticalLeverage, 'ZERO_DENOMINATOR'),
    }),
    survives: t.boolean({
      description: 'Equity is left after everything is sold: L is below the critical one.',
      resolve: ({ found }) => found.critical.survives,
    }),
    insolventAtSoldShare: t.field({
      type: Ratio,
      description:
        'Share sold at which equity is used up: the least root x of 1 / L = I x^0.5 - I x^1.5 / 3 under SQUARE_ROOT (Caccioli, Bouchaud, Farmer 2012), of 1 / L = I x - I x^2 / 2 under LINEAR, integrated here. NOT_REACHED where the position survives.',
      resolve: (ref) => ratio(ref, ref.found.critical.insolventAtSoldShare, 'NOT_REACHED'),
    }),
    saleDiscountRatio: t.field({
      type: 'Finite',
      description:
        'What the sale loses to its own impact, over the notional: 2 I / 3 under SQUARE_ROOT (Caccioli, Bouchaud, Farmer 2012), I / 2 under LINEAR, integrated here.',
      resolve: ({ found }) => found.critical.saleDiscountRatio,
    }),
    maxLeverage: t.field({
      type: 'Finite',
      description: 'The most its margin tier allows.',
      resolve: ({ found }) => found.margin.maxLeverage,
    }),
    maintenanceMargin: t.field({
      type: Money,
      description: 'At the mark, by its margin tier.',
      resolve: (ref) => money(ref, ref.found.margin.maintenanceMarginAmount),
    }),
    liquidationMove: t.field({
      type: Ratio,
      description:
        'The size of the adverse price move at which it falls short: (1 / L - m) / (1 - m) for a long, over 1 + m for a short, m being maintenance margin over notional at the mark. Derived here. NOT_REACHED where no price does that.',
      resolve: (ref) => ratio(ref, ref.found.distance.liquidationMoveRatio, 'NOT_REACHED'),
    }),
    bankruptcyMove: t.field({
      type: Ratio,
      description:
        'The size of the adverse price move that uses its collateral up: 1 / L. Derived here. NOT_REACHED where no price does that.',
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
