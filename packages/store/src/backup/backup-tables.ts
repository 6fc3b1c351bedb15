/** Every table, each after those its rows refer to; a test holds the list and the database together. */
export const BACKUP_TABLES = [
  'tenants',
  'installation_secrets',
  'users',
  'api_keys',
  'sessions',
  'sign_ins',
  'idempotency_records',
  'audit_events',
  'datasets',
  'snapshots',
  'institutions',
  'sources',
  'institution_records',
  'identifiers',
  'assets',
  'exposure_terms',
  'provenances',
  'balance_sheet_observations',
  'exposures',
  'holdings',
  'prices',
  'fx_rates',
  'venues',
  'markets',
  'margin_tiers',
  'accounts',
  'positions',
  'contract_margins',
  'layouts',
  'runs',
  'answers',
  'margin_watches',
  'mark_updates',
  'margin_events',
] as const;

/** Rows of a snapshot in a partition of their own, made as the import makes it. */
export const PARTITIONED_TABLES: readonly string[] = [
  'balance_sheet_observations',
  'exposures',
  'holdings',
  'prices',
  'accounts',
  'positions',
];

/** Counters that must go on where the rows end. */
export const COUNTED_TABLES: readonly string[] = ['datasets', 'snapshots', 'institutions'];

export interface BackupFile {
  readonly table: string;
  /** Of a partitioned table: the snapshot whose rows these are. */
  readonly snapshotId: string | null;
  readonly file: string;
  readonly rowCount: number;
  readonly sha256: string;
}

export interface BackupManifest {
  readonly format: 1;
  readonly takenAt: string;
  /** Migrations the database had: a backup goes back into a database with the same. */
  readonly migrations: readonly string[];
  readonly snapshots: readonly { readonly id: string; readonly tenant: string; readonly digest: string }[];
  readonly files: readonly BackupFile[];
}

export const MANIFEST = 'manifest.json';

/** A backup that cannot be taken or put back; the message is one line with the reason and the next step. */
export class BackupRefused extends Error {}
