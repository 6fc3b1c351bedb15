import { MARGIN_MODES } from '@faultline/network';
import { rowOf } from '@faultline/runner';
import { builder } from '../../builder.ts';
import { MarginMode } from '../../values/enums.ts';
import type { Loaded } from '../../values/money.ts';
import type { Listed } from '../../values/paging.ts';
import { keyOfId } from '../institution-key.ts';
import { type InstitutionRef, range } from '../rows.ts';
import { venueKeyAt } from './venue.ts';

export const AccountFilter = builder.inputType('AccountFilter', {
  fields: (t) => ({
    venue: t.id({ description: 'Key or id of the institution the venue is.' }),
    owner: t.id({ description: 'Key or id of an institution.' }),
    modes: t.field({ type: [MarginMode] }),
  }),
});

/** Accounts at chosen rows, filtered, in ascending order of their keys. */
export function listAccounts(
  loaded: Loaded,
  filter: typeof AccountFilter.$inferInput | null | undefined,
  among = range(0, loaded.columns.margin.accounts.count),
): Listed<InstitutionRef> {
  const { accounts, venues } = loaded.columns.margin;
  const venueKeys = Array.from({ length: venues.count }, (_, venue) => venueKeyAt(loaded, venue));
  const venue = filter?.venue == null ? null : venueKeys.indexOf(keyOfId(loaded, filter.venue));
  const owner = filter?.owner == null ? null : rowOf(loaded.columns.institutions.keys, keyOfId(loaded, filter.owner));
  const modes = filter?.modes?.map((mode) => MARGIN_MODES.indexOf(mode));
  const rows = among.filter(
    (row) =>
      (venue === null || accounts.venues[row] === venue) &&
      (owner === null || accounts.owners[row] === owner) &&
      (!modes || modes.includes(accounts.modeCodes[row] ?? -1)),
  );
  return { count: rows.length, at: (index) => ({ loaded, row: rows[index] ?? 0 }) };
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
