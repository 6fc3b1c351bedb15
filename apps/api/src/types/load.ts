import type { SnapshotBy } from '@faultline/store';
import type { Context } from '../context.ts';
import type { Loaded } from '../values/money.ts';

/** A snapshot with its columns; null where this caller sees none. */
export async function load({ store, access }: Context, by: SnapshotBy): Promise<Loaded | null> {
  const row = await store.findSnapshot(access, by);
  const columns = row && (await store.loadSnapshot(access, row));
  return columns && { row, columns };
}
