import { MARGIN_MODES } from '@faultline/network';
import { ACCOUNT_ORDERS, accountsInOrder, rowOf, statusOf } from '@faultline/runner';
import { builder } from '../../builder.ts';
import { MarginMode, OrderDirection } from '../../values/enums.ts';
import type { Loaded } from '../../values/money.ts';
import type { Listed } from '../../values/paging.ts';
import { keyOfId } from '../institution-key.ts';
import { type InstitutionRef, range } from '../rows.ts';
import { MarginStatus } from './account-margin.ts';
import { venueKeyAt } from './venue.ts';

export const AccountOrder = builder.inputType('AccountOrder', {
  description:
    'Accounts that cannot be valued come last, whichever the direction; one without equity left has the highest margin ratio.',
  fields: (t) => ({
    field: t.field({ required: true, type: builder.enumType('AccountOrderField', { values: ACCOUNT_ORDERS }) }),
    direction: t.field({ type: OrderDirection, required: true, defaultValue: 'DESC' }),
  }),
});

interface Choice {
  readonly filter?: typeof AccountFilter.$inferInput | null | undefined;
  readonly orderBy?: typeof AccountOrder.$inferInput | null | undefined;
}

export const AccountFilter = builder.inputType('AccountFilter', {
  fields: (t) => ({
    venue: t.id({ description: 'Key or id of the institution the venue is.' }),
    owner: t.id({ description: 'Key or id of an institution.' }),
    modes: t.field({ type: [MarginMode] }),
    statuses: t.field({ type: [MarginStatus] }),
  }),
});

/** Accounts at chosen rows, filtered, in ascending order of their keys unless told. */
export function listAccounts(
  loaded: Loaded,
  { filter, orderBy }: Choice,
  among = range(0, loaded.columns.margin.accounts.count),
): Listed<InstitutionRef> {
  const { accounts, venues } = loaded.columns.margin;
  const venueKeys = Array.from({ length: venues.count }, (_, venue) => venueKeyAt(loaded, venue));
  const venue = filter?.venue == null ? null : venueKeys.indexOf(keyOfId(loaded, filter.venue));
  const owner = filter?.owner == null ? null : rowOf(loaded.columns.institutions.keys, keyOfId(loaded, filter.owner));
  const modes = filter?.modes?.map((mode) => MARGIN_MODES.indexOf(mode));
  const rows = inOrder(loaded, orderBy, among).filter(
    (row) =>
      (venue === null || accounts.venues[row] === venue) &&
      (owner === null || accounts.owners[row] === owner) &&
      (!modes || modes.includes(accounts.modeCodes[row] ?? -1)) &&
      (!filter?.statuses || filter.statuses.includes(statusOf(loaded.columns, row))),
  );
  return { count: rows.length, at: (index) => ({ loaded, row: rows[index] ?? 0 }) };
}

/** The accounts at chosen rows, which ascend. */
function inOrder({ columns }: Loaded, orderBy: Choice['orderBy'], among: Uint32Array): Uint32Array {
  if (!orderBy) return among;
  const { field, direction } = orderBy;
  if (field === 'KEY') return direction === 'ASC' ? among : among.toReversed();
  const all = accountsInOrder(columns, field, direction);
  if (among.length === all.length) return all;
  const chosen = new Set(among);
  return all.filter((row) => chosen.has(row));
}

const ofOwners = new WeakMap<Loaded['columns'], ReadonlyMap<number, Uint32Array>>();

/** Rows of the accounts of an institution. */
export function accountsOf({ columns }: Loaded, institution: number): Uint32Array {
  let byOwner = ofOwners.get(columns);
  if (!byOwner) {
    const groups = Map.groupBy(columns.margin.accounts.keys.keys(), (row) => columns.margin.accounts.owners[row] ?? -1);
    byOwner = new Map([...groups].map(([owner, rows]) => [owner, Uint32Array.from(rows)]));
    ofOwners.set(columns, byOwner);
  }
  return byOwner.get(institution) ?? new Uint32Array(0);
}
