import Papa from 'papaparse';

// The layout of the compiled transparency-exercise table: one row per bank, country of the counterparty and exposure
// class, with "Total" rows beside the country rows, and total assets and CET1 as classes of their own.

/** EUR millions. */
export interface SourceRow {
  readonly ebaCode: string;
  readonly bankName: string;
  readonly homeCountry: string;
  /** As printed: an ISO code, "x28" or "Total". */
  readonly country: string;
  readonly exposureClass: string;
  readonly loanAmount: number;
  readonly bondAmount: number;
  readonly totalAmount: number;
}

export const TOTAL = 'Total';
export const TOTAL_ASSETS = 'Total assets';
export const CET1 = 'Common tier1 equity capital';

/** The exposure classes that make up a bank's assets. */
export const CLASSES = {
  sovereigns: 'Central banks and central governments',
  institutions: 'Institutions',
  corporates: 'Corporates',
  retail: 'Retail',
  equity: 'Equity',
  other: 'Other non-credit obligation assets',
} as const;

/** Total assets and CET1 are headed "Million", everything else "Millions". */
const UNITS = new Set(['Million', 'Millions']);

/** Amounts are printed with six decimals, so loans and bonds may miss their total by as much. */
const PRINTED_PRECISION = 2e-6;

/**
 * Reads the table. Rows that repeat another one to the letter are dropped (22 banks list "x28" twice); rows of the same
 * bank, country and class that differ are refused, as are totals that are not loans plus bonds.
 */
export function readSourceRows(text: string): { readonly rows: readonly SourceRow[]; readonly droppedCount: number } {
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  const kept = new Map<string, { row: SourceRow; printed: string }>();
  let droppedCount = 0;
  for (const printed of data) {
    const row = readRow(printed);
    const place = [row.ebaCode, row.country, row.exposureClass].join('|');
    const before = kept.get(place);
    if (before && before.printed !== JSON.stringify(printed)) throw new Error(`${place} is stated twice, differently`);
    if (before) droppedCount++;
    else kept.set(place, { row, printed: JSON.stringify(printed) });
  }
  return { rows: [...kept.values()].map(({ row }) => row), droppedCount };
}

function readRow(printed: Record<string, string>): SourceRow {
  const amount = (column: string) => {
    const value = Number(printed[column]);
    if (!Number.isFinite(value) || value < 0)
      throw new Error(`${column} is "${printed[column]}" in ${JSON.stringify(printed)}`);
    return value;
  };
  const text = (column: string) => printed[column] ?? '';
  if (!UNITS.has(text('Unit')) || text('Currency') !== 'Euro') throw new Error('amounts are not in EUR millions');
  const row = {
    ebaCode: text('LEI_code'),
    bankName: text('Bank_name'),
    homeCountry: text('Country_code'),
    country: text('Country'),
    exposureClass: text('Exposure'),
    loanAmount: amount('Loan_Amount'),
    bondAmount: amount('Bond_Amount'),
    totalAmount: amount('Total_Amount'),
  };
  if (Math.abs(row.loanAmount + row.bondAmount - row.totalAmount) > PRINTED_PRECISION)
    throw new Error(
      `loans and bonds of ${row.bankName}, ${row.country}, ${row.exposureClass} do not add up to their total`,
    );
  return row;
}

/** LEIs by EBA code, with the two truncated French codes corrected; null where the bank has none. */
export function readLeis(text: string): ReadonlyMap<string, string | null> {
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  return new Map(data.map((row) => [row.eba_code ?? '', row.lei ? row.lei : null]));
}
