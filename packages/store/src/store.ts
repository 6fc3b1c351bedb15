import type { DatasetRecord, NetworkSnapshot, RecordBatch } from '@faultline/network';
import postgres from 'postgres';
import { type Access, asTenant, writingAsTenant } from './access.ts';
import { type Identity, openIdentity } from './identity/identity.ts';
import { type ImportedSnapshot, importDataset } from './imports/import-dataset.ts';
import { openRows } from './rows.ts';
import { findAnswer, type StoredAnswer, saveAnswer } from './runs/answer-rows.ts';
import { findLayout, type Layout, saveLayout } from './runs/layout-rows.ts';
import { findRun, type StoredRun, saveRun } from './runs/run-rows.ts';
import {
  findByIdentifier,
  findIdentifiers,
  findSources,
  type IdentifierRow,
  type SourceRow,
} from './snapshots/find-identifiers.ts';
import { findSnapshot, listSnapshots, type SnapshotBy, type SnapshotRow } from './snapshots/find-snapshots.ts';
import { readAsWritten } from './snapshots/read-snapshot.ts';
import { snapshotCache } from './snapshots/snapshot-cache.ts';
import { turnstile } from './turnstile.ts';
import { openWatches, type Watches } from './watches/watches.ts';

export interface StoreUrls {
  /** Of the role faultline_app, which answers requests under row-level security. */
  readonly appUrl: string;
  /** Of the role faultline_import; used inside `importDataset` only. A process that imports nothing is not given it. */
  readonly importUrl?: string;
}

/** The only door to the database. Every call says on whose behalf; rows of other tenants do not exist for it. */
export interface Store {
  readonly identity: Identity;
  readonly watches: Watches;
  /** Newest as-of first. */
  listSnapshots(access: Access): Promise<readonly SnapshotRow[]>;
  findSnapshot(access: Access, by: SnapshotBy): Promise<SnapshotRow | null>;
  /** Columns of a snapshot row found for this very caller; kept in memory by digest. Null if it is gone. */
  loadSnapshot(access: Access, row: SnapshotRow): Promise<NetworkSnapshot | null>;
  findSources(access: Access, snapshotId: string): Promise<readonly SourceRow[]>;
  findIdentifiers(
    access: Access,
    snapshotId: string,
    institutions: readonly string[],
  ): Promise<ReadonlyMap<string, readonly IdentifierRow[]>>;
  /** Keys of at most 50 institutions whose identifier starts with (or, if `exact`, equals) the text. */
  findByIdentifier(
    access: Access,
    search: {
      readonly snapshotId: string;
      readonly scheme: string | null;
      readonly text: string;
      readonly exact: boolean;
    },
  ): Promise<readonly string[]>;
  importDataset(access: Access, dataset: DatasetRecord, batches: AsyncIterable<RecordBatch>): Promise<ImportedSnapshot>;
  findRun(access: Access, digest: string): Promise<StoredRun | null>;
  saveRun(access: Access, run: StoredRun): Promise<void>;
  findAnswer(access: Access, digest: string): Promise<StoredAnswer | null>;
  saveAnswer(access: Access, answer: StoredAnswer): Promise<Date>;
  findLayout(access: Access, of: Pick<Layout, 'digest' | 'layoutVersion'>): Promise<Layout | null>;
  saveLayout(access: Access, layout: Layout): Promise<void>;
  /** The key that signs cursors, the same for every process on this database. */
  cursorSecret(): Promise<Uint8Array>;
  /** True when the database answers. */
  ready(): Promise<boolean>;
  /**
   * Told every statement that reads or writes rows, as sent; BEGIN, COMMIT and the setting of the tenant are left out.
   * Answers a function that ends it.
   */
  onStatement(listener: (text: string) => void): () => void;
  close(): Promise<void>;
}

const CONNECTIONS = 6;
const STATEMENT_TIMEOUT_MS = 30_000;

export interface StoreOptions {
  /** Longest a caller waits for a free connection; 5 s unless told. */
  readonly mostWaitMs?: number;
  /** Longest a statement may take; 30 s unless told. */
  readonly statementTimeoutMs?: number;
}

export function openStore({ appUrl, importUrl }: StoreUrls, options: StoreOptions = {}): Store {
  const { mostWaitMs, statementTimeoutMs = STATEMENT_TIMEOUT_MS } = options;
  const listeners = new Set<(text: string) => void>();
  const onStatement = (text: string) => {
    if (/^\s*(BEGIN|COMMIT|ROLLBACK|SET\b|SELECT set_config|SELECT pg_cancel)/i.test(text)) return;
    for (const listener of listeners) listener(text);
  };
  const sql = connect(appUrl, { connections: CONNECTIONS, statementTimeoutMs, onStatement });
  const cancelling = connect(appUrl, { connections: 1, statementTimeoutMs, onStatement });
  const cancel = (backend: number) =>
    cancelling`SELECT pg_cancel_backend(${backend})`.then(
      () => {},
      () => {},
    );
  const door = turnstile(CONNECTIONS, mostWaitMs);
  const rows = openRows(appUrl, { connections: CONNECTIONS, statementTimeoutMs, door, cancel, onStatement });
  const cache = snapshotCache();
  // Connected when first used: a process that watches nothing never is.
  const watching = connect(appUrl, { connections: 1, statementTimeoutMs, onStatement });
  const reading = <Result>(access: Access, read: (transaction: postgres.TransactionSql) => Promise<Result>) =>
    door.pass(access, () => asTenant({ sql, cancel }, access, read));
  return {
    identity: openIdentity(rows),
    watches: openWatches(rows, watching),
    listSnapshots: (access) => reading(access, listSnapshots),
    findSnapshot: (access, by) => reading(access, (transaction) => findSnapshot(transaction, by)),
    loadSnapshot: ({ tenant, signal }, row) =>
      cache.get(
        row.digest,
        (last) => reading({ tenant, signal: last }, (transaction) => readAsWritten(transaction, row)),
        signal,
      ),
    findSources: (access, snapshotId) => reading(access, (transaction) => findSources(transaction, snapshotId)),
    findIdentifiers: (access, snapshotId, institutions) =>
      reading(access, (transaction) => findIdentifiers(transaction, snapshotId, institutions)),
    findByIdentifier: (access, search) => reading(access, (transaction) => findByIdentifier(transaction, search)),
    async importDataset(access, dataset, batches) {
      if (importUrl === undefined) throw new Error('this process was opened without the import role');
      const importing = postgres(importUrl, { max: 1, connect_timeout: 10, fetch_types: false, onnotice: () => {} });
      try {
        return await importDataset(importing, access, { dataset, batches });
      } finally {
        await importing.end({ timeout: 5 });
      }
    },
    findRun: (access, digest) => reading(access, (transaction) => findRun(transaction, digest)),
    saveRun: (access, run) =>
      door.pass(access, () =>
        writingAsTenant({ sql, cancel }, access, (transaction) => saveRun(transaction, access, run)),
      ),
    findAnswer: (access, digest) => findAnswer(rows, access, digest),
    saveAnswer: (access, answer) => saveAnswer(rows, access, answer),
    findLayout: (access, of) => findLayout(rows, access, of),
    saveLayout: (access, layout) => saveLayout(rows, access, layout),
    cursorSecret: () => reading({ tenant: 'public' }, readCursorSecret),
    ready: () =>
      cancelling`SELECT 1`.then(
        () => true,
        () => false,
      ),
    onStatement(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      const connections = [sql, cancelling, watching];
      await Promise.all([...connections.map((own) => own.end({ timeout: 5 })), rows.close()]);
    },
  };
}

interface ConnectOptions {
  readonly connections: number;
  readonly statementTimeoutMs: number;
  readonly onStatement: (text: string) => void;
}

function connect(url: string, { connections, statementTimeoutMs, onStatement }: ConnectOptions): postgres.Sql {
  return postgres(url, {
    max: connections,
    connect_timeout: 10,
    onnotice: () => {},
    // Whoever asks after an outage is answered at once, not when the driver thinks it is time.
    backoff: () => 0,
    // Types are all built in; asking for the others would cost a statement on every new connection.
    fetch_types: false,
    connection: { statement_timeout: statementTimeoutMs, application_name: 'faultline' },
    debug: (_connection, text) => onStatement(text),
  });
}

async function readCursorSecret(transaction: postgres.TransactionSql): Promise<Uint8Array> {
  const [row] = await transaction<{ secret: Uint8Array }[]>`
    SELECT secret FROM installation_secrets WHERE name = 'cursor'`;
  if (!row) throw new Error('the installation has no cursor secret: run the migrations');
  return row.secret;
}
