import type {
  AccountRecord,
  BalanceSheetMeasure,
  BalanceSheetRecord,
  ExposureRecord,
  InstitutionRecord,
  MarketRecord,
} from '@faultline/network';
import type { Book } from './accounts.ts';
import type { Assumptions } from './assumptions.ts';
import { VENUES } from './margin-tiers.ts';
import { openInterestAmount } from './markets.ts';
import { HEDGERS, holdersOf, LENDERS, LIQUIDITY_PROVIDER, TRADERS, venueRecord } from './owners.ts';
import { AS_OF, SOURCE } from './stated-figures.ts';

/** Whom accounts and venues belong to and who has lent to them; all figures ILLUSTRATIVE, whole US dollars. */
export interface MadeUpInstitutions {
  readonly institutions: readonly InstitutionRecord[];
  readonly balanceSheets: readonly BalanceSheetRecord[];
  readonly exposures: readonly ExposureRecord[];
}

interface Borrower {
  readonly key: string;
  readonly assetsAmount: number;
  readonly loansAmount: number;
}

const OWNERS = [...TRADERS, ...HEDGERS, LIQUIDITY_PROVIDER];

export function madeUpInstitutions(
  book: Book,
  markets: readonly MarketRecord[],
  assumptions: Assumptions,
): MadeUpInstitutions {
  const equity = accountEquity(book, markets);
  const equityAt = (field: 'venue' | 'owner', key: string) =>
    sum(book.accounts.filter((account) => account[field] === key).map((account) => equity.get(account) ?? 0));
  const venues = VENUES.map((key) => {
    const interestAmount = openInterestAmount(markets, key);
    const loansAmount = assumptions.venueLoansShare * interestAmount;
    const equityAmount = assumptions.venueEquityShare * interestAmount;
    return { key, assetsAmount: equityAt('venue', key) + loansAmount + equityAmount, loansAmount, equityAmount };
  });
  const owners = OWNERS.map(({ key }) => {
    const assetsAmount = equityAt('owner', key) / assumptions.accountsShareOfAssets;
    return { key, assetsAmount, loansAmount: assumptions.borrowedShareOfAssets * assetsAmount };
  });
  const exposures = [...venues, ...owners].flatMap(loansOf);
  const lenders = LENDERS.map(({ key }) => {
    const claims = exposures.filter(({ creditor }) => creditor === key).map(({ amount }) => amount);
    return { key, assetsAmount: sum(claims) / assumptions.claimsShareOfLenderAssets };
  });
  return {
    institutions: [...VENUES.flatMap((venue) => [venueRecord(venue), holdersOf(venue)]), ...OWNERS, ...LENDERS],
    balanceSheets: [
      ...venues.flatMap((one) => sheet(one.key, { TOTAL_ASSETS: one.assetsAmount, EQUITY: one.equityAmount })),
      ...owners.flatMap(({ key, assetsAmount, loansAmount }) =>
        sheet(key, {
          TOTAL_ASSETS: assetsAmount,
          EQUITY: assetsAmount - loansAmount,
          CASH: (1 - assumptions.accountsShareOfAssets) * assetsAmount,
        }),
      ),
      ...lenders.flatMap(({ key, assetsAmount }) =>
        sheet(key, { TOTAL_ASSETS: assetsAmount, EQUITY: assumptions.lenderEquityShare * assetsAmount }),
      ),
    ],
    exposures,
  };
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

/** Cash and collateral with the profit or loss of the positions at the marks. */
function accountEquity({ accounts, positions }: Book, markets: readonly MarketRecord[]) {
  const marks = new Map(markets.map(({ key, mark }) => [key, mark]));
  const held = Map.groupBy(positions, ({ account }) => account);
  return new Map<AccountRecord, number>(
    accounts.map((account) => [
      account,
      account.cash +
        sum(
          (held.get(account.key) ?? []).map(({ market, side, quantity, entryPrice, collateral }) => {
            const gainedPerUnit = ((marks.get(market) ?? Number.NaN) - entryPrice) * (side === 'LONG' ? 1 : -1);
            return (collateral ?? 0) + quantity * gainedPerUnit;
          }),
        ),
    ]),
  );
}

/** Every lender has a part in every loan, the first one half, the second a third, the last a sixth. */
function loansOf({ key, loansAmount }: Borrower): readonly ExposureRecord[] {
  const weights = LENDERS.map((_, place) => LENDERS.length - place);
  return LENDERS.map((lender, place) => ({
    creditor: lender.key,
    debtor: key,
    instrument: 'LOAN',
    seniority: 'SENIOR_UNSECURED',
    maturityBucket: 'UNSPECIFIED',
    amount: Math.round((loansAmount * (weights[place] ?? 0)) / sum(weights)),
    currency: 'USD',
    collateralAmount: null,
    quality: 'ILLUSTRATIVE',
    source: SOURCE.institutions,
  }));
}

function sheet(
  institution: string,
  amounts: Partial<Record<BalanceSheetMeasure, number>>,
): readonly BalanceSheetRecord[] {
  return (Object.entries(amounts) as [BalanceSheetMeasure, number][]).map(([measure, amount]) => ({
    institution,
    scope: 'CONSOLIDATED',
    asOf: AS_OF,
    measure,
    amount: Math.round(amount),
    currency: 'USD',
    quality: 'ILLUSTRATIVE',
    source: SOURCE.institutions,
  }));
}
