import type { NetworkSnapshot } from '@faultline/network';
import { valuedAccount } from './account-valuation.ts';
import { MARGIN_STATUSES, type MarginStatus } from './margin-pools.ts';

/** What accounts are listed by. */
export const ACCOUNT_ORDERS = ['KEY', 'EQUITY', 'NOTIONAL', 'MARGIN_RATIO'] as const;
export type AccountOrderField = (typeof ACCOUNT_ORDERS)[number];

/** One entry per account; NaN and -1 where it cannot be valued. */
interface AccountFigures {
  readonly statusCodes: Int8Array;
  readonly figures: Readonly<Record<Exclude<AccountOrderField, 'KEY'>, Float64Array>>;
  /** Rows in each order asked for so far, with its direction. */
  readonly orders: Map<string, Uint32Array>;
}

const known = new WeakMap<NetworkSnapshot, AccountFigures>();

/** Worked out once for all accounts: a list of them may be long, and asked for a page at a time. */
function figuresOf(columns: NetworkSnapshot): AccountFigures {
  const before = known.get(columns);
  if (before) return before;
  const { count } = columns.margin.accounts;
  const column = () => new Float64Array(count).fill(Number.NaN);
  const statusCodes = new Int8Array(count).fill(-1);
  const figures = { EQUITY: column(), NOTIONAL: column(), MARGIN_RATIO: column() };
  for (let account = 0; account < count; account++) {
    const found = valuedAccount(columns, account);
    if ('code' in found) continue;
    statusCodes[account] = MARGIN_STATUSES.indexOf(found.status);
    figures.EQUITY[account] = found.equityAmount;
    figures.NOTIONAL[account] = found.notionalAmount;
    // Who has nothing and owes nothing is as far from liquidation as can be.
    const isInDebt = found.equityAmount < 0 || found.maintenanceMarginAmount > 0;
    figures.MARGIN_RATIO[account] = found.marginRatio ?? (isInDebt ? Infinity : 0);
  }
  const worked = { statusCodes, figures, orders: new Map<string, Uint32Array>() };
  known.set(columns, worked);
  return worked;
}

export function statusOf(columns: NetworkSnapshot, account: number): MarginStatus | 'UNVALUED' {
  return MARGIN_STATUSES[figuresOf(columns).statusCodes[account] ?? -1] ?? 'UNVALUED';
}

/** All accounts in an order; those that cannot be valued come last whichever the direction, and equal ones by their keys. */
export function accountsInOrder(
  columns: NetworkSnapshot,
  field: Exclude<AccountOrderField, 'KEY'>,
  direction: 'ASC' | 'DESC',
): Uint32Array {
  const { figures, orders } = figuresOf(columns);
  const name = `${field} ${direction}`;
  const before = orders.get(name);
  if (before) return before;
  const figure = figures[field];
  const sign = direction === 'ASC' ? 1 : -1;
  const rows = Uint32Array.from(figure, (_, account) => account).sort((left, right) => {
    const [first, second] = [figure[left] ?? Number.NaN, figure[right] ?? Number.NaN];
    if (Number.isNaN(first) || Number.isNaN(second))
      return Number(Number.isNaN(first)) - Number(Number.isNaN(second)) || left - right;
    return (first === second ? 0 : sign * (first - second)) || left - right;
  });
  orders.set(name, rows);
  return rows;
}
