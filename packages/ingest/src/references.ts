import {
  AGGREGATE_KINDS,
  type AssetObservation,
  type ContractMarginRecord,
  type ExposureRecord,
  INSTRUMENTS,
  type InstitutionKind,
  MATURITY_BUCKETS,
  type MarginTierRecord,
  type Quality,
  SENIORITIES,
} from '@faultline/network';
import { type Fault, type FaultCode, fault } from './faults.ts';
import type { ReadRow } from './read-table.ts';
import { readIdentifier } from './values.ts';

/** What the rows read so far defined: keys and claims, each with the line that made it. */
export interface Known {
  readonly sources: Map<string, number>;
  readonly institutions: Map<string, number>;
  readonly kinds: Map<string, InstitutionKind>;
  readonly identifiers: Map<string, number>;
  readonly assets: Map<string, number>;
  /** Claims within the file being read; emptied between files. */
  readonly rows: Map<string, number>;
  readonly venues: Map<string, number>;
  readonly markets: Map<string, number>;
  readonly accounts: Map<string, number>;
  /** The venue of each market and account. */
  readonly marketVenues: Map<string, string>;
  readonly accountVenues: Map<string, string>;
  /** Accounts whose positions have collateral of their own. */
  readonly isolated: Set<string>;
  /** The last tier of each market so far. */
  readonly tiers: Map<string, MarginTierRecord>;
  /** The first row of each contract of a venue. */
  readonly contracts: Map<string, ContractMarginRecord>;
  /** Exposures by one number each, because there may be millions: pair of institutions, then terms. */
  readonly exposures: Map<number, number | Set<number>>;
}

export function nothingKnown(): Known {
  return {
    sources: new Map(),
    institutions: new Map(),
    kinds: new Map(),
    identifiers: new Map(),
    assets: new Map(),
    rows: new Map(),
    venues: new Map(),
    markets: new Map(),
    accounts: new Map(),
    marketVenues: new Map(),
    accountVenues: new Map(),
    isolated: new Set(),
    tiers: new Map(),
    contracts: new Map(),
    exposures: new Map(),
  };
}

/** Checks of one row against what is known. Each reports its fault and answers whether the row passed. */
export interface Check {
  every(...passed: boolean[]): boolean;
  report(code: FaultCode, column: string, value: string, detail?: string): false;
  define(defined: Map<string, number>, column: string, key: string): boolean;
  exists(defined: Map<string, number>, column: string, key: string): boolean;
  claim(claims: Map<string, number>, code: 'DUPLICATE_ROW' | 'DUPLICATE_IDENTIFIER', what: string): boolean;
  claimExposure(known: Known, record: ExposureRecord): boolean;
  hasBalanceSheet(known: Known, institution: string): boolean;
  differs(creditor: string, debtor: string): boolean;
  positiveRate(rate: number): boolean;
}

export function checkRow(file: string, row: ReadRow, emit: (fault: Fault) => void): Check {
  const report: Check['report'] = (code, column, value, detail) => {
    emit(fault(code, { file, row: row.line, column, value }, detail));
    return false;
  };
  return {
    every: (...passed) => !passed.includes(false),
    report,
    define(defined, column, key) {
      const before = defined.get(key);
      if (before !== undefined)
        return report('DUPLICATE_KEY', column, key, `"${key}" is defined in row ${before} already`);
      defined.set(key, row.line);
      return true;
    },
    exists: (defined, column, key) => defined.has(key) || report('UNKNOWN_REFERENCE', column, key),
    claim(claims, code, what) {
      const before = claims.get(what);
      if (before !== undefined) return report(code, '', what, `Row ${before} states "${what}" already`);
      claims.set(what, row.line);
      return true;
    },
    claimExposure: ({ institutions, exposures }, record) =>
      claimExposure(exposures, [institutions.get(record.creditor), institutions.get(record.debtor)], record) ||
      report('DUPLICATE_ROW', '', `${record.creditor} ${record.debtor} ${record.instrument}`),
    hasBalanceSheet({ kinds }, institution) {
      const kind = kinds.get(institution);
      return !kind || !AGGREGATE_KINDS.includes(kind) || report('AGGREGATE_BALANCE_SHEET', 'institution', institution);
    },
    differs: (creditor, debtor) => creditor !== debtor || report('SELF_EXPOSURE', 'debtor', debtor),
    positiveRate: (rate) => rate > 0 || report('NEGATIVE', 'rate', String(rate), 'A rate must be above zero'),
  };
}

// Lines of institutions are below 2^26 in any file that fits in memory, so a pair of them is an exact double.
const MOST_LINES = 2 ** 26;

/** False where an exposure with the same parties and terms was claimed before. */
function claimExposure(
  exposures: Known['exposures'],
  [creditor = 0, debtor = 0]: readonly [number | undefined, number | undefined],
  { instrument, seniority, maturityBucket, currency }: ExposureRecord,
): boolean {
  const pair = creditor * MOST_LINES + debtor;
  const letters = [...currency].reduce((code, letter) => code * 26 + letter.charCodeAt(0) - 65, 0);
  const terms =
    ((letters * INSTRUMENTS.length + INSTRUMENTS.indexOf(instrument)) * SENIORITIES.length +
      SENIORITIES.indexOf(seniority)) *
      MATURITY_BUCKETS.length +
    MATURITY_BUCKETS.indexOf(maturityBucket);
  const before = exposures.get(pair);
  if (before === undefined) exposures.set(pair, terms);
  else if (before === terms || (before instanceof Set && before.has(terms))) return false;
  else if (before instanceof Set) before.add(terms);
  else exposures.set(pair, new Set([before, terms]));
  return true;
}

export function checkIdentifier(row: ReadRow, scheme: string, check: Check): string | null {
  const read = readIdentifier(scheme, row.text('value'));
  if ('value' in read) return read.value;
  check.report(read.code, 'value', row.text('value'), read.detail);
  return null;
}

/** Figures whose value, quality and source stand in columns of their own: all three are given or none; null where not. */
export function checkObservations<Name extends string>(
  row: ReadRow,
  columns: Readonly<Record<Name, string>>,
  { known, check }: { readonly known: Known; readonly check: Check },
): Readonly<Record<Name, AssetObservation | null>> | null {
  let sound = true;
  const read = (column: string): AssetObservation | null => {
    const value = row.numberOrNull(column);
    const [quality, source] = [row.textOrNull(`${column}_quality`), row.textOrNull(`${column}_source`)];
    if (value === null && quality === null && source === null) return null;
    if (value === null || quality === null || source === null) {
      sound = check.report('INCOMPLETE_OBSERVATION', column, String(value ?? ''));
      return null;
    }
    if (!check.exists(known.sources, `${column}_source`, source)) sound = false;
    return { value, quality: quality as Quality, source };
  };
  const observations = Object.fromEntries(
    Object.entries<string>(columns).map(([name, column]) => [name, read(column)]),
  ) as Record<Name, AssetObservation | null>;
  return sound ? observations : null;
}
