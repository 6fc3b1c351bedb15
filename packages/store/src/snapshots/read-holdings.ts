import { permuted, QUALITIES, type SnapshotParts } from '@faultline/network';
import type postgres from 'postgres';
import { canonicalOrder, converted, spread } from './canonical-order.ts';
import { placeIn, text } from './kind-values.ts';
import { readColumns } from './read-columns.ts';
import type { Reading } from './read-snapshot.ts';

/** In canonical order: institution, asset, and the currency it was stated in. */
export async function readHoldings(
  sql: postgres.TransactionSql,
  { snapshotId, institutionIds, institutionRow, assets, sources, fx }: Reading,
): Promise<SnapshotParts['holdings']> {
  const { count, institutions, kindCodes, kinds, amounts } = await readColumns(sql, {
    table: 'holdings',
    snapshotId,
    institutions: ['institution_id'],
    institutionRow,
    kind: { asset_key: placeIn(assets), currency: text, quality: placeIn(QUALITIES), source_key: placeIn(sources) },
  });
  const [holders] = institutions as [Uint32Array];
  const order = canonicalOrder([
    { ranks: holders, count: institutionIds.length },
    { ranks: kindCodes, count: kinds.length },
  ]);
  const codes = permuted(kindCodes, order);
  const of = <T extends Uint32Array | Uint16Array | Uint8Array>(
    into: T,
    name: 'asset_key' | 'quality' | 'source_key',
  ) =>
    spread(
      into,
      codes,
      kinds.map((kind) => kind[name]),
    );
  const rates = kinds.map(({ currency }) => fx.convert(1, currency));
  return {
    institutions: permuted(holders, order),
    assets: of(new Uint32Array(count), 'asset_key'),
    amounts: converted(permuted(amounts, order), codes, rates),
    qualityCodes: of(new Uint8Array(count), 'quality'),
    sourceCodes: of(new Uint16Array(count), 'source_key'),
  };
}
