import { CET1, CLASSES, type SourceRow, TOTAL, TOTAL_ASSETS } from './source-rows.ts';

export type ExposureClass = keyof typeof CLASSES;

/** Loans and bonds of one class against one country, EUR millions; `country` null is what no country is given for. */
export interface Position {
  readonly country: string | null;
  readonly loanAmount: number;
  readonly bondAmount: number;
}

export interface Bank {
  /** LEI in small letters, or a name where the bank has none. */
  readonly key: string;
  readonly name: string;
  readonly homeCountry: string;
  readonly ebaCode: string;
  readonly lei: string | null;
  readonly totalAssetsAmount: number;
  readonly cet1Amount: number;
  readonly positions: Readonly<Record<ExposureClass, readonly Position[]>>;
}

/** A remainder this small is the rounding of a sum of printed figures. */
const ROUNDING = 1e-3;

/** Banks in key order. The part of a class's "Total" that no country row explains becomes a position without country. */
export function banksOf(rows: readonly SourceRow[], leis: ReadonlyMap<string, string | null>): readonly Bank[] {
  return [...Map.groupBy(rows, (row) => row.ebaCode)]
    .map(([ebaCode, own]) => bankOf(ebaCode, own, leis))
    .sort((left, right) => (left.key < right.key ? -1 : 1));
}

function bankOf(ebaCode: string, rows: readonly SourceRow[], leis: ReadonlyMap<string, string | null>): Bank {
  const lei = leis.get(ebaCode);
  const [first] = rows;
  if (lei === undefined || !first) throw new Error(`bank ${ebaCode} is not in the list of LEIs`);
  const figure = (exposureClass: string) => {
    const row = rows.find((candidate) => candidate.country === TOTAL && candidate.exposureClass === exposureClass);
    if (!row) throw new Error(`${first.bankName} has no ${exposureClass}`);
    return row.totalAmount;
  };
  return {
    key: lei?.toLowerCase() ?? keyOfName(first.bankName, first.homeCountry),
    name: first.bankName,
    homeCountry: first.homeCountry,
    ebaCode,
    lei,
    totalAssetsAmount: figure(TOTAL_ASSETS),
    cet1Amount: figure(CET1),
    positions: Object.fromEntries(
      Object.entries(CLASSES).map(([name, printed]) => [
        name,
        positionsOf(rows.filter((row) => row.exposureClass === printed)),
      ]),
    ) as Bank['positions'],
  };
}

/**
 * Only the totals of a "Total" row agree with its country rows; its own split into loans and bonds often does not (the
 * source took it from another template). So the remainder is a remainder of totals, and the total row's split decides
 * only how much of it is bonds.
 */
function positionsOf(rows: readonly SourceRow[]): readonly Position[] {
  const countries = rows.filter((row) => row.country !== TOTAL);
  const sum = (from: readonly SourceRow[], amount: (row: SourceRow) => number) =>
    from.reduce((total, row) => total + amount(row), 0);
  const totals = rows.filter((row) => row.country === TOTAL);
  const unexplained = (amount: (row: SourceRow) => number) => sum(totals, amount) - sum(countries, amount);
  const remainder = unexplained((row) => row.loanAmount + row.bondAmount);
  if (remainder < -ROUNDING)
    throw new Error(`countries of ${rows[0]?.bankName}, ${rows[0]?.exposureClass} exceed their total by ${-remainder}`);
  const left = remainder > ROUNDING ? remainder : 0;
  const bondAmount = Math.min(
    left,
    Math.max(
      0,
      unexplained((row) => row.bondAmount),
    ),
  );
  return [
    ...countries.map(({ country, loanAmount, bondAmount: bonds }) => ({ country, loanAmount, bondAmount: bonds })),
    { country: null, loanAmount: left - bondAmount, bondAmount },
  ].filter((position) => position.loanAmount > 0 || position.bondAmount > 0);
}

function keyOfName(name: string, country: string): string {
  return `${name}-${country}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}
