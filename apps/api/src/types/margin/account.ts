import { MARGIN_MODES } from '@faultline/network';
import { MarginMode, Quality } from '../../values/enums.ts';
import { globalId } from '../../values/global-ids.ts';
import { Money, qualityAt, Source, sourceAt } from '../../values/money.ts';
import { connectionOf, DEFAULT_PAGE, firstArgument } from '../../values/paging.ts';
import { Institution } from '../institution-ref.ts';
import { Node } from '../node.ts';
import { range } from '../rows.ts';
import { Account, Position, Venue } from './margin-refs.ts';
import { moneyOrNull } from './market.ts';

Account.implement({
  description: 'Cash and leveraged positions of an institution at a venue: what the account loses, its owner loses.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({
      resolve: ({ loaded, row }) => globalId('Account', loaded.row, loaded.columns.margin.accounts.keys[row] ?? ''),
    }),
    key: t.string({ resolve: ({ loaded, row }) => loaded.columns.margin.accounts.keys[row] ?? '' }),
    owner: t.field({
      type: Institution,
      resolve: ({ loaded, row }) => ({ loaded, row: loaded.columns.margin.accounts.owners[row] ?? 0 }),
    }),
    venue: t.field({
      type: Venue,
      resolve: ({ loaded, row }) => ({ loaded, row: loaded.columns.margin.accounts.venues[row] ?? 0 }),
    }),
    mode: t.field({
      type: MarginMode,
      resolve: ({ loaded, row }) => MARGIN_MODES[loaded.columns.margin.accounts.modeCodes[row] ?? 0] ?? 'CROSS',
    }),
    cash: t.field({
      type: Money,
      nullable: true,
      description:
        'In a CROSS account it backs all positions, in an ISOLATED one none. Null without a rate for its currency.',
      resolve: ({ loaded, row }) => moneyOrNull(loaded, loaded.columns.margin.accounts.cash[row]),
    }),
    positionCount: t.int({
      resolve: ({ loaded, row }) => {
        const { rowStart } = loaded.columns.margin.positions;
        return (rowStart[row + 1] ?? 0) - (rowStart[row] ?? 0);
      },
    }),
    positions: t.field({
      type: [Position],
      description: 'At most one per market, in ascending order of markets.',
      args: { first: firstArgument(t.arg) },
      resolve: ({ loaded, row }, { first }) => {
        const { rowStart } = loaded.columns.margin.positions;
        const own = range(rowStart[row] ?? 0, rowStart[row + 1] ?? 0).subarray(0, first ?? DEFAULT_PAGE);
        return Array.from(own, (position) => ({ loaded, position }));
      },
    }),
    quality: t.field({
      type: Quality,
      resolve: ({ loaded, row }) => qualityAt(loaded.columns.margin.accounts.qualityCodes, row),
    }),
    source: t.field({
      type: Source,
      resolve: async ({ loaded, row }, _, context) =>
        sourceAt(await context.sources(loaded.row), loaded.columns.margin.accounts.sourceCodes, row),
    }),
  }),
});

export const AccountConnection = connectionOf('Account', Account);
