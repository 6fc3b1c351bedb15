import type { AssumptionRecord, FxRateRecord, SensitivityRecord } from '@faultline/network';
import type postgres from 'postgres';

/** Everything of a snapshot but its long tables, in one statement: header, sources, rates, institutions, assets, terms, provenances. */
export interface SnapshotFacts {
  readonly slug: string;
  readonly title: string;
  readonly asOf: string;
  readonly currency: string;
  readonly scale: number;
  readonly assumptions: readonly AssumptionRecord[];
  readonly sensitivity: SensitivityRecord | null;
  readonly sources: readonly string[];
  readonly fxRates: readonly FxRateRecord[];
  readonly institutions: InstitutionFacts;
  /** Ascending by key. */
  readonly assets: readonly AssetFacts[];
  /** By the numbers exposures have for them. */
  readonly terms: readonly TermsFacts[];
  readonly provenances: readonly ProvenanceFacts[];
  /** Of its exposures, as the import counted them; 0 where there are none, or nobody knows. */
  readonly exposureGuess: number;
  readonly hasVenues: boolean;
  readonly hasContracts: boolean;
}

export interface TermsFacts {
  readonly instrument: string;
  readonly seniority: string;
  readonly maturityBucket: string;
  readonly currency: string;
}

export interface ProvenanceFacts {
  readonly quality: string;
  readonly source: string;
}

/** One entry per institution in each, in whatever order they lie; null where there are none. */
export interface InstitutionFacts {
  readonly ids: readonly number[] | null;
  readonly keys: readonly string[] | null;
  readonly names: readonly string[] | null;
  readonly kinds: readonly string[] | null;
  readonly countries: readonly (string | null)[] | null;
}

export interface AssetFacts {
  readonly key: string;
  readonly name: string;
  readonly assetClass: string;
  readonly issuerCountry: string | null;
  readonly liquidityLevel: string;
  readonly currency: string;
  readonly dailyVolatility: readonly [number | null, string | null, string | null];
  readonly averageDailyVolume: readonly [number | null, string | null, string | null];
  readonly beta: readonly [number | null, string | null, string | null];
}

/** Null where the caller sees no such snapshot. float8 in JSON is its shortest exact text, so no digit is lost. */
export async function readFacts(sql: postgres.TransactionSql, snapshotId: string): Promise<SnapshotFacts | null> {
  const [row] = await sql<{ facts: SnapshotFacts }[]>`
    SELECT json_build_object(
      'slug', d.slug, 'title', s.title, 'asOf', s.as_of, 'currency', s.currency, 'scale', s.scale,
      'assumptions', s.assumptions, 'sensitivity', s.sensitivity,
      'sources', (SELECT coalesce(json_agg(key ORDER BY key COLLATE "C"), '[]') FROM sources WHERE snapshot_id = s.id),
      'fxRates', (SELECT coalesce(json_agg(json_build_object(
          'fromCurrency', from_currency, 'toCurrency', to_currency, 'date', date, 'rate', rate,
          'quality', quality, 'source', source_key)), '[]') FROM fx_rates WHERE snapshot_id = s.id),
      'institutions', (SELECT json_build_object('ids', json_agg(i.id), 'keys', json_agg(i.key),
          'names', json_agg(r.name), 'kinds', json_agg(r.kind), 'countries', json_agg(r.country))
        FROM institution_records r JOIN institutions i ON i.id = r.institution_id WHERE r.snapshot_id = s.id),
      'assets', (SELECT coalesce(json_agg(json_build_object(
          'key', key, 'name', name, 'assetClass', asset_class, 'issuerCountry', issuer_country,
          'liquidityLevel', liquidity_level, 'currency', currency,
          'dailyVolatility', json_build_array(daily_volatility, daily_volatility_quality, daily_volatility_source),
          'averageDailyVolume', json_build_array(average_daily_volume, average_daily_volume_quality, average_daily_volume_source),
          'beta', json_build_array(beta, beta_quality, beta_source)) ORDER BY key COLLATE "C"), '[]')
        FROM assets WHERE snapshot_id = s.id),
      'terms', (SELECT coalesce(json_agg(json_build_object('instrument', instrument, 'seniority', seniority,
          'maturityBucket', maturity_bucket, 'currency', currency) ORDER BY id), '[]')
        FROM exposure_terms WHERE snapshot_id = s.id),
      'provenances', (SELECT coalesce(json_agg(json_build_object('quality', quality, 'source', source_key) ORDER BY id), '[]')
        FROM provenances WHERE snapshot_id = s.id),
      'exposureGuess', (SELECT greatest(coalesce(max(reltuples), 0), 0)::bigint FROM pg_class
        WHERE oid = to_regclass('exposures_' || s.id)),
      'hasVenues', EXISTS (SELECT 1 FROM venues WHERE snapshot_id = s.id),
      'hasContracts', EXISTS (SELECT 1 FROM contract_margins WHERE snapshot_id = s.id)
    ) AS facts
    FROM snapshots s JOIN datasets d ON d.id = s.dataset_id WHERE s.id = ${snapshotId}`;
  return row?.facts ?? null;
}
