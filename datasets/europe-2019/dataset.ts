import type {
  BalanceSheetRecord,
  DatasetRecord,
  IdentifierRecord,
  InstitutionRecord,
  SourceRecord,
} from '@faultline/network';
import { MARKET_SOURCE } from './assets.ts';
import type { Bank } from './banks.ts';
import type { InterbankAssumptions } from './interbank.ts';
import { AS_OF, SOURCE } from './records.ts';

export const ASSUMPTIONS: InterbankAssumptions = { interbankCoverage: 0.6, largeExposureLimit: 0.25 };

export const DATASET: DatasetRecord = {
  slug: 'europe-2019',
  title: '121 European banks, December 2019',
  description:
    'Banks of the EBA’s spring 2020 transparency exercise: capital, total assets, claims by country and class, government bonds. Who owes what to whom between banks is estimated.',
  asOf: AS_OF,
  currency: 'EUR',
  scale: 6,
  assumptions: [
    {
      name: 'interbankCoverage',
      value: ASSUMPTIONS.interbankCoverage,
      unit: 'ratio',
      meaning:
        'Share of a bank’s claims on institutions of a country that is spread over the sample’s other banks there, by total assets',
    },
    {
      name: 'largeExposureLimit',
      value: ASSUMPTIONS.largeExposureLimit,
      unit: 'share of CET1',
      meaning: 'Most that one estimated claim between two banks may be; what exceeds it stays with other institutions',
    },
  ],
  sensitivity: null,
};

export const SOURCES: readonly SourceRecord[] = [
  {
    key: SOURCE.eba,
    publisher: 'European Banking Authority',
    title: 'Spring 2020 EU-wide transparency exercise, compiled by M. Summer (package syslosseval)',
    licence: 'EBA reuse policy with attribution; compilation under the MIT licence',
    reference: 'https://github.com/Martin-Summer-1090/syslosseval, revision 5c74f0c, eba_exposures_2020',
  },
  {
    key: SOURCE.interbank,
    publisher: 'Faultline',
    title: 'Estimate of claims between banks by country totals and total assets',
    licence: 'Apache-2.0',
    reference: 'datasets/europe-2019/PROVENANCE.md, section "Between banks"',
  },
  {
    key: SOURCE.balance,
    publisher: 'Faultline',
    title: 'Difference between total assets and the sum of the exposure classes',
    licence: 'Apache-2.0',
    reference: 'datasets/europe-2019/PROVENANCE.md, section "Balancing"',
  },
  {
    key: MARKET_SOURCE.volume,
    publisher: 'M. Summer, from national debt offices',
    title: 'Average daily trading volume of government bonds, 2019 (package syslosseval)',
    licence: 'MIT licence',
    reference: 'https://github.com/Martin-Summer-1090/syslosseval, revision 5c74f0c, average_daily_volume_sovereign',
  },
  {
    key: MARKET_SOURCE.volatility,
    publisher: 'Faultline, from S&P sovereign bond indices (levels not kept)',
    title: 'Standard deviation of daily index returns, 2019',
    licence: 'Own statistics; the index levels belong to S&P Dow Jones Indices',
    reference: 'datasets/europe-2019/PROVENANCE.md, section "Government bonds"',
  },
];

/** Who the banks are and what they report of themselves. */
export function describeBanks(banks: readonly Bank[]): {
  readonly institutions: readonly InstitutionRecord[];
  readonly identifiers: readonly IdentifierRecord[];
  readonly balanceSheets: readonly BalanceSheetRecord[];
} {
  const observed = (bank: Bank, measure: BalanceSheetRecord['measure'], amount: number): BalanceSheetRecord => ({
    institution: bank.key,
    scope: 'CONSOLIDATED',
    asOf: AS_OF,
    measure,
    amount,
    currency: 'EUR',
    quality: 'REPORTED',
    source: SOURCE.eba,
  });
  return {
    institutions: banks.map(({ key, name, homeCountry }) => ({ key, name, kind: 'BANK', country: homeCountry })),
    identifiers: banks.flatMap(({ key, ebaCode, lei }) => [
      { institution: key, scheme: 'EBA' as const, value: ebaCode },
      ...(lei === null ? [] : [{ institution: key, scheme: 'LEI' as const, value: lei }]),
    ]),
    balanceSheets: banks.flatMap((bank) => [
      observed(bank, 'TOTAL_ASSETS', bank.totalAssetsAmount),
      observed(bank, 'CET1', bank.cet1Amount),
    ]),
  };
}
