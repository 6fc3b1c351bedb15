import type { Readable } from 'node:stream';
import { type AccountColumns, MARGIN_MODES, type VenueColumns } from '@faultline/network';
import type postgres from 'postgres';
import { idAt, readBinaryCopy, textAt } from './binary-copy.ts';
import { placeOf } from './kind-values.ts';
import type { ProvenanceCodes } from './provenance-codes.ts';
import type { Reading } from './read-snapshot.ts';

export interface AccountsRead {
  readonly columns: AccountColumns;
  /** Row of the account of each number. */
  readonly rows: Uint32Array;
  /** By row: what collateral of its positions is stated in. */
  readonly currencies: readonly string[];
}

interface AccountRow {
  readonly id: number;
  readonly key: string;
  readonly venue: number;
  readonly owner: number;
  readonly mode: number;
  readonly cash: number;
  readonly currency: string;
  readonly provenance: number;
}

/** Ascending by key, which is the canonical order. */
export async function readAccounts(
  sql: postgres.TransactionSql,
  { snapshotId, institutionRow, fx }: Reading,
  { venues, provenance }: { readonly venues: VenueColumns; readonly provenance: ProvenanceCodes },
): Promise<AccountsRead> {
  const found = await readRows(sql, snapshotId);
  const accounts = found.sort((left, right) => (left.key < right.key ? -1 : 1));
  const venueRows = new Map([...venues.institutions].map((institution, row) => [institution, row]));
  const rows = new Uint32Array(accounts.length);
  accounts.forEach(({ id }, row) => {
    rows[id] = row;
  });
  return {
    rows,
    currencies: accounts.map(({ currency }) => currency),
    columns: {
      count: accounts.length,
      keys: accounts.map(({ key }) => key),
      venues: Uint32Array.from(accounts, ({ venue }) => venueRows.get(institutionRow(venue)) ?? Number.NaN),
      owners: Uint32Array.from(accounts, ({ owner }) => institutionRow(owner)),
      modeCodes: Uint8Array.from(accounts, ({ mode }) => mode),
      cash: Float64Array.from(accounts, ({ cash, currency }) => fx.convert(cash, currency)),
      qualityCodes: Uint8Array.from(accounts, (account) => provenance.qualities[account.provenance] ?? Number.NaN),
      sourceCodes: Uint16Array.from(accounts, (account) => provenance.sources[account.provenance] ?? Number.NaN),
    },
  };
}

const COLUMNS = ['id', 'venue_id', 'owner_id', 'provenance_id', 'cash', 'key', 'mode', 'currency'] as const;

async function readRows(sql: postgres.TransactionSql, snapshotId: string): Promise<AccountRow[]> {
  const query = `SELECT ${COLUMNS.join(', ')} FROM accounts WHERE snapshot_id = ${BigInt(snapshotId)}`;
  const stream: Readable = await sql.unsafe(`COPY (${query}) TO STDOUT (FORMAT binary)`).readable();
  const rows: AccountRow[] = [];
  const modeOf = placeOf(MARGIN_MODES);
  await readBinaryCopy(stream, COLUMNS.length, (row) => {
    const { view, starts } = row;
    const id = (field: number) => idAt(view, starts[field] ?? 0);
    rows.push({
      id: id(0),
      venue: id(1),
      owner: id(2),
      provenance: id(3),
      cash: view.getFloat64(starts[4] ?? 0),
      key: textAt(row, 5),
      mode: modeOf(textAt(row, 6)),
      currency: textAt(row, 7),
    });
  });
  return rows;
}
