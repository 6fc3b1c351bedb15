import { type ContractColumns, type ContractMarginRecord, contractColumns } from '@faultline/network';
import type postgres from 'postgres';
import { placeOf } from './kind-values.ts';
import type { Reading } from './read-snapshot.ts';

/** Of a snapshot that has margin histories: one statement. They are few, a row per change of a contract. */
export async function readContracts(
  sql: postgres.TransactionSql,
  { snapshotId, assets, sources, institutionKeys }: Reading & { readonly institutionKeys: readonly string[] },
): Promise<ContractColumns> {
  const [row] = await sql<{ margins: readonly ContractMarginRecord[] }[]>`
    SELECT coalesce(json_agg(json_build_object('venue', i.key, 'contract', m.contract, 'asset', m.asset_key,
        'date', m.date, 'initial', m.initial, 'maintenance', m.maintenance, 'currency', m.currency,
        'quality', m.quality, 'source', m.source_key)), '[]') AS margins
    FROM contract_margins m JOIN institutions i ON i.id = m.venue_id WHERE m.snapshot_id = ${snapshotId}`;
  return contractColumns(row?.margins ?? [], {
    institution: placeOf(institutionKeys),
    asset: placeOf(assets),
    source: placeOf(sources),
  });
}
