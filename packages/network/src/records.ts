import type {
  AssetClass,
  BalanceSheetMeasure,
  BalanceSheetScope,
  IdentifierScheme,
  InstitutionKind,
  Instrument,
  LiquidationRule,
  LiquidityLevel,
  MarginMode,
  MaturityBucket,
  PositionSide,
  Quality,
  Seniority,
} from './kinds.ts';

// One record type per file of the import format (docs/import-format.md). Amounts are finite numbers in the
// dataset's scale and the record's own currency; a null is "not stated by the source", never zero.

/** A calendar date without a zone, `YYYY-MM-DD`. */
export type DateText = string;

/** Stands behind every figure: who says so, and how it was obtained. */
export interface Provenance {
  readonly quality: Quality;
  /** Key of a `SourceRecord` of the same dataset. */
  readonly source: string;
}

/** `dataset.json` of an import folder. */
export interface DatasetRecord {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly asOf: DateText;
  /** ISO 4217 code into which amounts are converted. */
  readonly currency: string;
  /** Power of ten in which every amount of the folder is stated: 6 is millions. */
  readonly scale: number;
  readonly assumptions: readonly AssumptionRecord[];
  /** How far the headline ranking depends on an assumption; null where the dataset makes no estimate. */
  readonly sensitivity: SensitivityRecord | null;
}

/** A named parameter behind the ESTIMATED figures of a dataset. */
export interface AssumptionRecord {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly meaning: string;
}

/** The ten most important institutions under alternative values of one assumption. */
export interface SensitivityRecord {
  readonly assumption: string;
  /** What was ranked: model, shock and measure, in words. */
  readonly ranking: string;
  readonly alternatives: readonly {
    readonly value: number;
    readonly top: readonly { readonly institution: string; readonly score: number }[];
  }[];
}

export interface SourceRecord {
  readonly key: string;
  readonly publisher: string;
  readonly title: string;
  readonly licence: string;
  readonly reference: string;
}

export interface InstitutionRecord {
  /** Stable within a tenant: the same institution has the same key in every snapshot. */
  readonly key: string;
  readonly name: string;
  readonly kind: InstitutionKind;
  /** ISO 3166-1 alpha-2, or null where the source gives none. */
  readonly country: string | null;
}

export interface IdentifierRecord {
  readonly institution: string;
  readonly scheme: IdentifierScheme;
  readonly value: string;
}

export interface BalanceSheetRecord extends Provenance {
  readonly institution: string;
  readonly scope: BalanceSheetScope;
  readonly asOf: DateText;
  readonly measure: BalanceSheetMeasure;
  readonly amount: number;
  readonly currency: string;
}

/** What the creditor loses if the debtor pays nothing. */
export interface ExposureRecord extends Provenance {
  readonly creditor: string;
  readonly debtor: string;
  readonly instrument: Instrument;
  readonly seniority: Seniority;
  readonly maturityBucket: MaturityBucket;
  readonly amount: number;
  readonly currency: string;
  readonly collateralAmount: number | null;
}

/** A figure of an asset that may be missing; all three parts are stated or none. */
export interface AssetObservation extends Provenance {
  readonly value: number;
}

export interface AssetRecord {
  readonly key: string;
  readonly name: string;
  readonly assetClass: AssetClass;
  readonly issuerCountry: string | null;
  readonly liquidityLevel: LiquidityLevel;
  readonly currency: string;
  /** Standard deviation of daily relative price changes (ratio per day). */
  readonly dailyVolatility: AssetObservation | null;
  /** Traded amount per day, in the dataset's scale and `currency`. */
  readonly averageDailyVolume: AssetObservation | null;
  /** Sensitivity to the market's return (ratio). */
  readonly beta: AssetObservation | null;
}

/** Market value of an asset on an institution's balance sheet. */
export interface HoldingRecord extends Provenance {
  readonly institution: string;
  readonly asset: string;
  readonly amount: number;
  readonly currency: string;
}

export interface PriceRecord extends Provenance {
  readonly asset: string;
  readonly date: DateText;
  readonly price: number;
  readonly currency: string;
}

/** One unit of `fromCurrency` is worth `rate` units of `toCurrency`. */
export interface FxRateRecord extends Provenance {
  readonly fromCurrency: string;
  readonly toCurrency: string;
  readonly date: DateText;
  readonly rate: number;
}

/** Where positions are held: an institution with its rules. */
export interface VenueRecord extends Provenance {
  readonly institution: string;
  readonly liquidates: LiquidationRule;
  /** What it has set aside against losses beyond collateral; null where it states none. */
  readonly insuranceFund: number | null;
  readonly currency: string;
}

/** What positions are in: an asset, as one venue trades it. Prices are per unit of the asset, never in the dataset's scale. */
export interface MarketRecord extends Provenance {
  readonly key: string;
  readonly venue: string;
  readonly asset: string;
  readonly currency: string;
  /** Price positions are valued at on the as-of date; the record's own provenance is that of this figure. */
  readonly mark: number;
  /** Units of the asset, each contract counted once. */
  readonly openInterest: AssetObservation | null;
  /** Price move per unit of the asset sold or bought at once (Kyle's lambda). */
  readonly priceImpact: AssetObservation | null;
}

/** A bracket of notional and what is required within it: marginal, like a bracket of an income tax. */
export interface MarginTierRecord extends Provenance {
  readonly market: string;
  /** The bracket is floor <= notional < cap; amounts in the market's currency and the dataset's scale. */
  readonly floor: number;
  readonly cap: number;
  /** Maintenance margin within the bracket, as a share of notional. */
  readonly maintenance: number;
  readonly maxLeverage: number;
}

export interface AccountRecord extends Provenance {
  readonly key: string;
  readonly venue: string;
  /** Institution whose gains and losses the account's are. */
  readonly owner: string;
  readonly mode: MarginMode;
  /** Cash that backs the positions of a CROSS account; in an ISOLATED one, what backs none of them yet. */
  readonly cash: number;
  readonly currency: string;
}

/** One per account and market. */
export interface PositionRecord extends Provenance {
  readonly account: string;
  readonly market: string;
  readonly side: PositionSide;
  /** Units of the asset, above zero. */
  readonly quantity: number;
  readonly entryPrice: number;
  /** Its own collateral in an ISOLATED account, in the account's currency; null in a CROSS one. */
  readonly collateral: number | null;
}

/** What an exchange's clearing house asks for per contract from a day on, until its next row. Amounts are of one contract, never in the dataset's scale. */
export interface ContractMarginRecord extends Provenance {
  /** The institution that clears it; it need not be among the venues. */
  readonly venue: string;
  readonly contract: string;
  readonly asset: string;
  readonly date: DateText;
  readonly initial: number;
  readonly maintenance: number;
  readonly currency: string;
}

/** A run of records of one file of an import folder, in the order they are read. */
export type RecordBatch =
  | { readonly file: 'sources'; readonly records: readonly SourceRecord[] }
  | { readonly file: 'institutions'; readonly records: readonly InstitutionRecord[] }
  | { readonly file: 'identifiers'; readonly records: readonly IdentifierRecord[] }
  | { readonly file: 'balance_sheets'; readonly records: readonly BalanceSheetRecord[] }
  | { readonly file: 'exposures'; readonly records: readonly ExposureRecord[] }
  | { readonly file: 'assets'; readonly records: readonly AssetRecord[] }
  | { readonly file: 'holdings'; readonly records: readonly HoldingRecord[] }
  | { readonly file: 'prices'; readonly records: readonly PriceRecord[] }
  | { readonly file: 'fx_rates'; readonly records: readonly FxRateRecord[] }
  | { readonly file: 'venues'; readonly records: readonly VenueRecord[] }
  | { readonly file: 'markets'; readonly records: readonly MarketRecord[] }
  | { readonly file: 'margin_tiers'; readonly records: readonly MarginTierRecord[] }
  | { readonly file: 'accounts'; readonly records: readonly AccountRecord[] }
  | { readonly file: 'positions'; readonly records: readonly PositionRecord[] }
  | { readonly file: 'contract_margins'; readonly records: readonly ContractMarginRecord[] };
