import { PositionSide, Quality } from '../../values/enums.ts';
import { globalId } from '../../values/global-ids.ts';
import { Money, qualityAt, Source, sourceAt } from '../../values/money.ts';
import { Node } from '../node.ts';
import { rowAt } from '../rows.ts';
import { Account, Market, Position } from './margin-refs.ts';
import { moneyOrNull } from './market.ts';

const NO_RATE = 'Null without a rate for its currency.';

Position.implement({
  description: 'What an account holds of one market, long or short.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ resolve: ({ loaded, position }) => globalId('Position', loaded.row, String(position)) }),
    account: t.field({
      type: Account,
      resolve: ({ loaded, position }) => ({ loaded, row: rowAt(loaded.columns.margin.positions.rowStart, position) }),
    }),
    market: t.field({
      type: Market,
      resolve: ({ loaded, position }) => ({ loaded, row: loaded.columns.margin.positions.markets[position] ?? 0 }),
    }),
    side: t.field({
      type: PositionSide,
      resolve: ({ loaded, position }) =>
        (loaded.columns.margin.positions.quantities[position] ?? 0) < 0 ? ('SHORT' as const) : ('LONG' as const),
    }),
    quantity: t.field({
      type: 'Finite',
      description: 'Units of the asset, whichever the side.',
      resolve: ({ loaded, position }) => Math.abs(loaded.columns.margin.positions.quantities[position] ?? 0),
    }),
    entryPrice: t.field({
      type: Money,
      nullable: true,
      description: `Per unit of the asset. ${NO_RATE}`,
      resolve: ({ loaded, position }) => moneyOrNull(loaded, loaded.columns.margin.positions.entryPrices[position]),
    }),
    collateral: t.field({
      type: Money,
      nullable: true,
      description: `Of the position alone; null in a CROSS account. ${NO_RATE}`,
      resolve: ({ loaded, position }) => moneyOrNull(loaded, loaded.columns.margin.positions.collateral[position]),
    }),
    notional: t.field({
      type: Money,
      nullable: true,
      description: `Quantity at the mark. ${NO_RATE}`,
      resolve: ({ loaded, position }) => {
        const { positions, markets } = loaded.columns.margin;
        const mark = markets.marks.amounts[positions.markets[position] ?? -1] ?? Number.NaN;
        return moneyOrNull(loaded, Math.abs(positions.quantities[position] ?? 0) * mark);
      },
    }),
    profit: t.field({
      type: Money,
      nullable: true,
      description: `Not realised: quantity times mark less entry price, negative where it is a loss. ${NO_RATE}`,
      resolve: ({ loaded, position }) => {
        const { positions, markets } = loaded.columns.margin;
        const mark = markets.marks.amounts[positions.markets[position] ?? -1] ?? Number.NaN;
        const move = mark - (positions.entryPrices[position] ?? Number.NaN);
        return moneyOrNull(loaded, (positions.quantities[position] ?? 0) * move);
      },
    }),
    quality: t.field({
      type: Quality,
      resolve: ({ loaded, position }) => qualityAt(loaded.columns.margin.positions.qualityCodes, position),
    }),
    source: t.field({
      type: Source,
      resolve: async ({ loaded, position }, _, context) =>
        sourceAt(await context.sources(loaded.row), loaded.columns.margin.positions.sourceCodes, position),
    }),
  }),
});
