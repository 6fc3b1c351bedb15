import type { InstitutionKind, InstitutionRecord } from '@faultline/network';
import type { Venue } from './margin-tiers.ts';

const NAMES: Readonly<Record<Venue, string>> = { binance: 'Binance', hyperliquid: 'Hyperliquid' };

export const venueRecord = (venue: Venue): InstitutionRecord => institution(venue, NAMES[venue], 'EXCHANGE');

/** Whoever holds small accounts on a venue: an aggregate without a balance sheet. */
export const holdersOf = (venue: Venue): InstitutionRecord =>
  institution(`${venue}-account-holders`, `Account holders of ${NAMES[venue]} without a name`, 'SECTOR');

/** Made-up owners of large accounts, the most active first. */
export const TRADERS: readonly InstitutionRecord[] = [
  ...numbered('Directional Fund', 'FUND', 6),
  ...numbered('Broker', 'BROKER_DEALER', 3),
];

/** Made-up owners who are short against units held elsewhere. */
export const HEDGERS: readonly InstitutionRecord[] = [
  ...numbered('Basis Fund', 'FUND', 3),
  ...numbered('Market Maker', 'BROKER_DEALER', 3),
];

export const LENDERS: readonly InstitutionRecord[] = numbered('Lender', 'BANK', 3);

export const LIQUIDITY_PROVIDER = institution(
  'illustrative-liquidity-provider',
  'Illustrative Liquidity Provider',
  'BROKER_DEALER',
);

export function institution(
  key: string,
  name: string,
  kind: InstitutionKind,
  country: string | null = null,
): InstitutionRecord {
  return { key, name, kind, country };
}

function numbered(what: string, kind: InstitutionKind, count: number): readonly InstitutionRecord[] {
  return Array.from({ length: count }, (_, place) => {
    const name = `Illustrative ${what} ${place + 1}`;
    return institution(name.toLowerCase().replaceAll(' ', '-'), name, kind);
  });
}
