import { observe, type Table, texts } from './table.ts';

/** Tables of leveraged positions and of margin histories, one per file of the import format. */
export const MARGIN_TABLES: {
  readonly [File in 'venues' | 'markets' | 'margin_tiers' | 'accounts' | 'positions' | 'contract_margins']: Table<File>;
} = {
  venues: {
    name: 'venues',
    columns: ['institution_id', 'liquidates', 'insurance_fund', 'currency', 'quality', 'source_key'],
    write(row, venue, { institutionId }) {
      row.int8(institutionId(venue.institution));
      row.text(venue.liquidates);
      row.float8(venue.insuranceFund);
      texts(row, venue.currency, venue.quality, venue.source);
    },
  },
  markets: {
    name: 'markets',
    columns: [
      'id',
      'key',
      'venue_id',
      'asset_key',
      'currency',
      'mark',
      'quality',
      'source_key',
      'open_interest',
      'open_interest_quality',
      'open_interest_source',
      'price_impact',
      'price_impact_quality',
      'price_impact_source',
    ],
    write(row, market, { institutionId, marketId }) {
      row.int8(marketId(market.key));
      row.text(market.key);
      row.int8(institutionId(market.venue));
      texts(row, market.asset, market.currency);
      row.float8(market.mark);
      texts(row, market.quality, market.source);
      observe(row, market.openInterest);
      observe(row, market.priceImpact);
    },
  },
  margin_tiers: {
    name: 'margin_tiers',
    columns: ['market_id', 'floor', 'cap', 'maintenance', 'max_leverage', 'quality', 'source_key'],
    write(row, tier, { marketId }) {
      row.int8(marketId(tier.market));
      row.float8(tier.floor);
      row.float8(tier.cap);
      row.float8(tier.maintenance);
      row.float8(tier.maxLeverage);
      texts(row, tier.quality, tier.source);
    },
  },
  accounts: {
    name: 'accounts',
    columns: ['id', 'key', 'venue_id', 'owner_id', 'mode', 'cash', 'currency', 'provenance_id'],
    partitionKey: ['snapshot_id', 'id'],
    write(row, account, { institutionId, accountId, provenances }) {
      row.int8(accountId(account.key));
      row.text(account.key);
      row.int8(institutionId(account.venue));
      row.int8(institutionId(account.owner));
      row.text(account.mode);
      row.float8(account.cash);
      row.text(account.currency);
      row.int8(provenances.codeOf(account));
    },
  },
  positions: {
    name: 'positions',
    columns: ['account_id', 'market_id', 'provenance_id', 'quantity', 'entry_price', 'collateral'],
    partitionKey: ['snapshot_id', 'account_id', 'market_id'],
    write(row, position, { accountId, marketId, provenances }) {
      row.int8(accountId(position.account));
      row.int8(marketId(position.market));
      row.int8(provenances.codeOf(position));
      row.float8(position.side === 'SHORT' ? -position.quantity : position.quantity);
      row.float8(position.entryPrice);
      row.float8(position.collateral);
    },
  },
  contract_margins: {
    name: 'contract_margins',
    columns: [
      'venue_id',
      'contract',
      'asset_key',
      'date',
      'initial',
      'maintenance',
      'currency',
      'quality',
      'source_key',
    ],
    write(row, margin, { institutionId }) {
      row.int8(institutionId(margin.venue));
      texts(row, margin.contract, margin.asset);
      row.day(margin.date);
      row.float8(margin.initial);
      row.float8(margin.maintenance);
      texts(row, margin.currency, margin.quality, margin.source);
    },
  },
};
