import { accountColumns } from './account-columns.ts';
import { buildSnapshot, type DigestOf } from './build-snapshot.ts';
import { contractColumns } from './contract-columns.ts';
import { type FxTable, fxTable } from './fx.ts';
import {
  ASSET_CLASSES,
  BALANCE_SHEET_MEASURES,
  BALANCE_SHEET_SCOPES,
  type BalanceSheetMeasure,
  INSTITUTION_KINDS,
  INSTRUMENTS,
  LIQUIDITY_LEVELS,
  MATURITY_BUCKETS,
  QUALITIES,
  SENIORITIES,
} from './kinds.ts';
import { type Rendering, tradingColumns } from './market-columns.ts';
import { emptyObservations, observationColumn } from './observation-column.ts';
import type {
  AccountRecord,
  AssetObservation,
  AssetRecord,
  BalanceSheetRecord,
  ContractMarginRecord,
  DatasetRecord,
  ExposureRecord,
  FxRateRecord,
  HoldingRecord,
  InstitutionRecord,
  MarginTierRecord,
  MarketRecord,
  PositionRecord,
  VenueRecord,
} from './records.ts';
import type { MarginColumns, NetworkSnapshot } from './snapshot.ts';

/** A dataset small enough to hold as records: tests, converters, generated networks. The store reads columns instead. */
export interface SnapshotRecords {
  readonly dataset: DatasetRecord;
  readonly sources: readonly { readonly key: string }[];
  readonly institutions: readonly InstitutionRecord[];
  readonly balanceSheets: readonly BalanceSheetRecord[];
  readonly exposures: readonly ExposureRecord[];
  readonly assets?: readonly AssetRecord[];
  readonly holdings?: readonly HoldingRecord[];
  readonly fxRates?: readonly FxRateRecord[];
  readonly venues?: readonly VenueRecord[];
  readonly markets?: readonly MarketRecord[];
  readonly marginTiers?: readonly MarginTierRecord[];
  readonly accounts?: readonly AccountRecord[];
  readonly positions?: readonly PositionRecord[];
  readonly contractMargins?: readonly ContractMarginRecord[];
}

/** Orders, converts and columnises records. The same records in any order give the same digest. */
export function snapshotOf(records: SnapshotRecords, digestOf: DigestOf): NetworkSnapshot {
  const { slug, title, asOf, currency, scale, assumptions, sensitivity } = records.dataset;
  const sources = records.sources.map((source) => source.key).sort(byText);
  const institutions = records.institutions.toSorted((left, right) => byText(left.key, right.key));
  const assets = (records.assets ?? []).toSorted((left, right) => byText(left.key, right.key));
  const fx = fxTable(records.fxRates ?? [], currency, asOf);
  const places: Places = {
    institution: rowOf(institutions.map((institution) => institution.key)),
    asset: rowOf(assets.map((asset) => asset.key)),
    source: rowOf(sources),
  };
  const columns = {
    header: { datasetSlug: slug, title, asOf, currency, scale, assumptions, sensitivity },
    sources,
    institutions: {
      count: institutions.length,
      keys: institutions.map((institution) => institution.key),
      names: institutions.map((institution) => institution.name),
      kindCodes: Uint8Array.from(institutions, (institution) => INSTITUTION_KINDS.indexOf(institution.kind)),
      countries: institutions.map((institution) => institution.country),
    },
    balanceSheets: balanceSheetColumns(records.balanceSheets, institutions.length, places, fx),
    exposures: exposureColumns(records.exposures, places, fx),
    assets: {
      count: assets.length,
      keys: assets.map((asset) => asset.key),
      names: assets.map((asset) => asset.name),
      classCodes: Uint8Array.from(assets, (asset) => ASSET_CLASSES.indexOf(asset.assetClass)),
      issuerCountries: assets.map((asset) => asset.issuerCountry),
      liquidityLevelCodes: Uint8Array.from(assets, (asset) => LIQUIDITY_LEVELS.indexOf(asset.liquidityLevel)),
      dailyVolatility: observationColumn(
        assets.map((asset) => asset.dailyVolatility),
        places.source,
      ),
      averageDailyVolume: observationColumn(
        assets.map((asset) => inCurrency(asset.averageDailyVolume, asset.currency, fx)),
        places.source,
      ),
      beta: observationColumn(
        assets.map((asset) => asset.beta),
        places.source,
      ),
    },
    holdings: holdingColumns(records.holdings ?? [], places, fx),
    margin: marginColumns(records, { ...places, fx, scale }),
    contracts: contractColumns(records.contractMargins ?? [], places),
  };
  return buildSnapshot({ ...columns, missingFx: fx.missing() }, digestOf);
}

type RowOf = (key: string) => number;
interface Places {
  readonly institution: RowOf;
  readonly asset: RowOf;
  readonly source: RowOf;
}

function marginColumns(records: SnapshotRecords, rendering: Rendering): MarginColumns {
  const { venues = [], markets = [], marginTiers = [], accounts = [], positions = [] } = records;
  const trading = tradingColumns({ venues, markets, tiers: marginTiers }, rendering);
  const places = {
    ...rendering,
    venue: rowOf([...trading.venues.institutions].map((row) => String(row))),
    market: rowOf(trading.markets.keys),
  };
  return {
    ...trading,
    ...accountColumns(
      { accounts, positions, markets },
      { ...places, venue: (key) => places.venue(String(rendering.institution(key))) },
    ),
  };
}

function rowOf(keys: readonly string[]): RowOf {
  const rows = new Map(keys.map((key, row) => [key, row]));
  return (key) => {
    const row = rows.get(key);
    if (row === undefined) throw new Error(`"${key}" is used but not defined in these records`);
    return row;
  };
}

// By code unit, as PostgreSQL's "C" collation does for the ASCII keys the import format allows.
function byText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function balanceSheetColumns(records: readonly BalanceSheetRecord[], count: number, places: Places, fx: FxTable) {
  const scopeCodes = new Uint8Array(count);
  const asOf = new Array<string | null>(count).fill(null);
  const measures = Object.fromEntries(
    BALANCE_SHEET_MEASURES.map((measure) => [measure, emptyObservations(count)]),
  ) as Record<BalanceSheetMeasure, ReturnType<typeof emptyObservations>>;
  // One scope per institution: figures of a group and of a single firm are never mixed in one balance sheet.
  const consolidated = new Set(
    records.filter((record) => record.scope === 'CONSOLIDATED').map((record) => record.institution),
  );
  for (const record of records) {
    if (record.scope === 'SOLO' && consolidated.has(record.institution)) continue;
    const row = places.institution(record.institution);
    scopeCodes[row] = BALANCE_SHEET_SCOPES.indexOf(record.scope);
    asOf[row] = record.asOf;
    const column = measures[record.measure];
    column.amounts[row] = fx.convert(record.amount, record.currency);
    column.qualityCodes[row] = QUALITIES.indexOf(record.quality);
    column.sourceCodes[row] = places.source(record.source);
  }
  return { scopeCodes, asOf, measures };
}

function exposureColumns(records: readonly ExposureRecord[], places: Places, fx: FxTable) {
  const rows = records.map((record) => ({
    record,
    creditor: places.institution(record.creditor),
    debtor: places.institution(record.debtor),
    instrument: INSTRUMENTS.indexOf(record.instrument),
    seniority: SENIORITIES.indexOf(record.seniority),
    maturity: MATURITY_BUCKETS.indexOf(record.maturityBucket),
  }));
  rows.sort(
    (left, right) =>
      left.creditor - right.creditor ||
      left.debtor - right.debtor ||
      left.instrument - right.instrument ||
      left.seniority - right.seniority ||
      left.maturity - right.maturity ||
      byText(left.record.currency, right.record.currency),
  );
  return {
    creditors: Uint32Array.from(rows, (row) => row.creditor),
    debtors: Uint32Array.from(rows, (row) => row.debtor),
    amounts: Float64Array.from(rows, (row) => fx.convert(row.record.amount, row.record.currency)),
    instrumentCodes: Uint8Array.from(rows, (row) => row.instrument),
    seniorityCodes: Uint8Array.from(rows, (row) => row.seniority),
    maturityCodes: Uint8Array.from(rows, (row) => row.maturity),
    qualityCodes: Uint8Array.from(rows, (row) => QUALITIES.indexOf(row.record.quality)),
    sourceCodes: Uint16Array.from(rows, (row) => places.source(row.record.source)),
  };
}

function holdingColumns(records: readonly HoldingRecord[], places: Places, fx: FxTable) {
  const rows = records.map((record) => ({
    record,
    institution: places.institution(record.institution),
    asset: places.asset(record.asset),
  }));
  rows.sort(
    (left, right) =>
      left.institution - right.institution ||
      left.asset - right.asset ||
      byText(left.record.currency, right.record.currency),
  );
  return {
    institutions: Uint32Array.from(rows, (row) => row.institution),
    assets: Uint32Array.from(rows, (row) => row.asset),
    amounts: Float64Array.from(rows, (row) => fx.convert(row.record.amount, row.record.currency)),
    qualityCodes: Uint8Array.from(rows, (row) => QUALITIES.indexOf(row.record.quality)),
    sourceCodes: Uint16Array.from(rows, (row) => places.source(row.record.source)),
  };
}

function inCurrency(observed: AssetObservation | null, currency: string, fx: FxTable): AssetObservation | null {
  return observed && { ...observed, value: fx.convert(observed.value, currency) };
}
