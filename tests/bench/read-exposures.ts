import { once } from 'node:events';
import { openStore, type SnapshotRow } from '@faultline/store';
import postgres from 'postgres';
import { type BenchDatabase, withDatabase } from './bench-database.ts';
import { medianOfTurns, timed } from './medians.ts';
import { batchesOf } from './network-batches.ts';
import { datasetOf, type NetworkSize } from './network-records.ts';
import { hasPsql, psql } from './psql.ts';
import { verdict } from './verdict.ts';

const SIZE: NetworkSize = { institutions: 100_000, exposures: 3_000_000, seed: 2019 };
const TURNS = 7;
const ACCESS = { tenant: 'public' };
const STATEMENT_TIMEOUT_MS = 300_000;

/** The rows a snapshot of the store is made of, each table in whatever order it lies. */
function rowsOf(snapshotId: string): readonly string[] {
  return [
    `SELECT i.id, i.key, r.name, r.kind, r.country FROM institution_records r
      JOIN institutions i ON i.id = r.institution_id WHERE r.snapshot_id = ${snapshotId}`,
    `SELECT institution_id, scope, as_of, measure, amount, currency, quality, source_key
      FROM balance_sheet_observations WHERE snapshot_id = ${snapshotId}`,
    `SELECT creditor_id, debtor_id, terms_id, provenance_id, amount FROM exposures WHERE snapshot_id = ${snapshotId}`,
  ].map((query) => query.replace(/\s+/g, ' '));
}

/** A store of its own each time: one that has read the snapshot keeps it in memory. */
async function load({ appUrl }: BenchDatabase, row: SnapshotRow): Promise<number> {
  const store = openStore({ appUrl }, { statementTimeoutMs: STATEMENT_TIMEOUT_MS });
  try {
    await store.ready();
    return await timed(async () => {
      const snapshot = await store.loadSnapshot(ACCESS, row);
      if (snapshot?.digest !== row.digest) throw new Error('another snapshot was read than was written');
    });
  } finally {
    await store.close();
  }
}

const FORMATS = ['text', 'binary'] as const;
type Format = (typeof FORMATS)[number];

function copyByPsql(url: string, queries: readonly string[], format: Format): Promise<number> {
  const commands = queries.map((query) => `\\copy (${query}) TO '/dev/null' (FORMAT ${format})`);
  return timed(() => psql(url, commands));
}

/** Where there is no psql: COPY through the driver, whose bytes are thrown away. */
async function copyByDriver(url: string, queries: readonly string[], format: Format): Promise<number> {
  const sql = postgres(url, { max: 1, fetch_types: false, onnotice: () => {} });
  try {
    await sql`SELECT 1`;
    return await timed(async () => {
      for (const query of queries) {
        const stream = await sql.unsafe(`COPY (${query}) TO STDOUT (FORMAT ${format})`).readable();
        await once(stream.resume(), 'end');
      }
    });
  } finally {
    await sql.end();
  }
}

async function written({ appUrl, importUrl }: BenchDatabase): Promise<SnapshotRow> {
  const store = openStore({ appUrl, importUrl });
  try {
    await store.importDataset(ACCESS, datasetOf(SIZE), batchesOf(SIZE));
    const [row] = await store.listSnapshots(ACCESS);
    if (!row) throw new Error('nothing was imported');
    return row;
  } finally {
    await store.close();
  }
}

/** W8: from rows to a snapshot in memory, digest included, against PostgreSQL's own client that throws the rows away. */
export async function benchRead(): Promise<void> {
  console.log(
    `W8 read of ${SIZE.institutions} institutions and ${SIZE.exposures} exposures into a snapshot, median of ${TURNS} turns`,
  );
  await withDatabase(async (database) => {
    const row = await written(database);
    const queries = rowsOf(row.id);
    const [peer, copy] = hasPsql() ? ['psql', copyByPsql] : ['the driver, there being no psql', copyByDriver];
    const { ours, text, binary } = await medianOfTurns(TURNS, {
      ours: () => load(database, row),
      text: () => copy(database.ownerUrl, queries, 'text'),
      binary: () => copy(database.ownerUrl, queries, 'binary'),
    });
    const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;
    console.log(
      `  ours ${seconds(ours)}; COPY of the same rows by ${peer}, thrown away: text ${seconds(text)}, binary ${seconds(binary)}`,
    );
    console.log(`  ours over the faster of them: ${verdict(ours / Math.min(text, binary), { atMost: 1.5 })}`);
  });
}
