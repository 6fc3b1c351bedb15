import type { InstitutionRecord } from '@faultline/network';

// Who a bank is exposed to when the source names a class and a country, not a counterparty.

const REGIONS = new Intl.DisplayNames(['en'], { type: 'region' });

/** How a country code of the source is written in a key, in a name, and as ISO code (null where it is none). */
export interface Place {
  readonly suffix: string;
  readonly name: string;
  readonly iso: string | null;
}

export function placeOf(country: string | null): Place {
  if (country === null) return { suffix: 'unattributed', name: 'countries not stated', iso: null };
  // "x28" stands for the countries a bank does not list one by one.
  if (country === 'x28') return { suffix: 'x28', name: 'other countries', iso: null };
  // ISO gives CK to the Cook Islands. One bank, with business on Jersey and Guernsey, uses it, for EUR 3.9 bn of
  // government claims: the compiler's notes mention the Channel Islands as a non-ISO entry. We do not decide.
  if (country === 'CK')
    return { suffix: 'ck', name: 'the territory coded CK (probably the Channel Islands)', iso: null };
  return { suffix: country.toLowerCase(), name: REGIONS.of(country) ?? country, iso: country };
}

type Aggregate = Pick<InstitutionRecord, 'kind'> & { readonly prefix: string; readonly title: string };

export const AGGREGATES = {
  sovereigns: { prefix: 'sovereign', title: 'Central government and central bank of', kind: 'SOVEREIGN' },
  institutions: { prefix: 'other-institutions', title: 'Other institutions of', kind: 'UNATTRIBUTED' },
  corporates: { prefix: 'sector-corporates', title: 'Corporates of', kind: 'SECTOR' },
  retail: { prefix: 'sector-retail', title: 'Retail clients of', kind: 'SECTOR' },
  equity: { prefix: 'sector-equity', title: 'Equity issuers of', kind: 'SECTOR' },
  other: { prefix: 'sector-other-assets', title: 'Other non-credit assets in', kind: 'SECTOR' },
} as const satisfies Record<string, Aggregate>;

export function aggregateOf(exposureClass: keyof typeof AGGREGATES, country: string | null): InstitutionRecord {
  const { prefix, title, kind } = AGGREGATES[exposureClass];
  const { suffix, name, iso } = placeOf(country);
  return {
    key: `${prefix}-${suffix}`,
    name: `${title} ${name}`,
    kind: country === null ? 'UNATTRIBUTED' : kind,
    country: iso,
  };
}

/** Assets of a bank that no exposure class explains. */
export const NOT_ITEMISED: InstitutionRecord = {
  key: 'balance-not-itemised',
  name: 'Assets outside the exposure classes',
  kind: 'UNATTRIBUTED',
  country: null,
};

/** Exposure values beyond total assets: undrawn commitments, guarantees and derivatives enter the classes, not the balance sheet. */
export const BEYOND_BALANCE_SHEET: InstitutionRecord = {
  key: 'balance-beyond-total-assets',
  name: 'Contra entry for exposures beyond total assets',
  kind: 'UNATTRIBUTED',
  country: null,
};
