import type { BalanceSheetMeasure, BalanceSheetRecord, ExposureRecord, IdentifierRecord } from '@faultline/network';
import { institution } from './owners.ts';
import { SOURCE, STRATEGY, STRATEGY_AS_OF } from './stated-figures.ts';

// Strategy Inc., a company that holds bitcoin, by its own quarterly report. What it holds is in none of the sources: no
// holding is stated here. Its creditors are aggregates.

const COMPANY = institution('strategy-inc', 'Strategy Inc.', 'CORPORATE', 'US');
const DEBT_HOLDERS = institution('strategy-debt-holders', 'Holders of long-term debt of Strategy Inc.', 'SECTOR');
const OTHER_CREDITORS = institution('strategy-other-creditors', 'Other creditors of Strategy Inc.', 'SECTOR');
const PREFERRED_HOLDERS = institution(
  'strategy-preferred-holders',
  'Holders of what Strategy Inc. shows between liabilities and equity',
  'SECTOR',
);

const reported = (measure: BalanceSheetMeasure, amount: number): BalanceSheetRecord => ({
  institution: COMPANY.key,
  scope: 'CONSOLIDATED',
  asOf: STRATEGY_AS_OF,
  measure,
  amount,
  currency: 'USD',
  quality: 'REPORTED',
  source: SOURCE.sec,
});

const owed = (claim: Pick<ExposureRecord, 'creditor' | 'instrument' | 'seniority' | 'amount' | 'quality'>) => ({
  debtor: COMPANY.key,
  maturityBucket: 'UNSPECIFIED' as const,
  currency: 'USD',
  collateralAmount: null,
  source: SOURCE.sec,
  ...claim,
});

const { assetsAmount, liabilitiesAmount, stockholdersEquityAmount, longTermDebtAmount, cashAmount } = STRATEGY;

export const TREASURY_COMPANY = {
  institutions: [COMPANY, DEBT_HOLDERS, OTHER_CREDITORS, PREFERRED_HOLDERS],
  identifiers: [{ institution: COMPANY.key, scheme: 'TICKER', value: 'MSTR' }] satisfies IdentifierRecord[],
  balanceSheets: [
    reported('TOTAL_ASSETS', assetsAmount),
    reported('EQUITY', stockholdersEquityAmount),
    reported('CASH', cashAmount),
  ],
  exposures: [
    owed({
      creditor: DEBT_HOLDERS.key,
      instrument: 'BOND',
      seniority: 'UNSPECIFIED',
      amount: longTermDebtAmount,
      quality: 'REPORTED',
    }),
    owed({
      creditor: OTHER_CREDITORS.key,
      instrument: 'OTHER',
      seniority: 'UNSPECIFIED',
      amount: liabilitiesAmount - longTermDebtAmount,
      quality: 'DERIVED',
    }),
    owed({
      creditor: PREFERRED_HOLDERS.key,
      instrument: 'EQUITY',
      seniority: 'EQUITY',
      amount: assetsAmount - liabilitiesAmount - stockholdersEquityAmount,
      quality: 'DERIVED',
    }),
  ],
} as const;
