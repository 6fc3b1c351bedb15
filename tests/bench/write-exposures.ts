import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ExposureRecord } from '@faultline/network';
import { openStore } from '@faultline/store';
import postgres from 'postgres';
import { copyIn } from '../../packages/store/src/imports/copy-in.ts';
import { nameInstitutions } from '../../packages/store/src/imports/name-institutions.ts';
import { attachPartition, createPartition } from '../../packages/store/src/imports/partitions.ts';
import { type RowContext, rowContext } from '../../packages/store/src/imports/row-context.ts';
import { rowsOf, type Table } from '../../packages/store/src/imports/table.ts';
import { TABLES } from '../../packages/store/src/imports/tables.ts';
import { writeCodes } from '../../packages/store/src/imports/write-codes.ts';
import { type BenchDatabase, withDatabase } from './bench-database.ts';
import { median, timed } from './medians.ts';
import { batchesOf, inBatches } from './network-batches.ts';
import { datasetOf, exposuresOf, institutionsOf, type NetworkSize } from './network-records.ts';
import { hasPsql, psql } from './psql.ts';
import { verdict } from './verdict.ts';

const SIZE: NetworkSize = { institutions: 100_000, exposures: 1_000_000, seed: 2019 };
const TURNS = 5;
const TENANT = 'local';
const TABLE = TABLES.exposures;
const COLUMNS = ['snapshot_id', 'tenant_id', ...TABLE.columns].join(', ');

/** Undoes a transaction whose times have been taken. */
class Undone extends Error {}

interface Writing {
  readonly batches: readonly (readonly ExposureRecord[])[];
  readonly sql: postgres.Sql;
  readonly context: RowContext;
}

interface Times {
  readonly copy: number;
  readonly index: number;
}

/** COPY of batches as an import does it; then keys, checks and ANALYZE. */
async function writeOnce({ batches, sql, context }: Writing): Promise<Times> {
  let copy = 0;
  let index = 0;
  const partition = `exposures_${context.snapshotId}`;
  const work = sql.begin(async (transaction) => {
    await createPartition(transaction, { partition, table: TABLE.name });
    const writing = copyIn(transaction);
    const target = { name: partition, table: TABLE as unknown as Table<never>, context };
    copy = await timed(async () => {
      for (const records of batches) await writing.write(target, records as readonly never[]);
      await writing.end();
    });
    await writeCodes(transaction, context);
    index = await timed(() =>
      attachPartition(transaction, {
        partition,
        table: TABLE.name,
        key: TABLE.partitionKey ?? [],
        snapshotId: context.snapshotId,
      }),
    );
    throw new Undone();
  });
  await work.catch((thrown: unknown) => {
    if (!(thrown instanceof Undone)) throw thrown;
  });
  return { copy, index };
}

/** Snapshot with institutions and no exposures yet, and the ids its rows need. */
async function openNetwork({ appUrl, importUrl }: BenchDatabase, sql: postgres.Sql): Promise<RowContext> {
  const store = openStore({ appUrl, importUrl });
  const { snapshotId } = await store.importDataset(
    { tenant: TENANT },
    datasetOf(SIZE),
    batchesOf(SIZE, { exposures: false }),
  );
  await store.close();
  const ids = new Map<string, number>();
  const naming = { tenant: TENANT, records: [...institutionsOf(SIZE)], ids };
  await sql.begin((transaction) => nameInstitutions(transaction, naming));
  return rowContext({ snapshotId, tenant: TENANT, institutionId: (key) => ids.get(key) ?? Number.NaN });
}

async function writeFile(file: string, context: RowContext): Promise<void> {
  const rows = rowsOf(TABLE, context);
  function* chunks(): Generator<Buffer> {
    for (const records of inBatches(exposuresOf(SIZE))) {
      for (const record of records) {
        rows.begin();
        TABLE.write(rows, record, context, context.institutionId(record.debtor));
      }
      yield Buffer.from(rows.take());
    }
    yield rows.trailer;
  }
  await pipeline(Readable.from(chunks()), createWriteStream(file));
}

/** W8w: rows into a fresh partition, against psql's COPY of the same rows from a file that is ready. */
export async function benchWrite(): Promise<void> {
  console.log(`W8w write of ${SIZE.exposures} exposures into a fresh partition, median of ${TURNS} turns`);
  await withDatabase(async (database) => {
    const sql = postgres(database.importUrl, { max: 1, fetch_types: false, onnotice: () => {} });
    const context = await openNetwork(database, sql);
    const batches = [...inBatches(exposuresOf(SIZE))];
    const file = join(database.folder, 'exposures.copy');
    const peer = hasPsql();
    if (peer) await writeFile(file, context);
    const ours: Times[] = [];
    const theirs: number[] = [];
    for (let turn = 0; turn < TURNS; turn++) {
      ours.push(await writeOnce({ batches, sql, context }));
      if (!peer) continue;
      await psql(database.importUrl, ['CREATE TABLE peer (LIKE exposures INCLUDING DEFAULTS INCLUDING CONSTRAINTS)']);
      theirs.push(
        await timed(() => psql(database.importUrl, [`\\copy peer (${COLUMNS}) FROM '${file}' (FORMAT binary)`])),
      );
      await psql(database.importUrl, ['DROP TABLE peer']);
    }
    await sql.end();
    const perRow = (times: readonly number[]) => (1000 * median(times)) / SIZE.exposures;
    const copy = perRow(ours.map((times) => times.copy));
    console.log(`  COPY: ${verdict(copy, { atMost: 1 }, ' us per row')}`);
    console.log(
      `  primary key, foreign keys, attaching and ANALYZE: ${perRow(ours.map(({ index }) => index)).toFixed(2)} us per row`,
    );
    if (peer)
      console.log(
        `  psql's COPY of the same rows from a file: ${perRow(theirs).toFixed(2)} us per row, ours over it ${(copy / perRow(theirs)).toFixed(2)}`,
      );
    else console.log('  no psql here: nothing to compare with');
  });
}
