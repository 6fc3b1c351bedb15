import {
  BALANCE_SHEET_MEASURES,
  BALANCE_SHEET_SCOPES,
  type BalanceSheetMeasure,
  emptyObservations,
  QUALITIES,
  type SnapshotParts,
} from '@faultline/network';
import type postgres from 'postgres';
import { day, placeIn, text } from './kind-values.ts';
import { readColumns } from './read-columns.ts';
import type { Reading } from './read-snapshot.ts';

const CONSOLIDATED = BALANCE_SHEET_SCOPES.indexOf('CONSOLIDATED');

/** One scope per institution: SOLO figures are taken only where no CONSOLIDATED one is stated. */
export async function readBalanceSheets(
  sql: postgres.TransactionSql,
  { snapshotId, institutionIds, institutionRow, sources, fx }: Reading,
): Promise<SnapshotParts['balanceSheets']> {
  const { institutions, kindCodes, kinds, amounts } = await readColumns(sql, {
    table: 'balance_sheet_observations',
    snapshotId,
    institutions: ['institution_id'],
    institutionRow,
    kind: {
      scope: placeIn(BALANCE_SHEET_SCOPES),
      as_of: day,
      measure: placeIn(BALANCE_SHEET_MEASURES),
      currency: text,
      quality: placeIn(QUALITIES),
      source_key: placeIn(sources),
    },
  });
  const [rows] = institutions as [Uint32Array];
  const kindAt = (place: number) => kinds[kindCodes[place] ?? 0] as (typeof kinds)[number];
  const isGroup = new Uint8Array(institutionIds.length);
  rows.forEach((row, place) => {
    if (kindAt(place).scope === CONSOLIDATED) isGroup[row] = 1;
  });

  const scopeCodes = new Uint8Array(institutionIds.length);
  const asOf = new Array<string | null>(institutionIds.length).fill(null);
  const measures = Object.fromEntries(
    BALANCE_SHEET_MEASURES.map((measure) => [measure, emptyObservations(institutionIds.length)]),
  ) as Record<BalanceSheetMeasure, ReturnType<typeof emptyObservations>>;
  rows.forEach((row, place) => {
    const { scope, as_of, measure, currency, quality, source_key } = kindAt(place);
    if (isGroup[row] === 1 && scope !== CONSOLIDATED) return;
    scopeCodes[row] = scope;
    asOf[row] = as_of;
    const column = measures[BALANCE_SHEET_MEASURES[measure] ?? 'TOTAL_ASSETS'];
    column.qualityCodes[row] = quality;
    column.sourceCodes[row] = source_key;
    column.amounts[row] = fx.convert(amounts[place] ?? Number.NaN, currency);
  });
  return { scopeCodes, asOf, measures };
}
