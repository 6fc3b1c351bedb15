import {
  type MarginColumns,
  type MarginTierRecord,
  type MarketRecord,
  tradingColumns,
  type VenueRecord,
} from '@faultline/network';
import type postgres from 'postgres';
import { placeOf } from './kind-values.ts';
import { provenanceCodes } from './provenance-codes.ts';
import { readAccounts } from './read-accounts.ts';
import type { ProvenanceFacts } from './read-facts.ts';
import { readPositions } from './read-positions.ts';
import type { Reading } from './read-snapshot.ts';

/** Venues and what is traded there, as the import was given them; markets also by their numbers. */
interface Trading {
  readonly venues: readonly VenueRecord[];
  readonly markets: readonly MarketRecord[];
  readonly tiers: readonly MarginTierRecord[];
}

/** Of a snapshot that has venues: three statements. */
export async function readMargin(
  sql: postgres.TransactionSql,
  reading: Reading & { readonly institutionKeys: readonly string[]; readonly scale: number },
  provenances: readonly ProvenanceFacts[],
): Promise<MarginColumns> {
  const trading = await readTrading(sql, reading.snapshotId);
  const { fx, scale } = reading;
  const columns = tradingColumns(trading, {
    institution: placeOf(reading.institutionKeys),
    asset: placeOf(reading.assets),
    source: placeOf(reading.sources),
    fx,
    scale,
  });
  const provenance = provenanceCodes(provenances, reading.sources);
  const marketRow = placeOf(columns.markets.keys);
  const accounts = await readAccounts(sql, reading, { venues: columns.venues, provenance });
  const positions = await readPositions(sql, reading, {
    accounts,
    provenance,
    markets: trading.markets.map(({ key }) => marketRow(key)),
    currencies: trading.markets.map(({ currency }) => currency),
  });
  return { ...columns, accounts: accounts.columns, positions };
}

async function readTrading(sql: postgres.TransactionSql, snapshotId: string): Promise<Trading> {
  const [row] = await sql<{ trading: Trading }[]>`
    SELECT json_build_object(
      'venues', (SELECT coalesce(json_agg(json_build_object('institution', i.key, 'liquidates', v.liquidates,
          'insuranceFund', v.insurance_fund, 'currency', v.currency, 'quality', v.quality, 'source', v.source_key)), '[]')
        FROM venues v JOIN institutions i ON i.id = v.institution_id WHERE v.snapshot_id = ${snapshotId}),
      'markets', (SELECT coalesce(json_agg(json_build_object('key', m.key, 'venue', i.key, 'asset', m.asset_key,
          'currency', m.currency, 'mark', m.mark, 'quality', m.quality, 'source', m.source_key,
          'openInterest', CASE WHEN m.open_interest IS NOT NULL THEN json_build_object('value', m.open_interest,
            'quality', m.open_interest_quality, 'source', m.open_interest_source) END,
          'priceImpact', CASE WHEN m.price_impact IS NOT NULL THEN json_build_object('value', m.price_impact,
            'quality', m.price_impact_quality, 'source', m.price_impact_source) END) ORDER BY m.id), '[]')
        FROM markets m JOIN institutions i ON i.id = m.venue_id WHERE m.snapshot_id = ${snapshotId}),
      'tiers', (SELECT coalesce(json_agg(json_build_object('market', m.key, 'floor', t.floor, 'cap', t.cap,
          'maintenance', t.maintenance, 'maxLeverage', t.max_leverage, 'quality', t.quality, 'source', t.source_key)), '[]')
        FROM margin_tiers t JOIN markets m ON m.snapshot_id = t.snapshot_id AND m.id = t.market_id
        WHERE t.snapshot_id = ${snapshotId})) AS trading`;
  return row?.trading ?? { venues: [], markets: [], tiers: [] };
}
