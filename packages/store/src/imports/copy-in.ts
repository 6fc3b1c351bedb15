import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type postgres from 'postgres';
import type { RowContext } from './row-context.ts';
import { rowsOf, type Table } from './table.ts';

const CHUNK_BYTES = 1 << 16;

export interface Target {
  /** The table's own name, or that of a partition. */
  readonly name: string;
  readonly table: Table<never>;
  readonly context: RowContext;
}

/**
 * Writes records by COPY, one COPY after the other. One stays open as long as records are for the same target, because
 * opening one takes as long as writing thousands of rows; meanwhile the connection can do nothing else.
 */
export interface CopyIn {
  write(target: Target, records: readonly never[]): Promise<void>;
  /** Ends the COPY that is open, if there is one. */
  end(): Promise<void>;
  /** Calls it off: the connection can go on only after that. */
  callOff(reason: unknown): Promise<void>;
}

export function copyIn(sql: postgres.TransactionSql): CopyIn {
  let open: OpenCopy | null = null;
  const end = async () => {
    const ending = open;
    open = null;
    await ending?.end();
  };
  return {
    async write(target, records) {
      if (open?.name !== target.name) await end();
      open ??= await openCopy(sql, target);
      await open.write(records);
    },
    end,
    async callOff(reason) {
      await open?.callOff(reason);
      open = null;
    },
  };
}

interface OpenCopy {
  readonly name: string;
  write(records: readonly never[]): Promise<void>;
  end(): Promise<void>;
  callOff(reason: unknown): Promise<void>;
}

async function openCopy(sql: postgres.TransactionSql, { name, table, context }: Target): Promise<OpenCopy> {
  const columns = ['snapshot_id', 'tenant_id', ...table.columns].join(', ');
  const stream: Writable = await sql.unsafe(`COPY ${name} (${columns}) FROM STDIN (FORMAT binary)`).writable();
  const done = finished(stream);
  // Whoever writes next is told; until then a refusal is no unhandled rejection.
  done.catch(() => {});
  const rows = rowsOf(table, context);
  const { lookUp } = table;
  return {
    name,
    async write(records) {
      const found = lookUp && records.map((record) => lookUp(record, context));
      let place = 0;
      for (const record of records) {
        rows.begin();
        table.write(rows, record, context, found?.[place++] ?? Number.NaN);
        if (rows.byteLength >= CHUNK_BYTES) await Promise.race([written(stream, rows.take()), done]);
      }
    },
    async end() {
      stream.end(Buffer.concat([rows.take(), rows.trailer]));
      await done;
    },
    async callOff(reason) {
      stream.destroy(reason instanceof Error ? reason : new Error(String(reason)));
      await done.catch(() => {});
    },
  };
}

/** Waits until the chunk has left: its bytes are overwritten by the next row. */
function written(stream: Writable, chunk: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(chunk, (refused) => (refused ? reject(refused) : resolve()));
  });
}
