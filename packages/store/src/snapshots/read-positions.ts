import type { Readable } from 'node:stream';
import { type PositionColumns, permuted, rowStarts } from '@faultline/network';
import type postgres from 'postgres';
import { FIXED_FIELD_BYTES, idAt, readFixedCopy } from './binary-copy.ts';
import { canonicalOrder, converted, spread } from './canonical-order.ts';
import { growing } from './growing-columns.ts';
import type { ProvenanceCodes } from './provenance-codes.ts';
import type { AccountsRead } from './read-accounts.ts';
import type { Reading } from './read-snapshot.ts';

const COLUMNS = [
  'account_id',
  'market_id',
  'provenance_id',
  'quantity',
  'entry_price',
  // Where an account has no collateral of its own for a position, a column in memory has NaN.
  `coalesce(collateral, 'NaN')`,
] as const;

export interface PositionReading {
  readonly accounts: AccountsRead;
  readonly provenance: ProvenanceCodes;
  /** Row of the market of each number, and the currency of its prices. */
  readonly markets: readonly number[];
  readonly currencies: readonly string[];
}

/** In canonical order: account, then market. */
export async function readPositions(
  sql: postgres.TransactionSql,
  { snapshotId, fx, scale }: Reading & { readonly scale: number },
  { accounts, provenance, markets, currencies }: PositionReading,
): Promise<PositionColumns> {
  const rows = await readRows(sql, snapshotId);
  const accountRows = rows.accounts.map((id) => accounts.rows[id] ?? Number.NaN);
  const marketRows = rows.markets.map((id) => markets[id] ?? Number.NaN);
  const order = canonicalOrder([
    { ranks: accountRows, count: accounts.columns.count },
    { ranks: marketRows, count: markets.length },
  ]);
  const rates = currencies.map((currency) => fx.convert(1, currency));
  const collateral = rows.collateral.map((amount, place) =>
    Number.isNaN(amount) ? amount : fx.convert(amount, accounts.currencies[accountRows[place] ?? 0] ?? ''),
  );
  const entries = converted(rows.entryPrices, rows.markets, rates).map((price) => price / 10 ** scale);
  const provenances = permuted(rows.provenances, order);
  return {
    count: order.length,
    rowStart: rowStarts(permuted(accountRows, order), accounts.columns.count),
    markets: permuted(marketRows, order),
    quantities: permuted(rows.quantities, order),
    entryPrices: permuted(entries, order),
    collateral: permuted(collateral, order),
    qualityCodes: spread(new Uint8Array(order.length), provenances, provenance.qualities),
    sourceCodes: spread(new Uint16Array(order.length), provenances, provenance.sources),
  };
}

interface PositionRows {
  readonly accounts: Uint32Array;
  readonly markets: Uint32Array;
  readonly provenances: Uint32Array;
  readonly quantities: Float64Array;
  readonly entryPrices: Float64Array;
  readonly collateral: Float64Array;
}

async function readRows(sql: postgres.TransactionSql, snapshotId: string): Promise<PositionRows> {
  const numbers = () => growing((length) => new Uint32Array(length));
  const amounts = () => growing((length) => new Float64Array(length));
  const [accounts, markets, provenances] = [numbers(), numbers(), numbers()];
  const [quantities, entryPrices, collateral] = [amounts(), amounts(), amounts()];
  const query = `SELECT ${COLUMNS.join(', ')} FROM positions WHERE snapshot_id = ${BigInt(snapshotId)}`;
  const stream: Readable = await sql.unsafe(`COPY (${query}) TO STDOUT (FORMAT binary)`).readable();
  await readFixedCopy(stream, COLUMNS.length, ({ view, start, stride, count }) => {
    for (let row = 0, place = start; row < count; row++, place += stride) {
      accounts.push(idAt(view, place));
      markets.push(idAt(view, place + FIXED_FIELD_BYTES));
      provenances.push(idAt(view, place + 2 * FIXED_FIELD_BYTES));
      quantities.push(view.getFloat64(place + 3 * FIXED_FIELD_BYTES));
      entryPrices.push(view.getFloat64(place + 4 * FIXED_FIELD_BYTES));
      collateral.push(view.getFloat64(place + 5 * FIXED_FIELD_BYTES));
    }
  });
  return {
    accounts: accounts.filled(),
    markets: markets.filled(),
    provenances: provenances.filled(),
    quantities: quantities.filled(),
    entryPrices: entryPrices.filled(),
    collateral: collateral.filled(),
  };
}
