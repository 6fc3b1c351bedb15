// The closed lists of the domain, in the order their code numbers are hashed: append, never reorder.

/** How a figure came to be; shown beside every number. */
export const QUALITIES = ['REPORTED', 'DERIVED', 'ESTIMATED', 'ILLUSTRATIVE'] as const;
export type Quality = (typeof QUALITIES)[number];

/** What an institution is. SOVEREIGN, SECTOR and UNATTRIBUTED are aggregates: sinks without a balance sheet of their own. */
export const INSTITUTION_KINDS = [
  'BANK',
  'BROKER_DEALER',
  'INSURER',
  'FUND',
  'CENTRAL_COUNTERPARTY',
  'EXCHANGE',
  'CENTRAL_BANK',
  'CORPORATE',
  'SOVEREIGN',
  'SECTOR',
  'UNATTRIBUTED',
] as const;
export type InstitutionKind = (typeof INSTITUTION_KINDS)[number];

export const AGGREGATE_KINDS: readonly InstitutionKind[] = ['SOVEREIGN', 'SECTOR', 'UNATTRIBUTED'];

/** What a creditor holds against its debtor. INTERBANK is a claim between institutions whose instrument the source does not state. */
export const INSTRUMENTS = [
  'LOAN',
  'INTERBANK',
  'DEPOSIT',
  'REPO',
  'BOND',
  'DERIVATIVE',
  'EQUITY',
  'CREDIT_LINE',
  'OTHER',
] as const;
export type Instrument = (typeof INSTRUMENTS)[number];

export const SENIORITIES = ['UNSPECIFIED', 'SENIOR_SECURED', 'SENIOR_UNSECURED', 'SUBORDINATED', 'EQUITY'] as const;
export type Seniority = (typeof SENIORITIES)[number];

/** Remaining maturity. */
export const MATURITY_BUCKETS = [
  'UNSPECIFIED',
  'OVERNIGHT',
  'UP_TO_1M',
  'FROM_1M_TO_3M',
  'FROM_3M_TO_1Y',
  'FROM_1Y_TO_5Y',
  'OVER_5Y',
  'PERPETUAL',
] as const;
export type MaturityBucket = (typeof MATURITY_BUCKETS)[number];

export const BALANCE_SHEET_SCOPES = ['CONSOLIDATED', 'SOLO'] as const;
export type BalanceSheetScope = (typeof BALANCE_SHEET_SCOPES)[number];

/** The figures of a balance sheet; each is an observation of its own, with its quality and source. */
export const BALANCE_SHEET_MEASURES = [
  'TOTAL_ASSETS',
  'EQUITY',
  'CET1',
  'TIER1',
  'RISK_WEIGHTED_ASSETS',
  'LEVERAGE_EXPOSURE',
  'CASH',
  'LIQUID_ASSETS',
  'SHORT_TERM_FUNDING',
] as const;
export type BalanceSheetMeasure = (typeof BALANCE_SHEET_MEASURES)[number];

export const ASSET_CLASSES = [
  'GOVERNMENT_BOND',
  'CORPORATE_BOND',
  'COVERED_BOND',
  'SECURITISATION',
  'EQUITY',
  'COMMODITY',
  'CRYPTO',
  'CASH',
  'OTHER',
] as const;
export type AssetClass = (typeof ASSET_CLASSES)[number];

/** Level of the asset in the liquidity coverage ratio (Basel III LCR, BCBS 238, paragraphs 45-54). */
export const LIQUIDITY_LEVELS = ['UNSPECIFIED', 'LEVEL_1', 'LEVEL_2A', 'LEVEL_2B', 'NOT_ELIGIBLE'] as const;
export type LiquidityLevel = (typeof LIQUIDITY_LEVELS)[number];

export const IDENTIFIER_SCHEMES = ['LEI', 'RSSD', 'TICKER', 'BIC', 'EBA'] as const;
export type IdentifierScheme = (typeof IDENTIFIER_SCHEMES)[number];

/** Whether an account whose equity is exactly its maintenance requirement is liquidated. */
export const LIQUIDATION_RULES = ['BELOW_MAINTENANCE', 'AT_MAINTENANCE'] as const;
export type LiquidationRule = (typeof LIQUIDATION_RULES)[number];

/** CROSS: one account's cash backs all of its positions; ISOLATED: each position has collateral of its own. */
export const MARGIN_MODES = ['CROSS', 'ISOLATED'] as const;
export type MarginMode = (typeof MARGIN_MODES)[number];

export const POSITION_SIDES = ['LONG', 'SHORT'] as const;
export type PositionSide = (typeof POSITION_SIDES)[number];
