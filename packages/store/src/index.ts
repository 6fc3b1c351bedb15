export type { Access } from './access.ts';
export type { ImportedSnapshot } from './imports/import-dataset.ts';
export { type Migrated, MigrationRefused, migrate, type RolePasswords } from './migrations/migrate.ts';
export type { Layout } from './runs/layout-rows.ts';
export type { ShockLoss, StoredRun } from './runs/run-rows.ts';
export type { IdentifierRow, SourceRow } from './snapshots/find-identifiers.ts';
export type { SnapshotBy, SnapshotRow } from './snapshots/find-snapshots.ts';
export { openStore, type Store, type StoreUrls } from './store.ts';
