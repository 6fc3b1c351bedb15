import type { BalanceSheetMeasure } from './kinds.ts';
import type { AssumptionRecord, DateText, SensitivityRecord } from './records.ts';

// A financial system on one day, as read-only columns. An institution is its row number in canonical order
// (ascending key); `NaN` in a column means "not stated by the source" and never leaves this package's readers.

/** Read-only view of a typed array: typed arrays cannot be frozen, so signatures accept only this. */
export interface Column {
  readonly length: number;
  readonly [index: number]: number;
  [Symbol.iterator](): IterableIterator<number>;
}

/** Facts about the snapshot as a whole. */
export interface SnapshotHeader {
  readonly datasetSlug: string;
  readonly title: string;
  readonly asOf: DateText;
  readonly currency: string;
  /** Power of ten in which amounts are stated: 6 is millions. */
  readonly scale: number;
  readonly assumptions: readonly AssumptionRecord[];
  readonly sensitivity: SensitivityRecord | null;
}

/** Columns of length `count`; the codes index INSTITUTION_KINDS. */
export interface InstitutionColumns {
  readonly count: number;
  readonly keys: readonly string[];
  readonly names: readonly string[];
  readonly kindCodes: Column;
  readonly countries: readonly (string | null)[];
}

/** One observation per institution: amount in the snapshot's currency and scale (NaN: not stated), with its provenance. */
export interface ObservationColumn {
  readonly amounts: Column;
  /** Codes index QUALITIES. */
  readonly qualityCodes: Column;
  /** Row numbers of `NetworkSnapshot.sources`. */
  readonly sourceCodes: Column;
}

export interface BalanceSheetColumns {
  /** Codes index BALANCE_SHEET_SCOPES; CONSOLIDATED is taken where a dataset states both. */
  readonly scopeCodes: Column;
  /** As-of date of each balance sheet, or null where the institution has none. */
  readonly asOf: readonly (DateText | null)[];
  readonly measures: Readonly<Record<BalanceSheetMeasure, ObservationColumn>>;
}

/**
 * Exposures in rows by creditor, ascending (creditor, debtor, instrument, seniority, maturity bucket).
 * The exposures of creditor i are the positions rowStart[i] .. rowStart[i + 1] - 1.
 */
export interface ExposureColumns {
  readonly count: number;
  readonly rowStart: Column;
  readonly debtors: Column;
  /** In the snapshot's currency and scale. */
  readonly amounts: Column;
  readonly instrumentCodes: Column;
  readonly seniorityCodes: Column;
  readonly maturityCodes: Column;
  readonly qualityCodes: Column;
  readonly sourceCodes: Column;
  /** The transpose: exposures to debtor j are at byDebtor[debtorStart[j] .. debtorStart[j + 1] - 1]. */
  readonly debtorStart: Column;
  /** Positions into the columns above, ascending by (debtor, creditor). */
  readonly byDebtor: Column;
  /** Creditor of the exposure at the same place of `byDebtor`. */
  readonly creditorsByDebtor: Column;
}

export interface AssetColumns {
  readonly count: number;
  readonly keys: readonly string[];
  readonly names: readonly string[];
  readonly classCodes: Column;
  readonly issuerCountries: readonly (string | null)[];
  readonly liquidityLevelCodes: Column;
  readonly dailyVolatility: ObservationColumn;
  readonly averageDailyVolume: ObservationColumn;
  readonly beta: ObservationColumn;
}

/** Holdings in rows by institution, ascending (institution, asset). */
export interface HoldingColumns {
  readonly count: number;
  readonly rowStart: Column;
  readonly assets: Column;
  readonly amounts: Column;
  readonly qualityCodes: Column;
  readonly sourceCodes: Column;
}

/** Venues in ascending order of their institutions. */
export interface VenueColumns {
  readonly count: number;
  /** Row of the institution each venue is. */
  readonly institutions: Column;
  /** Codes index LIQUIDATION_RULES. */
  readonly ruleCodes: Column;
  readonly insuranceFunds: ObservationColumn;
}

/** Markets ascending by key. Prices are per unit of the asset, in the snapshot's currency and scale. */
export interface MarketColumns {
  readonly count: number;
  readonly keys: readonly string[];
  /** Rows of venues and assets. */
  readonly venues: Column;
  readonly assets: Column;
  readonly marks: ObservationColumn;
  /** Units of the asset. */
  readonly openInterest: ObservationColumn;
  /** Price move per unit of the asset. */
  readonly priceImpact: ObservationColumn;
  /** The margin tiers of market m are tierStart[m] .. tierStart[m + 1] - 1, ascending by floor. */
  readonly tierStart: Column;
  readonly tierFloors: Column;
  readonly tierCaps: Column;
  readonly tierMaintenance: Column;
  readonly tierMaxLeverage: Column;
  readonly tierQualityCodes: Column;
  readonly tierSourceCodes: Column;
}

/** Accounts ascending by key. */
export interface AccountColumns {
  readonly count: number;
  readonly keys: readonly string[];
  /** Rows of venues and institutions. */
  readonly venues: Column;
  readonly owners: Column;
  /** Codes index MARGIN_MODES. */
  readonly modeCodes: Column;
  readonly cash: Column;
  readonly qualityCodes: Column;
  readonly sourceCodes: Column;
}

/** Positions in rows by account, ascending (account, market). */
export interface PositionColumns {
  readonly count: number;
  /** The positions of account a are rowStart[a] .. rowStart[a + 1] - 1. */
  readonly rowStart: Column;
  readonly markets: Column;
  /** Units of the asset; negative where short. */
  readonly quantities: Column;
  /** Per unit of the asset, in the snapshot's currency and scale. */
  readonly entryPrices: Column;
  /** Of the position alone; NaN in a CROSS account. */
  readonly collateral: Column;
  readonly qualityCodes: Column;
  readonly sourceCodes: Column;
}

/** Leveraged positions and where they are held; all empty where a dataset has none. */
export interface MarginColumns {
  readonly venues: VenueColumns;
  readonly markets: MarketColumns;
  readonly accounts: AccountColumns;
  readonly positions: PositionColumns;
}

/**
 * Contracts of exchanges ascending by (venue, key), and what was asked for each over time; all empty where a dataset has
 * none. Amounts are of one contract in its own currency, neither scaled nor converted: a rate of the snapshot's day says
 * nothing of a margin years before.
 */
export interface ContractColumns {
  readonly count: number;
  readonly keys: readonly string[];
  /** Rows of institutions and assets. */
  readonly venues: Column;
  readonly assets: Column;
  readonly currencies: readonly string[];
  /** The margins of contract c are marginStart[c] .. marginStart[c + 1] - 1, ascending by day, one per change. */
  readonly marginStart: Column;
  readonly dates: readonly DateText[];
  readonly initialAmounts: Column;
  readonly maintenanceAmounts: Column;
  readonly qualityCodes: Column;
  readonly sourceCodes: Column;
}

/** A currency pair an amount needs and the dataset has no rate for. */
export interface MissingFxPair {
  readonly fromCurrency: string;
  readonly toCurrency: string;
  readonly asOf: DateText;
}

/** An immutable financial system. Nothing in Faultline edits one; a shock is passed beside it. */
export interface NetworkSnapshot {
  /** SHA-256 over the canonical bytes, lower-case hex: the same content has the same digest on every machine. */
  readonly digest: string;
  readonly header: SnapshotHeader;
  /** Source keys in ascending order. */
  readonly sources: readonly string[];
  readonly institutions: InstitutionColumns;
  readonly balanceSheets: BalanceSheetColumns;
  readonly exposures: ExposureColumns;
  readonly assets: AssetColumns;
  readonly holdings: HoldingColumns;
  readonly margin: MarginColumns;
  readonly contracts: ContractColumns;
  /** Not empty: amounts could not be converted (they are NaN) and every run refuses, naming these pairs. */
  readonly missingFx: readonly MissingFxPair[];
}
