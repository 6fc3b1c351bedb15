import { rowOf } from '@faultline/runner';
import { builder } from '../../builder.ts';
import { type Loaded, Problem } from '../../values/money.ts';
import { DEFAULT_PAGE, firstArgument, pageOf, pagingArguments } from '../../values/paging.ts';
import { problemOf } from '../../values/problem-codes.ts';
import { keyAt } from '../institution.ts';
import { Institution } from '../institution-ref.ts';
import { type InstitutionRef, range } from '../rows.ts';
import { Snapshot } from '../snapshot-ref.ts';
import { AccountConnection } from './account.ts';
import { AccountFilter, AccountOrder, accountsOf, listAccounts } from './account-list.ts';
import { Account, Market, Venue } from './margin-refs.ts';
import { MarketConnection } from './market.ts';
import './position.ts';
import './market-risk.ts';
import './opened-position.ts';
import './position-liquidation.ts';
import './venue.ts';

// Leveraged positions and where they are held, as fields of a snapshot; all empty where the dataset has none.

const MarketResult = builder.unionType('MarketResult', {
  types: [Market, Problem],
  resolveType: (found) => ('code' in found ? Problem : Market),
});
const AccountResult = builder.unionType('AccountResult', {
  types: [Account, Problem],
  resolveType: (found) => ('code' in found ? Problem : Account),
});

function rowOrProblem(
  loaded: Loaded,
  kind: 'market' | 'account',
  key: string,
): InstitutionRef | typeof Problem.$inferType {
  const { markets, accounts } = loaded.columns.margin;
  const row = rowOf((kind === 'market' ? markets : accounts).keys, key);
  const message = `${loaded.row.title} has no ${kind} of this key: the field ${kind}s lists those there are.`;
  return row < 0 ? problemOf('NOT_FOUND', message, 'key') : { loaded, row };
}

builder.objectFields(Snapshot, (t) => ({
  venues: t.field({
    type: [Venue],
    description: 'In canonical order.',
    args: { first: firstArgument(t.arg) },
    resolve: (loaded, { first }) =>
      Array.from(range(0, Math.min(loaded.columns.margin.venues.count, first ?? DEFAULT_PAGE)), (row) => ({
        loaded,
        row,
      })),
  }),
  markets: t.field({
    type: MarketConnection,
    description: 'In ascending order of their keys.',
    args: pagingArguments(t.arg),
    resolve: (loaded, given, context, info) => {
      const listed = { count: loaded.columns.margin.markets.count, at: (row: number) => ({ loaded, row }) };
      return pageOf(listed, given, { context, info, parent: loaded.row.digest });
    },
  }),
  market: t.field({
    type: MarketResult,
    args: { key: t.arg.string({ required: true }) },
    resolve: (loaded, { key }) => rowOrProblem(loaded, 'market', key),
  }),
  accounts: t.field({
    type: AccountConnection,
    description: 'In ascending order of their keys unless told.',
    args: { filter: t.arg({ type: AccountFilter }), orderBy: t.arg({ type: AccountOrder }), ...pagingArguments(t.arg) },
    resolve: (loaded, given, context, info) =>
      pageOf(listAccounts(loaded, given), given, { context, info, parent: loaded.row.digest }),
  }),
  account: t.field({
    type: AccountResult,
    args: { key: t.arg.string({ required: true }) },
    resolve: (loaded, { key }) => rowOrProblem(loaded, 'account', key),
  }),
}));

builder.objectField(Institution, 'accounts', (t) =>
  t.field({
    type: AccountConnection,
    description: 'Those it owns, in ascending order of their keys unless told.',
    args: { filter: t.arg({ type: AccountFilter }), orderBy: t.arg({ type: AccountOrder }), ...pagingArguments(t.arg) },
    resolve: (institution, given, context, info) => {
      const { loaded, row } = institution;
      const parent = `${loaded.row.digest}/${keyAt(institution)}`;
      return pageOf(listAccounts(loaded, given, accountsOf(loaded, row)), given, { context, info, parent });
    },
  }),
);
