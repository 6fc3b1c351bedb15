export type { Access } from './access.ts';
export { requireDatabaseAddress, withoutCredentials } from './database-address.ts';
export { DATABASE_FAULTS, DatabaseFault, type DatabaseFaultKind } from './database-fault.ts';
export type { ApiKey, Principal } from './identity/api-keys.ts';
export type { AuditEvent, AuditVerdict } from './identity/audit.ts';
export type { Once } from './identity/idempotency.ts';
export type { Change, Identity } from './identity/identity.ts';
export type { OidcIdentity } from './identity/oidc-users.ts';
export { hasRole, ROLES, type Role } from './identity/roles.ts';
export type { User } from './identity/users.ts';
export type { ImportedSnapshot } from './imports/import-dataset.ts';
export { type Migrated, MigrationRefused, migrate, type RolePasswords } from './migrations/migrate.ts';
export type { StoredAnswer } from './runs/answer-rows.ts';
export type { Layout } from './runs/layout-rows.ts';
export type { ShockLoss, StoredRun } from './runs/run-rows.ts';
export type { IdentifierRow, SourceRow } from './snapshots/find-identifiers.ts';
export type { SnapshotBy, SnapshotRow } from './snapshots/find-snapshots.ts';
export { openStore, type Store, type StoreOptions, type StoreUrls } from './store.ts';
export {
  type MarginEventRow,
  type NewMarginEvent,
  REPLAY_STATES,
  type ReplayState,
  type StoredMark,
  type StoredUpdate,
  type WatchPolicyRow,
  type WatchReplay,
  type WatchRow,
} from './watches/watch-rows.ts';
export type {
  EventFilter,
  NewReplay,
  NewUpdate,
  NewWatch,
  RunningReplay,
  TakenUpdate,
  Watches,
  WatchStanding,
} from './watches/watches.ts';
