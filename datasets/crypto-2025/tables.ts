import type { RecordBatch } from '@faultline/network';
import { drawBook } from './accounts.ts';
import type { Assumptions } from './assumptions.ts';
import { CONTRACT_ASSETS, EXCHANGES } from './contract-margins.ts';
import { SOURCES } from './dataset.ts';
import { madeUpInstitutions } from './institutions.ts';
import { tiersOf, VENUES } from './margin-tiers.ts';
import { ASSET_RECORDS, marketRecords, venueRecords } from './markets.ts';
import { ASSETS } from './stated-figures.ts';
import { TREASURY_COMPANY } from './treasury-company.ts';

/** The records of every file of this folder but contract_margins: a function of the assumptions alone. */
export function tablesOf(assumptions: Assumptions): readonly RecordBatch[] {
  const book = drawBook(assumptions);
  const markets = marketRecords(book, assumptions);
  const madeUp = madeUpInstitutions(book, markets, assumptions);
  return [
    { file: 'sources', records: SOURCES },
    { file: 'institutions', records: [...madeUp.institutions, ...TREASURY_COMPANY.institutions, ...EXCHANGES] },
    { file: 'identifiers', records: TREASURY_COMPANY.identifiers },
    { file: 'balance_sheets', records: [...madeUp.balanceSheets, ...TREASURY_COMPANY.balanceSheets] },
    { file: 'assets', records: [...ASSET_RECORDS, ...CONTRACT_ASSETS] },
    { file: 'exposures', records: [...madeUp.exposures, ...TREASURY_COMPANY.exposures] },
    { file: 'venues', records: venueRecords(markets, assumptions) },
    { file: 'markets', records: markets },
    { file: 'margin_tiers', records: VENUES.flatMap((venue) => ASSETS.flatMap((asset) => tiersOf(venue, asset))) },
    { file: 'accounts', records: book.accounts },
    { file: 'positions', records: book.positions },
  ];
}
