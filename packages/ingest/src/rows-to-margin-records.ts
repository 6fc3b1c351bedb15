import type {
  AccountRecord,
  ContractMarginRecord,
  LiquidationRule,
  MarginMode,
  MarginTierRecord,
  MarketRecord,
  PositionRecord,
  PositionSide,
  Quality,
  VenueRecord,
} from '@faultline/network';
import type { ReadRow } from './read-table.ts';
import { type Check, checkObservations, type Known } from './references.ts';

type ToRecord<Kind> = (row: ReadRow, known: Known, check: Check) => Kind | null;

export const provenance = (row: ReadRow) => ({ quality: row.text('quality') as Quality, source: row.text('source') });

const MARKET_FIGURES = { openInterest: 'open_interest', priceImpact: 'price_impact' } as const;

/** From a sound row of leveraged positions to its record. Whatever joins several rows or files is checked on the way. */
export const TO_MARGIN_RECORD: {
  readonly venues: ToRecord<VenueRecord>;
  readonly markets: ToRecord<MarketRecord>;
  readonly margin_tiers: ToRecord<MarginTierRecord>;
  readonly accounts: ToRecord<AccountRecord>;
  readonly positions: ToRecord<PositionRecord>;
  readonly contract_margins: ToRecord<ContractMarginRecord>;
} = {
  venues(row, known, check) {
    const record = {
      institution: row.text('institution'),
      liquidates: row.text('liquidates') as LiquidationRule,
      insuranceFund: row.numberOrNull('insurance_fund'),
      currency: row.text('currency'),
      ...provenance(row),
    };
    const sound = check.every(
      check.exists(known.institutions, 'institution', record.institution),
      check.exists(known.sources, 'source', record.source),
      check.define(known.venues, 'institution', record.institution),
    );
    return sound ? record : null;
  },
  markets(row, known, check) {
    const figures = checkObservations(row, MARKET_FIGURES, { known, check });
    const record = {
      key: row.text('key'),
      venue: row.text('venue'),
      asset: row.text('asset'),
      currency: row.text('currency'),
      mark: row.number('mark'),
      ...provenance(row),
    };
    const sound = check.every(
      check.exists(known.venues, 'venue', record.venue),
      check.exists(known.assets, 'asset', record.asset),
      check.exists(known.sources, 'source', record.source),
      check.define(known.markets, 'key', record.key),
    );
    known.marketVenues.set(record.key, record.venue);
    return sound && figures ? { ...record, ...figures } : null;
  },
  margin_tiers(row, known, check) {
    const record = {
      market: row.text('market'),
      floor: row.number('floor'),
      cap: row.number('cap'),
      maintenance: row.number('maintenance'),
      maxLeverage: row.number('max_leverage'),
      ...provenance(row),
    };
    const wrong = wrongTier(record, known.tiers.get(record.market));
    known.tiers.set(record.market, record);
    const sound = check.every(
      check.exists(known.markets, 'market', record.market),
      check.exists(known.sources, 'source', record.source),
      wrong === null || check.report('BAD_TIER', wrong.column, String(record[wrong.field]), wrong.detail),
    );
    return sound ? record : null;
  },
  accounts(row, known, check) {
    const record = {
      key: row.text('key'),
      venue: row.text('venue'),
      owner: row.text('owner'),
      mode: row.text('mode') as MarginMode,
      cash: row.number('cash'),
      currency: row.text('currency'),
      ...provenance(row),
    };
    const sound = check.every(
      check.exists(known.venues, 'venue', record.venue),
      check.exists(known.institutions, 'owner', record.owner),
      check.exists(known.sources, 'source', record.source),
      check.define(known.accounts, 'key', record.key),
    );
    known.accountVenues.set(record.key, record.venue);
    if (record.mode === 'ISOLATED') known.isolated.add(record.key);
    return sound ? record : null;
  },
  positions(row, known, check) {
    const record = {
      account: row.text('account'),
      market: row.text('market'),
      side: row.text('side') as PositionSide,
      quantity: row.number('quantity'),
      entryPrice: row.number('entry_price'),
      collateral: row.numberOrNull('collateral'),
      ...provenance(row),
    };
    const named = check.every(
      check.exists(known.accounts, 'account', record.account),
      check.exists(known.markets, 'market', record.market),
    );
    const sound = check.every(
      named,
      check.exists(known.sources, 'source', record.source),
      !named || isAtItsVenue(record, known, check),
      !named || hasItsCollateral(record, known, check),
      check.claim(known.rows, 'DUPLICATE_ROW', `${record.account} ${record.market}`),
    );
    return sound ? record : null;
  },
  contract_margins(row, known, check) {
    const record = {
      venue: row.text('venue'),
      contract: row.text('contract'),
      asset: row.text('asset'),
      date: row.text('date'),
      initial: row.number('initial'),
      maintenance: row.number('maintenance'),
      currency: row.text('currency'),
      ...provenance(row),
    };
    const sound = check.every(
      check.exists(known.institutions, 'venue', record.venue),
      check.exists(known.assets, 'asset', record.asset),
      check.exists(known.sources, 'source', record.source),
      isOneContract(record, known, check),
      check.claim(known.rows, 'DUPLICATE_ROW', `${record.venue} ${record.contract} ${record.date}`),
    );
    return sound ? record : null;
  },
};

/** All rows of a contract are of the asset and in the currency of its first one. */
function isOneContract(record: ContractMarginRecord, { contracts }: Known, check: Check): boolean {
  const name = `${record.venue} ${record.contract}`;
  const first = contracts.get(name);
  if (!first) contracts.set(name, record);
  const wrong = first && (['asset', 'currency'] as const).find((column) => record[column] !== first[column]);
  return (
    !wrong ||
    check.report('MIXED_CONTRACT', wrong, record[wrong], `The first row of "${name}" has ${wrong} "${first[wrong]}"`)
  );
}

interface WrongTier {
  readonly column: string;
  readonly field: 'floor' | 'cap' | 'maintenance';
  readonly detail: string;
}

/** Tiers come in ascending order, the first from zero, each from where the one before ends. */
function wrongTier(tier: MarginTierRecord, before: MarginTierRecord | undefined): WrongTier | null {
  const { floor, cap, maintenance, maxLeverage } = tier;
  const from = before?.cap ?? 0;
  if (floor !== from) return { column: 'floor', field: 'floor', detail: `The tier must begin at ${from}` };
  if (!(cap > floor)) return { column: 'cap', field: 'cap', detail: `The tier must end above its floor, ${floor}` };
  if (before && !(maintenance > before.maintenance))
    return {
      column: 'maintenance',
      field: 'maintenance',
      detail: `The tier must require more than the one before, ${before.maintenance}`,
    };
  if (maintenance * maxLeverage >= 1)
    return {
      column: 'maintenance',
      field: 'maintenance',
      detail: `Opened at its largest leverage, ${maxLeverage}, a position would be liquidated at once`,
    };
  return null;
}

function isAtItsVenue({ account, market }: PositionRecord, known: Known, check: Check): boolean {
  const [at, held] = [known.marketVenues.get(market), known.accountVenues.get(account)];
  return (
    at === held ||
    check.report('OTHER_VENUE', 'market', market, `Market "${market}" is of ${at}, the account of ${held}`)
  );
}

function hasItsCollateral({ account, collateral }: PositionRecord, known: Known, check: Check): boolean {
  const isIsolated = known.isolated.has(account);
  return isIsolated === (collateral !== null) || check.report('BAD_COLLATERAL', 'collateral', String(collateral ?? ''));
}
