import { INSTRUMENTS, MATURITY_BUCKETS, QUALITIES, SENIORITIES, type SnapshotParts } from '@faultline/network';
import type postgres from 'postgres';
import { arranged, canonicalOrder, spread } from './canonical-order.ts';
import { placeIn, text } from './kind-values.ts';
import { readColumns } from './read-columns.ts';
import type { Reading } from './read-snapshot.ts';

/** In canonical order: creditor, debtor, instrument, seniority, maturity bucket, and the currency it was stated in. */
export async function readExposures(
  sql: postgres.TransactionSql,
  { snapshotId, institutionIds, institutionRow, sources, fx }: Reading,
): Promise<SnapshotParts['exposures']> {
  const { count, institutions, kindCodes, kinds, amounts } = await readColumns(sql, {
    table: 'exposures',
    snapshotId,
    institutions: ['creditor_id', 'debtor_id'],
    institutionRow,
    kind: {
      instrument: placeIn(INSTRUMENTS),
      seniority: placeIn(SENIORITIES),
      maturity_bucket: placeIn(MATURITY_BUCKETS),
      currency: text,
      quality: placeIn(QUALITIES),
      source_key: placeIn(sources),
    },
  });
  const [creditors, debtors] = institutions as [Uint32Array, Uint32Array];
  const order = canonicalOrder([
    { ranks: creditors, count: institutionIds.length },
    { ranks: debtors, count: institutionIds.length },
    { ranks: kindCodes, count: kinds.length },
  ]);
  const codes = arranged(kindCodes, order);
  const bytes = (read: (kind: (typeof kinds)[number]) => number) =>
    spread(new Uint8Array(count), codes, kinds.map(read));
  const rates = kinds.map(({ currency }) => fx.convert(1, currency));
  return {
    creditors: arranged(creditors, order),
    debtors: arranged(debtors, order),
    amounts: arranged(amounts, order).map((amount, row) => amount * (rates[codes[row] ?? 0] ?? Number.NaN)),
    instrumentCodes: bytes(({ instrument }) => instrument),
    seniorityCodes: bytes(({ seniority }) => seniority),
    maturityCodes: bytes(({ maturity_bucket }) => maturity_bucket),
    qualityCodes: bytes(({ quality }) => quality),
    sourceCodes: spread(
      new Uint16Array(count),
      codes,
      kinds.map(({ source_key }) => source_key),
    ),
  };
}
