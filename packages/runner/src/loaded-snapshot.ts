import type { NetworkSnapshot } from '@faultline/network';
import type { SnapshotRow } from '@faultline/store';

/** A snapshot a caller may see, with its columns. */
export interface LoadedSnapshot {
  readonly row: SnapshotRow;
  readonly columns: NetworkSnapshot;
}
