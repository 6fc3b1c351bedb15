import {
  badDebtOf,
  type MARGIN_STATUSES,
  type MarginFigures,
  marginQuality,
  type MarginPool as Pool,
  statusOf,
  type ValuedAccount,
  valuedAccount,
} from '@faultline/runner';
import { builder } from '../../builder.ts';
import { Quality } from '../../values/enums.ts';
import { Money, Problem, Ratio, type RatioValue } from '../../values/money.ts';
import { DEFAULT_PAGE, firstArgument } from '../../values/paging.ts';
import { type InstitutionRef, range } from '../rows.ts';
import { Account, Position } from './margin-refs.ts';

// What an account has, what is required of it, and what its venue makes of that.

export const MarginStatus = builder.enumType('MarginStatus', {
  description: 'How an account, or a position of an ISOLATED one, stands at the marks.',
  values: {
    HEALTHY: { description: 'Equity is at least the initial margin.' },
    BELOW_INITIAL: { description: 'Not liquidated, but equity is below the initial margin: nothing can be opened.' },
    LIQUIDATABLE: { description: 'The venue’s rule has it liquidated.' },
    BANKRUPT: { description: 'Equity is below 0, and the venue’s rule has it liquidated.' },
    BAD_DEBT: { description: 'Equity is below 0, and without any requirement nobody liquidates.' },
    UNVALUED: { description: 'It has no margin; the problem of the field `margin` says why.' },
  } satisfies Record<(typeof MARGIN_STATUSES)[number] | 'UNVALUED', object>,
});

/** The account's own positions, or those of one of its pools. */
interface MarginRef {
  readonly account: InstitutionRef;
  readonly figures: MarginFigures;
  readonly first: number;
  readonly end: number;
}
interface PoolRef extends MarginRef {
  readonly figures: Pool;
}
interface AccountMarginRef extends MarginRef {
  readonly figures: ValuedAccount;
}

const qualityOf = ({ account: { loaded, row }, first, end }: MarginRef) =>
  marginQuality(loaded.columns, { account: row, first, end });

function overEquity(ref: MarginRef, value: number | null): RatioValue {
  const isDefined = value !== null && ref.figures.equityAmount > 0;
  return {
    value: isDefined ? value : null,
    reason: isDefined ? null : 'NEGATIVE_OR_ZERO_EQUITY',
    quality: qualityOf(ref),
  };
}

/** Fields of a pool and of an account alike. */
const AMOUNTS = Object.entries({
  equity: ['equityAmount', 'Cash or collateral, and the profit of the positions at the marks.'],
  initialMargin: ['initialMarginAmount', 'Notional over the most leverage its margin tier allows.'],
  maintenanceMargin: ['maintenanceMarginAmount', 'What equity is compared with by the venue’s rule.'],
  notional: ['notionalAmount', 'Quantities at their marks, long and short added up.'],
} as const).map(([name, [figure, description]]) => {
  const resolve = ({ account, figures }: MarginRef) => ({ amount: figures[figure], of: account.loaded.columns });
  return [name, { type: Money, description, resolve }] as const;
});

const MarginPool = builder.objectRef<PoolRef>('MarginPool').implement({
  description: 'What one requirement is judged against: a CROSS account, or one position of an ISOLATED account.',
  fields: (t) => ({
    ...Object.fromEntries(AMOUNTS.map(([name, options]) => [name, t.field(options)])),
    marginRatio: t.field({
      type: Ratio,
      description: 'Maintenance margin over equity: 1 at the edge of liquidation.',
      resolve: (ref) => overEquity(ref, ref.figures.marginRatio),
    }),
    leverage: t.field({
      type: Ratio,
      description: 'Notional over equity.',
      resolve: (ref) => overEquity(ref, ref.figures.notionalAmount / ref.figures.equityAmount),
    }),
    status: t.field({ type: MarginStatus, resolve: ({ figures }) => figures.status }),
    positions: t.field({
      type: [Position],
      args: { first: firstArgument(t.arg) },
      resolve: ({ account: { loaded }, first: from, end }, { first }) =>
        Array.from(range(from, end).subarray(0, first ?? DEFAULT_PAGE), (position) => ({ loaded, position })),
    }),
    quality: t.field({
      type: Quality,
      description: 'That of the least certain figure it is made of, at best DERIVED.',
      resolve: qualityOf,
    }),
  }),
});

const AccountMargin = builder.objectRef<AccountMarginRef>('AccountMargin').implement({
  description: 'Equity of an account and what is required of it, at one mark per market.',
  fields: (t) => ({
    ...Object.fromEntries(AMOUNTS.map(([name, options]) => [name, t.field(options)])),
    free: t.field({
      type: Money,
      description:
        'What new positions could be opened with: equity less initial margin in a CROSS account, below 0 where there is less than none; the cash of an ISOLATED one.',
      resolve: ({ account, figures }) => ({ amount: figures.freeAmount, of: account.loaded.columns }),
    }),
    marginRatio: t.field({
      type: Ratio,
      description: 'Maintenance margin over equity, 1 at the edge of liquidation; the highest of the pools.',
      resolve: (ref) => {
        const { marginRatio: value } = ref.figures;
        const reason = value === null ? ('NEGATIVE_OR_ZERO_EQUITY' as const) : null;
        return { value, reason, quality: qualityOf(ref) };
      },
    }),
    leverage: t.field({
      type: Ratio,
      description: 'Notional over equity.',
      resolve: (ref) => overEquity(ref, ref.figures.notionalAmount / ref.figures.equityAmount),
    }),
    status: t.field({ type: MarginStatus, resolve: ({ figures }) => figures.status }),
    badDebt: t.field({
      type: Problem,
      nullable: true,
      description:
        'BAD_DEBT with a sentence that says how much, where a margin pool of the account or its cash is below 0. Null where none is.',
      resolve: ({ account, figures }) => badDebtOf(account.loaded.columns, account.row, figures),
    }),
    pools: t.field({
      type: [MarginPool],
      description: 'One of a CROSS account; of an ISOLATED one as many as it has positions.',
      args: { first: firstArgument(t.arg) },
      resolve: ({ account, figures }, { first }) =>
        figures.pools
          .slice(0, first ?? DEFAULT_PAGE)
          .map((pool) => ({ account, figures: pool, first: pool.first, end: pool.end })),
    }),
    quality: t.field({
      type: Quality,
      description: 'That of the least certain figure it is made of, at best DERIVED.',
      resolve: qualityOf,
    }),
  }),
});

const AccountMarginResult = builder.unionType('AccountMarginResult', {
  types: [AccountMargin, Problem],
  resolveType: (found) => ('code' in found ? Problem : AccountMargin),
});

builder.objectFields(Account, (t) => ({
  margin: t.field({
    type: AccountMarginResult,
    description: 'A Problem where it cannot be valued: TIER_EXCEEDED above the last margin tier of a market.',
    resolve: (account) => {
      const { loaded, row } = account;
      const figures = valuedAccount(loaded.columns, row);
      if ('code' in figures) return figures;
      const { rowStart } = loaded.columns.margin.positions;
      return { account, figures, first: rowStart[row] ?? 0, end: rowStart[row + 1] ?? 0 };
    },
  }),
  status: t.field({
    type: MarginStatus,
    resolve: ({ loaded, row }) => statusOf(loaded.columns, row),
  }),
}));
