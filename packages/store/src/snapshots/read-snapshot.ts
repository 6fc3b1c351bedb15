import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import {
  ASSET_CLASSES,
  BALANCE_SHEET_MEASURES,
  BALANCE_SHEET_SCOPES,
  type BalanceSheetMeasure,
  buildSnapshot,
  type FxTable,
  fxTable,
  INSTITUTION_KINDS,
  INSTRUMENTS,
  LIQUIDITY_LEVELS,
  MATURITY_BUCKETS,
  type NetworkSnapshot,
  type ObservationColumn,
  QUALITIES,
  type Quality,
  SENIORITIES,
} from '@faultline/network';
import type postgres from 'postgres';
import { readBinaryCopy } from './binary-copy.ts';
import { growing } from './growing-columns.ts';
import { type AssetFacts, readFacts, type SnapshotFacts } from './read-facts.ts';

/** SHA-256 in lower-case hex. */
export function sha256(chunks: Iterable<Uint8Array>): string {
  const hash = createHash('sha256');
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}

/**
 * Reads a snapshot as columns in canonical order: four statements, whatever its size. The import uses the same reader
 * before it commits, so a stored digest is by construction the digest of what can be read back.
 */
export async function readSnapshot(sql: postgres.TransactionSql, snapshotId: string): Promise<NetworkSnapshot | null> {
  const facts = await readFacts(sql, snapshotId);
  if (!facts) return null;
  // Right after an import the planner knows nothing of the new rows and would join a million of them one by one.
  await sql.unsafe('SET LOCAL enable_nestloop = off');
  const { slug, title, asOf, currency, scale, assumptions, sensitivity, sources, institutions } = facts;
  const fx = fxTable(facts.fxRates, currency, asOf);
  const parts = {
    header: { datasetSlug: slug, title, asOf, currency, scale, assumptions, sensitivity },
    sources,
    institutions: {
      count: institutions.length,
      keys: institutions.map(({ key }) => key),
      names: institutions.map(({ name }) => name),
      kindCodes: codes(institutions, INSTITUTION_KINDS, ({ kind }) => kind),
      countries: institutions.map(({ country }) => country),
    },
    balanceSheets: await readBalanceSheets(sql, { snapshotId, count: institutions.length, fx }),
    exposures: await readExposures(sql, snapshotId, fx),
    assets: assetColumns(facts, fx),
    holdings: await readHoldings(sql, snapshotId, fx),
  };
  return buildSnapshot({ ...parts, missingFx: fx.missing() }, sha256);
}

/** Rows of institutions and sources in canonical order, and the code of a text in a closed list. */
function places(snapshotId: string): string {
  const id = BigInt(snapshotId).toString();
  return `WITH place AS (SELECT i.id, (row_number() OVER (ORDER BY i.key COLLATE "C") - 1)::int4 AS row
      FROM institution_records r JOIN institutions i ON i.id = r.institution_id WHERE r.snapshot_id = ${id}),
    source AS (SELECT key, (row_number() OVER (ORDER BY key COLLATE "C") - 1)::int4 AS row
      FROM sources WHERE snapshot_id = ${id})`;
}

function codeOf(column: string, list: readonly string[]): string {
  return `(array_position(ARRAY['${list.join("','")}'], ${column}) - 1)::int4`;
}

async function copyOut(sql: postgres.TransactionSql, query: string): Promise<Readable> {
  return sql.unsafe(`COPY (${query}) TO STDOUT (FORMAT binary)`).readable();
}

const currencyAt = (view: DataView, offset: number) =>
  String.fromCharCode(view.getUint8(offset), view.getUint8(offset + 1), view.getUint8(offset + 2));

async function readExposures(sql: postgres.TransactionSql, snapshotId: string, fx: FxTable) {
  const columns = {
    creditors: growing((length) => new Uint32Array(length)),
    debtors: growing((length) => new Uint32Array(length)),
    instrumentCodes: growing((length) => new Uint8Array(length)),
    seniorityCodes: growing((length) => new Uint8Array(length)),
    maturityCodes: growing((length) => new Uint8Array(length)),
    qualityCodes: growing((length) => new Uint8Array(length)),
    sourceCodes: growing((length) => new Uint16Array(length)),
  };
  const amounts = growing((length) => new Float64Array(length));
  const integers = Object.values(columns);
  const stream = await copyOut(
    sql,
    `${places(snapshotId)} SELECT c.row, d.row, ${codeOf('e.instrument', INSTRUMENTS)}, ${codeOf('e.seniority', SENIORITIES)},
      ${codeOf('e.maturity_bucket', MATURITY_BUCKETS)}, ${codeOf('e.quality', QUALITIES)}, s.row, e.amount, e.currency
    FROM exposures e JOIN place c ON c.id = e.creditor_id JOIN place d ON d.id = e.debtor_id JOIN source s ON s.key = e.source_key
    WHERE e.snapshot_id = ${BigInt(snapshotId)} ORDER BY 1, 2, 3, 4, 5, e.currency COLLATE "C"`,
  );
  await readBinaryCopy(stream, [4, 4, 4, 4, 4, 4, 4, 8, 3], (view, offsets) => {
    for (let column = 0; column < integers.length; column++)
      integers[column]?.push(view.getInt32(offsets[column] ?? 0));
    amounts.push(fx.convert(view.getFloat64(offsets[7] ?? 0), currencyAt(view, offsets[8] ?? 0)));
  });
  return {
    creditors: columns.creditors.take(),
    debtors: columns.debtors.take(),
    amounts: amounts.take(),
    instrumentCodes: columns.instrumentCodes.take(),
    seniorityCodes: columns.seniorityCodes.take(),
    maturityCodes: columns.maturityCodes.take(),
    qualityCodes: columns.qualityCodes.take(),
    sourceCodes: columns.sourceCodes.take(),
  };
}

async function readHoldings(sql: postgres.TransactionSql, snapshotId: string, fx: FxTable) {
  const [holders, assets] = [
    growing((length) => new Uint32Array(length)),
    growing((length) => new Uint32Array(length)),
  ];
  const [qualityCodes, sourceCodes] = [
    growing((length) => new Uint8Array(length)),
    growing((length) => new Uint16Array(length)),
  ];
  const amounts = growing((length) => new Float64Array(length));
  const stream = await copyOut(
    sql,
    `${places(snapshotId)}, asset AS (SELECT key, (row_number() OVER (ORDER BY key COLLATE "C") - 1)::int4 AS row
      FROM assets WHERE snapshot_id = ${BigInt(snapshotId)})
    SELECT p.row, a.row, ${codeOf('h.quality', QUALITIES)}, s.row, h.amount, h.currency
    FROM holdings h JOIN place p ON p.id = h.institution_id JOIN asset a ON a.key = h.asset_key JOIN source s ON s.key = h.source_key
    WHERE h.snapshot_id = ${BigInt(snapshotId)} ORDER BY 1, 2, h.currency COLLATE "C"`,
  );
  const integers = [holders, assets, qualityCodes, sourceCodes];
  await readBinaryCopy(stream, [4, 4, 4, 4, 8, 3], (view, offsets) => {
    integers.forEach((column, place) => {
      column.push(view.getInt32(offsets[place] ?? 0));
    });
    amounts.push(fx.convert(view.getFloat64(offsets[4] ?? 0), currencyAt(view, offsets[5] ?? 0)));
  });
  return {
    institutions: holders.take(),
    assets: assets.take(),
    amounts: amounts.take(),
    qualityCodes: qualityCodes.take(),
    sourceCodes: sourceCodes.take(),
  };
}

async function readBalanceSheets(
  sql: postgres.TransactionSql,
  { snapshotId, count, fx }: { readonly snapshotId: string; readonly count: number; readonly fx: FxTable },
) {
  const scopeCodes = new Uint8Array(count);
  const asOf = new Array<string | null>(count).fill(null);
  const measures = Object.fromEntries(BALANCE_SHEET_MEASURES.map((measure) => [measure, emptyColumn(count)])) as Record<
    BalanceSheetMeasure,
    ReturnType<typeof emptyColumn>
  >;
  // One scope per institution: SOLO figures are read only where no CONSOLIDATED one is stated.
  const stream = await copyOut(
    sql,
    `${places(snapshotId)} SELECT p.row, ${codeOf('o.scope', BALANCE_SHEET_SCOPES)}, (o.as_of - DATE '1970-01-01')::int4,
      ${codeOf('o.measure', BALANCE_SHEET_MEASURES)}, ${codeOf('o.quality', QUALITIES)}, s.row, o.amount, o.currency
    FROM balance_sheet_observations o JOIN place p ON p.id = o.institution_id JOIN source s ON s.key = o.source_key
    WHERE o.snapshot_id = ${BigInt(snapshotId)} AND (o.scope = 'CONSOLIDATED' OR NOT EXISTS (
      SELECT 1 FROM balance_sheet_observations g WHERE g.snapshot_id = o.snapshot_id
        AND g.institution_id = o.institution_id AND g.scope = 'CONSOLIDATED'))`,
  );
  await readBinaryCopy(stream, [4, 4, 4, 4, 4, 4, 8, 3], (view, offsets) => {
    const integer = (place: number) => view.getInt32(offsets[place] ?? 0);
    const row = integer(0);
    scopeCodes[row] = integer(1);
    asOf[row] = new Date(integer(2) * 86_400_000).toISOString().slice(0, 10);
    const column = measures[BALANCE_SHEET_MEASURES[integer(3)] ?? 'TOTAL_ASSETS'];
    column.qualityCodes[row] = integer(4);
    column.sourceCodes[row] = integer(5);
    column.amounts[row] = fx.convert(view.getFloat64(offsets[6] ?? 0), currencyAt(view, offsets[7] ?? 0));
  });
  return { scopeCodes, asOf, measures };
}

function emptyColumn(count: number) {
  return {
    amounts: new Float64Array(count).fill(Number.NaN),
    qualityCodes: new Uint8Array(count),
    sourceCodes: new Uint16Array(count),
  };
}

function assetColumns({ assets, sources }: SnapshotFacts, fx: FxTable) {
  const sourceRow = new Map(sources.map((key, row) => [key, row]));
  const observed = (
    read: (asset: AssetFacts) => AssetFacts['beta'],
    convert: (value: number, asset: AssetFacts) => number = (value) => value,
  ): ObservationColumn => {
    const column = emptyColumn(assets.length);
    assets.forEach((asset, row) => {
      const [value, quality, source] = read(asset);
      if (value === null) return;
      column.amounts[row] = convert(value, asset);
      column.qualityCodes[row] = QUALITIES.indexOf(quality as Quality);
      column.sourceCodes[row] = sourceRow.get(source ?? '') ?? 0;
    });
    return column;
  };
  return {
    count: assets.length,
    keys: assets.map(({ key }) => key),
    names: assets.map(({ name }) => name),
    classCodes: codes(assets, ASSET_CLASSES, ({ assetClass }) => assetClass),
    issuerCountries: assets.map(({ issuerCountry }) => issuerCountry),
    liquidityLevelCodes: codes(assets, LIQUIDITY_LEVELS, ({ liquidityLevel }) => liquidityLevel),
    dailyVolatility: observed(({ dailyVolatility }) => dailyVolatility),
    averageDailyVolume: observed(
      ({ averageDailyVolume }) => averageDailyVolume,
      (value, { currency }) => fx.convert(value, currency),
    ),
    beta: observed(({ beta }) => beta),
  };
}

function codes<Row>(rows: readonly Row[], list: readonly string[], read: (row: Row) => string): Uint8Array {
  return Uint8Array.from(rows, (row) => list.indexOf(read(row)));
}
