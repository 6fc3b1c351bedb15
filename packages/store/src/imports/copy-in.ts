import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type postgres from 'postgres';
import { copyRow } from './copy-text.ts';
import type { RowContext, Table } from './tables.ts';

const CHUNK_CHARACTERS = 1 << 16;

/** Writes records into a table or partition. */
export async function copyIn(
  sql: postgres.TransactionSql,
  {
    target,
    table,
    records,
    context,
  }: {
    readonly target: string;
    readonly table: Table<never>;
    readonly records: readonly never[];
    readonly context: RowContext;
  },
): Promise<void> {
  const columns = ['snapshot_id', 'tenant_id', ...table.columns].join(', ');
  const stream: Writable = await sql.unsafe(`COPY ${target} (${columns}) FROM STDIN`).writable();
  const done = finished(stream);
  try {
    let text = '';
    for (const record of records) {
      text += copyRow([context.snapshotId, context.tenant, ...table.row(record, context)]);
      if (text.length < CHUNK_CHARACTERS) continue;
      if (!stream.write(text)) await Promise.race([once(stream, 'drain'), done]);
      text = '';
    }
    stream.end(text);
  } catch (thrown) {
    // The connection can go on only after the COPY it is in has been called off.
    stream.destroy(thrown instanceof Error ? thrown : new Error(String(thrown)));
    await done.catch(() => {});
    throw thrown;
  }
  await done;
}
