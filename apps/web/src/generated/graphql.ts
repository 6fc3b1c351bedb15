/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type AssetClass =
  | 'CASH'
  | 'COMMODITY'
  | 'CORPORATE_BOND'
  | 'COVERED_BOND'
  | 'CRYPTO'
  | 'EQUITY'
  | 'GOVERNMENT_BOND'
  | 'OTHER'
  | 'SECURITISATION';

export type AssetFallInput = {
  /** Share of the institution’s external assets lost, from 0 to 1. */
  fallRatio: number;
  institution: string | number;
};

/** A fall of external assets: of everything institutions own but claims on each other. Exactly one of the fields. */
export type AssetShockInput =
  {   /** The same share for every institution, from 0 to 1. */
  everybody: number; institutions?: never; }
  |  { everybody?: never;   /** Only these institutions, each by its own share. */
  institutions: Array<AssetFallInput>; };

/** Positions whose losses the insurance fund could not bear are closed against the other side at their bankruptcy prices instead of in the market: less is sold, and less is left for all to bear. */
export type AutoDeleveragingInput = {
  /** QUEUE unless told. */
  order?: GuardrailOrder | null | undefined;
};

/** A whole group, or a single firm. */
export type BalanceSheetScope =
  | 'CONSOLIDATED'
  | 'SOLO';

export type CascadeEnding =
  /** Not over after 20,000 rounds: the answer is what had happened by then. */
  | 'MAX_ROUNDS'
  /** Nobody falls short any more; halts, of which haltedRounds counts the rounds, are over. */
  | 'SETTLED';

export type CascadeRoundKind =
  /** A circuit breaker keeps everybody from being liquidated, and the price recovers. */
  | 'HALTED'
  /** Positions are closed by one forced order. */
  | 'LIQUIDATION'
  /** Nobody falls short yet, at a mark that lags the price. */
  | 'WAITING';

/** Halts liquidations for some rounds, once, after a round that left the price far from where it began. It helps only as far as the book refills meanwhile, and makes a larger shock liquidate less than a smaller one that does not trip it. */
export type CircuitBreakerInput = {
  /** Rounds of the halt. In rounds, from 0 to 10000, 5 unless told. */
  haltRounds?: number | null | undefined;
  /** Price move that halts, from the initial price, up or down. In share of the price, from 0.000001 to 1000000000, 0.07 unless told. */
  moveRatio?: number | null | undefined;
};

/** Which of possibly several ways to settle all debts */
export type ClearingVector =
  /** The one in which everybody pays the most */
  | 'GREATEST'
  /** The one in which nobody pays because nobody pays */
  | 'LEAST';

/** Exactly one model, with its parameters. */
export type ContagionModelInput =
  {   debtRank2012: DebtRank2012Input; debtRankLinear?: never; debtRankNonlinear?: never; defaultCascade?: never; eisenbergNoe?: never; exAnteBlackCox?: never; exAnteMerton?: never; fundingRun?: never; rogersVeraart?: never; seniorityClearing?: never; }
  |  { debtRank2012?: never;   debtRankLinear: DebtRankLinearInput; debtRankNonlinear?: never; defaultCascade?: never; eisenbergNoe?: never; exAnteBlackCox?: never; exAnteMerton?: never; fundingRun?: never; rogersVeraart?: never; seniorityClearing?: never; }
  |  { debtRank2012?: never; debtRankLinear?: never;   debtRankNonlinear: DebtRankNonlinearInput; defaultCascade?: never; eisenbergNoe?: never; exAnteBlackCox?: never; exAnteMerton?: never; fundingRun?: never; rogersVeraart?: never; seniorityClearing?: never; }
  |  { debtRank2012?: never; debtRankLinear?: never; debtRankNonlinear?: never;   defaultCascade: DefaultCascadeInput; eisenbergNoe?: never; exAnteBlackCox?: never; exAnteMerton?: never; fundingRun?: never; rogersVeraart?: never; seniorityClearing?: never; }
  |  { debtRank2012?: never; debtRankLinear?: never; debtRankNonlinear?: never; defaultCascade?: never;   eisenbergNoe: EisenbergNoeInput; exAnteBlackCox?: never; exAnteMerton?: never; fundingRun?: never; rogersVeraart?: never; seniorityClearing?: never; }
  |  { debtRank2012?: never; debtRankLinear?: never; debtRankNonlinear?: never; defaultCascade?: never; eisenbergNoe?: never;   exAnteBlackCox: ExAnteBlackCoxInput; exAnteMerton?: never; fundingRun?: never; rogersVeraart?: never; seniorityClearing?: never; }
  |  { debtRank2012?: never; debtRankLinear?: never; debtRankNonlinear?: never; defaultCascade?: never; eisenbergNoe?: never; exAnteBlackCox?: never;   exAnteMerton: ExAnteMertonInput; fundingRun?: never; rogersVeraart?: never; seniorityClearing?: never; }
  |  { debtRank2012?: never; debtRankLinear?: never; debtRankNonlinear?: never; defaultCascade?: never; eisenbergNoe?: never; exAnteBlackCox?: never; exAnteMerton?: never;   fundingRun: FundingRunInput; rogersVeraart?: never; seniorityClearing?: never; }
  |  { debtRank2012?: never; debtRankLinear?: never; debtRankNonlinear?: never; defaultCascade?: never; eisenbergNoe?: never; exAnteBlackCox?: never; exAnteMerton?: never; fundingRun?: never;   rogersVeraart: RogersVeraartInput; seniorityClearing?: never; }
  |  { debtRank2012?: never; debtRankLinear?: never; debtRankNonlinear?: never; defaultCascade?: never; eisenbergNoe?: never; exAnteBlackCox?: never; exAnteMerton?: never; fundingRun?: never; rogersVeraart?: never;   seniorityClearing: SeniorityClearingInput; };

/** Correlations of the normal variables that decide who fails at first; institutions not in it fail apart. */
export type CorrelationMatrixInput = {
  /** Row by row, in the order of the institutions: symmetric, ones on the diagonal, positive semidefinite. */
  correlation: Array<Array<number>>;
  institutions: Array<string | number>;
};

/** In calm times collateral is not let fall to what a short calm history asks for, so that there is something to use up in a shock; maintenance margin stays. */
export type CountercyclicalMarginInput = {
  /** Margin over notional from recent calm observations. In ratio, from 0 to 1, 0.02 unless told. */
  calmMarginRatio?: number | null | undefined;
  /** SCALE_QUANTITY unless told. */
  metBy?: GuardrailMetBy | null | undefined;
  /** Margin over notional from stressed observations, or from ten years of them. In ratio, from 0 to 1, 0.05 unless told. */
  referenceMarginRatio?: number | null | undefined;
  /** BUFFER unless told. */
  rule?: GuardrailRule | null | undefined;
  /** Of the buffer, or the weight of stressed observations. In ratio, from 0 to 1, 0.25 unless told. */
  share?: number | null | undefined;
};

export type CrossingBecomes =
  /** From here on less than it is. */
  | 'MISSED'
  /** From here on the share is liquidated. */
  | 'REACHED';

/** How much capital does the system lose when every institution passes its distress on once and no more? */
export type DebtRank2012Input = {
  /** Rounds shown one by one; whatever is left to the exact limit is booked in one last round. In rounds, from 1 to 200, 25 unless told. */
  maxRounds?: number | null | undefined;
  /** CAPPED unless told. */
  weightCap?: WeightCap | null | undefined;
};

/** How much capital does the system lose when lenders write down claims in proportion to a borrower’s losses? */
export type DebtRankLinearInput = {
  /** Rounds shown one by one; whatever is left to the exact limit is booked in one last round. In rounds, from 1 to 200, 25 unless told. */
  maxRounds?: number | null | undefined;
};

/** How much capital does the system lose when mild distress of a borrower is mostly shrugged off? */
export type DebtRankNonlinearInput = {
  /** How strongly lenders discount mild distress; 0 is linear DebtRank, large values leave only failures. In dimensionless, from 0 to 50, 2 unless told. */
  alpha?: number | null | undefined;
  /** Rounds shown one by one; whatever is left to the exact limit is booked in one last round. In rounds, from 1 to 200, 25 unless told. */
  maxRounds?: number | null | undefined;
};

/** Who fails because others have failed, when a failure takes a fixed share off every claim on it? */
export type DefaultCascadeInput = {
  /** WEAK unless told. */
  defaultRule?: DefaultRule | null | undefined;
  /** Share of a claim that is lost when its debtor fails. In share, from 0 to 1, 1 unless told. */
  lossGivenDefaultRatio?: number | null | undefined;
  /** Rounds shown one by one; whatever is left to the exact limit is booked in one last round. In rounds, from 1 to 200, 25 unless told. */
  maxRounds?: number | null | undefined;
};

/** Whether a loss of exactly all capital is a default */
export type DefaultRule =
  /** No: losses must exceed capital (Gai and Kapadia 2010) */
  | 'STRICT'
  /** Yes: losses need only reach capital */
  | 'WEAK';

/** How first failures hang together, under a Gaussian copula. Exactly one of the fields. */
export type DependenceInput =
  {   /** Correlation of everybody with one common factor, from -1 to 1; two institutions are correlated by its square. */
  loading: number; matrix?: never; }
  |  { loading?: never;   matrix: CorrelationMatrixInput; };

/** Who cannot pay its debts in full, and what do its creditors get, when everybody pays what it has? */
export type EisenbergNoeInput = {
  /** GREATEST unless told. */
  clearingVector?: ClearingVector | null | undefined;
  /** PARI_PASSU unless told. */
  externalRank?: ExternalRank | null | undefined;
  /** Rounds shown one by one; whatever is left to the exact limit is booked in one last round. In rounds, from 1 to 200, 25 unless told. */
  maxRounds?: number | null | undefined;
};

/** How much are claims worth before they fall due, when debtors fail the moment their capital is used up? */
export type ExAnteBlackCoxInput = {
  /** Rounds shown one by one; whatever is left to the exact limit is booked in one last round. In rounds, from 1 to 200, 25 unless told. */
  maxRounds?: number | null | undefined;
  /** Share of a claim that is recovered from a failed debtor. In ratio, from 0 to 1, 0.4 unless told. */
  rho?: number | null | undefined;
  /** Volatility of a debtor’s external assets until maturity in all, not per year. In standard deviation of the logarithm, from 0.001 to 5, 0.02 unless told. */
  sigma?: number | null | undefined;
};

/** How much are claims worth before they fall due, when debtors could still fail by then? */
export type ExAnteMertonInput = {
  /** Rounds shown one by one; whatever is left to the exact limit is booked in one last round. In rounds, from 1 to 200, 25 unless told. */
  maxRounds?: number | null | undefined;
  /** Share that creditors get of what a failed debtor has left. In ratio, from 0 to 1, 1 unless told. */
  rho?: number | null | undefined;
  /** Volatility of a debtor’s external assets until maturity in all, not per year. In standard deviation of the logarithm, from 0.001 to 5, 0.02 unless told. */
  sigma?: number | null | undefined;
};

export type ExposureDimension =
  | 'CREDITOR'
  | 'CREDITOR_COUNTRY'
  | 'CREDITOR_KIND'
  | 'DEBTOR'
  | 'DEBTOR_COUNTRY'
  | 'DEBTOR_KIND'
  | 'INSTRUMENT'
  | 'MATURITY_BUCKET'
  | 'QUALITY'
  | 'SENIORITY';

export type ExposureFilter = {
  /** Country of the other side, ISO 3166-1 alpha-2. */
  counterpartyCountries?: Array<string> | null | undefined;
  /** Kind of the other side. */
  counterpartyKinds?: Array<InstitutionKind> | null | undefined;
  instruments?: Array<Instrument> | null | undefined;
  /** In the snapshot’s currency and scale. */
  minAmount?: string | null | undefined;
  qualities?: Array<Quality> | null | undefined;
};

/** Rank of creditors outside the snapshot */
export type ExternalRank =
  /** They share what is left with institutions, pro rata */
  | 'PARI_PASSU'
  /** They are paid first, and institutions share what is left then */
  | 'SENIOR';

/** Rank of creditors outside the snapshot */
export type ExternalSeniority =
  /** They are paid before any institution */
  | 'BEFORE_ALL'
  /** They share with senior unsecured claims, pro rata */
  | 'SENIOR_UNSECURED'
  /** They share with subordinated claims, pro rata */
  | 'SUBORDINATED';

export type FailureChanceInput = {
  institution: string | number;
  /** From 0 to 1. */
  probability: number;
};

/** Probability that an institution loses all its capital at first. Exactly one of the fields. */
export type FailureProbabilityInput =
  {   /** The same for every institution, from 0 to 1. */
  everybody: number; institutions?: never; }
  |  { everybody?: never;   /** Only these can fail at first. */
  institutions: Array<FailureChanceInput>; };

/** Who runs short of funding, hoards and sells at a loss when creditors run on the institutions that lost most? */
export type FundingRunInput = {
  /** Share of its capital an institution loses in the shock for its creditors to run on it. In share, from 0.001 to 1, 0.5 unless told. */
  distressRatio?: number | null | undefined;
  /** Rise of the haircut that repo lenders ask of it. In share, from 0 to 1, 0.2 unless told. */
  haircutRiseRatio?: number | null | undefined;
  /** Liquid assets over total assets where the source states none. In share, from 0 to 1, 0.02 unless told. */
  liquidAssetsRatio?: number | null | undefined;
  /** Rounds shown one by one; whatever is left to the exact limit is booked in one last round. In rounds, from 1 to 200, 25 unless told. */
  maxRounds?: number | null | undefined;
  /** Share of its short-term claims that whoever is short, or run on, recalls. In share, from 0 to 1, 1 unless told. */
  recallRatio?: number | null | undefined;
  /** Collateral pledged in repo over total assets. In share, from 0 to 1, 0.1 unless told. */
  repoRatio?: number | null | undefined;
  /** How far below their value assets are sold to meet a shortfall. In share, from 0 to 0.9, 0.2 unless told. */
  saleDiscountRatio?: number | null | undefined;
  /** Short-term share of claims whose maturity the source does not state. In share, from 0 to 1, 1 unless told. */
  shortTermRatio?: number | null | undefined;
  /** Share of their short-term claims on it that creditors withdraw at once. In share, from 0 to 1, 1 unless told. */
  withdrawalRatio?: number | null | undefined;
};

/** Exactly one guardrail, with its parameters. Amounts are in the snapshot’s currency and scale. */
export type GuardrailInput =
  {   autoDeleveraging: AutoDeleveragingInput; circuitBreaker?: never; countercyclicalMargin?: never; insuranceFund?: never; leverageCap?: never; marginAddOn?: never; markSmoothing?: never; positionLimit?: never; raisedMaintenance?: never; staggeredLiquidation?: never; }
  |  { autoDeleveraging?: never;   circuitBreaker: CircuitBreakerInput; countercyclicalMargin?: never; insuranceFund?: never; leverageCap?: never; marginAddOn?: never; markSmoothing?: never; positionLimit?: never; raisedMaintenance?: never; staggeredLiquidation?: never; }
  |  { autoDeleveraging?: never; circuitBreaker?: never;   countercyclicalMargin: CountercyclicalMarginInput; insuranceFund?: never; leverageCap?: never; marginAddOn?: never; markSmoothing?: never; positionLimit?: never; raisedMaintenance?: never; staggeredLiquidation?: never; }
  |  { autoDeleveraging?: never; circuitBreaker?: never; countercyclicalMargin?: never;   insuranceFund: InsuranceFundInput; leverageCap?: never; marginAddOn?: never; markSmoothing?: never; positionLimit?: never; raisedMaintenance?: never; staggeredLiquidation?: never; }
  |  { autoDeleveraging?: never; circuitBreaker?: never; countercyclicalMargin?: never; insuranceFund?: never;   leverageCap: LeverageCapInput; marginAddOn?: never; markSmoothing?: never; positionLimit?: never; raisedMaintenance?: never; staggeredLiquidation?: never; }
  |  { autoDeleveraging?: never; circuitBreaker?: never; countercyclicalMargin?: never; insuranceFund?: never; leverageCap?: never;   marginAddOn: MarginAddOnInput; markSmoothing?: never; positionLimit?: never; raisedMaintenance?: never; staggeredLiquidation?: never; }
  |  { autoDeleveraging?: never; circuitBreaker?: never; countercyclicalMargin?: never; insuranceFund?: never; leverageCap?: never; marginAddOn?: never;   markSmoothing: MarkSmoothingInput; positionLimit?: never; raisedMaintenance?: never; staggeredLiquidation?: never; }
  |  { autoDeleveraging?: never; circuitBreaker?: never; countercyclicalMargin?: never; insuranceFund?: never; leverageCap?: never; marginAddOn?: never; markSmoothing?: never;   positionLimit: PositionLimitInput; raisedMaintenance?: never; staggeredLiquidation?: never; }
  |  { autoDeleveraging?: never; circuitBreaker?: never; countercyclicalMargin?: never; insuranceFund?: never; leverageCap?: never; marginAddOn?: never; markSmoothing?: never; positionLimit?: never;   raisedMaintenance: RaisedMaintenanceInput; staggeredLiquidation?: never; }
  |  { autoDeleveraging?: never; circuitBreaker?: never; countercyclicalMargin?: never; insuranceFund?: never; leverageCap?: never; marginAddOn?: never; markSmoothing?: never; positionLimit?: never; raisedMaintenance?: never;   staggeredLiquidation: StaggeredLiquidationInput; };

/** What accounts beyond the limit do */
export type GuardrailMetBy =
  /** bring collateral, and hold the same */
  | 'ADD_COLLATERAL'
  /** hold less, with the same collateral; the liquidity provider takes the imbalance */
  | 'SCALE_QUANTITY';

/** Who is closed first */
export type GuardrailOrder =
  /** all of the other side, in proportion to quantity */
  | 'PRO_RATA'
  /** those of the other side with a profit, in proportion to quantity */
  | 'PRO_RATA_PROFITABLE'
  /** by profit over notional times leverage, the highest first */
  | 'QUEUE';

/** Which of the three options of Article 28 */
export type GuardrailRule =
  /** margin of calm times raised by a share of itself */
  | 'BUFFER'
  /** no less than margin from ten years of observations */
  | 'LONG_FLOOR'
  /** a weighted mean of margin from calm and from stressed observations */
  | 'STRESSED_WEIGHT';

/** Of mean bad debt, mean absolute mechanical move and mean liquidated notional, against no guardrail. */
export type GuardrailVerdict =
  /** None is less and some are more. */
  | 'HARMS'
  /** None is more and some are less. */
  | 'HELPS'
  /** Some are less and some are more. */
  | 'MIXED'
  /** All are the same. */
  | 'NEUTRAL';

export type HoldingDimension =
  | 'ASSET'
  | 'ASSET_CLASS'
  | 'INSTITUTION'
  | 'INSTITUTION_COUNTRY'
  | 'INSTITUTION_KIND'
  | 'ISSUER_COUNTRY'
  | 'LIQUIDITY_LEVEL'
  | 'QUALITY';

export type HoldingFilter = {
  assetClasses?: Array<AssetClass> | null | undefined;
  /** ISO 3166-1 alpha-2. */
  issuerCountries?: Array<string> | null | undefined;
  qualities?: Array<Quality> | null | undefined;
};

export type IdentifierScheme =
  | 'BIC'
  | 'EBA'
  | 'LEI'
  | 'RSSD'
  | 'TICKER';

/** How a forced order moves the price. */
export type ImpactLaw =
  /** Its parameter is the logarithm of the price per unit; no price falls below zero. */
  | 'EXPONENTIAL'
  /** Its parameter is price per unit: the inverse of market depth (Kyle 1985). */
  | 'LINEAR'
  /** Its parameter is the share by which the first unit moves the price; n units move it by sqrt(n) of it. */
  | 'SQUARE_ROOT';

export type InstitutionDimension =
  | 'COUNTRY'
  | 'INSTITUTION'
  | 'KIND'
  | 'LEVERAGE_RUNG';

export type InstitutionFigure =
  | 'CAPITAL'
  | 'CLAIMS'
  | 'DEBT'
  | 'LEVERAGE'
  | 'OBLIGATIONS'
  | 'TOTAL_ASSETS';

export type InstitutionFilter = {
  /** ISO 3166-1 alpha-2. */
  countries?: Array<string> | null | undefined;
  kinds?: Array<InstitutionKind> | null | undefined;
  minTotalAssets?: string | null | undefined;
  /** Part of the name or key. */
  text?: string | null | undefined;
};

/** SOVEREIGN, SECTOR and UNATTRIBUTED are aggregates: they hold no balance sheet here and cannot fail. */
export type InstitutionKind =
  | 'BANK'
  | 'BROKER_DEALER'
  | 'CENTRAL_BANK'
  | 'CENTRAL_COUNTERPARTY'
  | 'CORPORATE'
  | 'EXCHANGE'
  | 'FUND'
  | 'INSURER'
  | 'SECTOR'
  | 'SOVEREIGN'
  | 'UNATTRIBUTED';

export type InstitutionOrderField =
  | 'CAPITAL'
  | 'CLAIMS'
  | 'KEY'
  | 'LEVERAGE'
  | 'NAME'
  | 'OBLIGATIONS'
  | 'SYSTEMIC_IMPORTANCE'
  | 'TOTAL_ASSETS'
  | 'VULNERABILITY';

/** ALREADY_FAILED: its capital was zero or negative before the shock. */
export type InstitutionOutcome =
  | 'ALREADY_FAILED'
  | 'FAILED'
  | 'STRESSED'
  | 'UNTOUCHED';

/** What the creditor holds. INTERBANK is a claim between institutions whose instrument the source does not state. */
export type Instrument =
  | 'BOND'
  | 'CREDIT_LINE'
  | 'DEPOSIT'
  | 'DERIVATIVE'
  | 'EQUITY'
  | 'INTERBANK'
  | 'LOAN'
  | 'OTHER'
  | 'REPO';

/** Bears more of the losses beyond collateral. Prices and liquidations stay as they are, unless winners are deleveraged where it ends. */
export type InsuranceFundInput = {
  /** Money set aside beyond the fund there is. In quote currency, from 0 to 1000000000000000000, 1000000 unless told. */
  addedAmount?: number | null | undefined;
};

/** Nobody opens a position with more notional than so many times its collateral. */
export type LeverageCapInput = {
  /** Notional at the entry price over collateral, at most. In ratio, from 0.001 to 1000000000, 20 unless told. */
  maxLeverage?: number | null | undefined;
  /** SCALE_QUANTITY unless told. */
  metBy?: GuardrailMetBy | null | undefined;
};

/** SHOCK: imposed from outside. COUNTERPARTY: a claim written down. FUNDING: a debt that was not prolonged. */
export type LossChannel =
  | 'COUNTERPARTY'
  | 'FUNDING'
  | 'SHOCK';

export type LossInput = {
  /** Share of the institution’s total assets lost at once, from 0 to 1: more than its capital where leverage is high. */
  assetLossRatio?: number | null | undefined;
  institution: string | number;
  /** Share of the institution’s capital lost at once, from 0 to 1. Give this or assetLossRatio. */
  lossRatio?: number | null | undefined;
};

/** What follows first failures in a loss distribution. */
export type LossModel =
  /** Linear DebtRank in the limit. */
  | 'DEBT_RANK'
  /** A failure costs its creditors their whole claim, and whoever’s losses exceed its capital fails too. */
  | 'DEFAULT_CASCADE'
  /** Nothing: the loss is the capital of the institutions that fail at first. */
  | 'DIRECT';

/** Initial margin rises from its base to all of the notional while open interest rises between two limits. Maintenance margin does not, since raising it would itself liquidate. */
export type MarginAddOnInput = {
  /** Initial margin over notional while open interest is small. In ratio, from 0 to 1, 0.02 unless told. */
  baseMarginRatio?: number | null | undefined;
  /** Open interest at the initial price from which margin rises. In quote currency, from 0 to 1000000000000000000, 100000000 unless told. */
  lowerNotionalAmount?: number | null | undefined;
  /** SCALE_QUANTITY unless told. */
  metBy?: GuardrailMetBy | null | undefined;
  /** Open interest from which margin is all of the notional; no more than the lower limit: the base always holds. In quote currency, from 0 to 1000000000000000000, 1000000000 unless told. */
  upperNotionalAmount?: number | null | undefined;
};

/** CROSS: one account’s cash backs all of its positions. ISOLATED: each position has collateral of its own. */
export type MarginMode =
  | 'CROSS'
  | 'ISOLATED';

/** Judges accounts by a moving average of the price. Where all impact stays it changes when accounts are liquidated and not which; where the book refills it spares some; where the price goes on falling by itself deficits grow with the lag. */
export type MarkSmoothingInput = {
  /** Weight of the newest price in the average; 1 is no smoothing. In ratio, from 0.01 to 1, 0.2 unless told. */
  newestWeight?: number | null | undefined;
};

export type NetworkFilter = {
  /** ISO 3166-1 alpha-2. */
  countries?: Array<string> | null | undefined;
  instruments?: Array<Instrument> | null | undefined;
  kinds?: Array<InstitutionKind> | null | undefined;
  /** Smallest sum from one creditor to one debtor. */
  minAmount?: string | null | undefined;
  qualities?: Array<Quality> | null | undefined;
};

export type ParameterKind =
  | 'CHOICE'
  | 'INTEGER'
  | 'NUMBER';

/** Nobody holds more than a share of open interest as it was; collateral stays in the account. */
export type PositionLimitInput = {
  /** Quantity of one account over open interest, at most. In ratio, from 1e-9 to 1, 0.1 unless told. */
  maxShareOfOpenInterest?: number | null | undefined;
};

export type PositionSide =
  | 'LONG'
  | 'SHORT';

export type PriceImpactInput = {
  law?: ImpactLaw;
  /** Of the law, at least 0; where it is a price, in the snapshot’s currency and scale. Unless told the market’s stated price impact, over the mark for EXPONENTIAL; SQUARE_ROOT has to be told. */
  parameter?: number | null | undefined;
  /** Share of an order’s impact by which the resting price moves too, 0 to 1. */
  permanentShare?: number;
  /** Share of the gap to its resting price that the price closes in a round, 0 to 1. */
  resilience?: number;
};

/** Why a request was refused. A closed list; docs/problems.md explains each code. */
export type ProblemCode =
  | 'ALREADY_EXISTS'
  | 'AT_OPEN'
  | 'BAD_DEBT'
  | 'BAD_INPUT'
  | 'BAD_PARAMETER'
  | 'BAD_SHOCK'
  | 'FORBIDDEN'
  | 'IDEMPOTENCY_MISMATCH'
  | 'INSUFFICIENT_HISTORY'
  | 'MISSING_FX'
  | 'NOT_FOUND'
  | 'NO_CAPITAL'
  | 'NO_OPEN_INTEREST'
  | 'NUMERIC_OVERFLOW'
  | 'SNAPSHOT_TOO_LARGE'
  | 'TIER_EXCEEDED';

/** How a figure came to be. */
export type Quality =
  | 'DERIVED'
  | 'ESTIMATED'
  | 'ILLUSTRATIVE'
  | 'REPORTED';

/** Asks for more maintenance margin of positions that are already open, without time to bring it. It closes accounts earlier, with more collateral left, and is itself a trigger. */
export type RaisedMaintenanceInput = {
  /** Added to every maintenance ratio, up to just below 1. In ratio, from 0 to 0.5, 0.005 unless told. */
  addedRatio?: number | null | undefined;
};

/** Why there is no such number. TOO_LARGE: the snapshot is too large to compute it while you wait. NOT_REACHED: no shock of the shape reaches the target. */
export type RatioReason =
  | 'AGGREGATE'
  | 'NEGATIVE_OR_ZERO_EQUITY'
  | 'NOT_REACHED'
  | 'NOT_REPORTED'
  | 'TOO_LARGE'
  | 'ZERO_DENOMINATOR';

/** Who cannot pay its debts in full, and what do its creditors get, when default destroys part of what is left? */
export type RogersVeraartInput = {
  /** Share of its external assets that a failed debtor realises. In ratio, from 0 to 1, 0.7 unless told. */
  alpha?: number | null | undefined;
  /** Share of its interbank claims that a failed debtor realises. In ratio, from 0 to 1, 0.7 unless told. */
  beta?: number | null | undefined;
  /** GREATEST unless told. */
  clearingVector?: ClearingVector | null | undefined;
  /** PARI_PASSU unless told. */
  externalRank?: ExternalRank | null | undefined;
  /** Rounds shown one by one; whatever is left to the exact limit is booked in one last round. In rounds, from 1 to 200, 25 unless told. */
  maxRounds?: number | null | undefined;
};

/** VIEWER reads; ANALYST also makes keys, reads the schema and sends queries of its own; APPROVER also approves; ADMIN also administers users. */
export type Role =
  | 'ADMIN'
  | 'ANALYST'
  | 'APPROVER'
  | 'VIEWER';

/** Whose claims are paid, and whose are not, when senior creditors of a default get theirs first? */
export type SeniorityClearingInput = {
  /** GREATEST unless told. */
  clearingVector?: ClearingVector | null | undefined;
  /** SENIOR_UNSECURED unless told. */
  externalSeniority?: ExternalSeniority | null | undefined;
  /** Rounds shown one by one; whatever is left to the exact limit is booked in one last round. In rounds, from 1 to 200, 25 unless told. */
  maxRounds?: number | null | undefined;
  /** SENIOR_UNSECURED unless told. */
  unspecifiedSeniority?: UnspecifiedSeniority | null | undefined;
};

export type ShockDirection =
  /** The price falls and longs are sold. */
  | 'DOWN'
  /** The price rises and shorts are bought back: a squeeze. */
  | 'UP';

/** Losses imposed from outside. */
export type ShockInput = {
  losses: Array<LossInput>;
};

/** SINGLE_USER: this machine only, without sign-in. */
export type SignedInBy =
  | 'API_KEY'
  | 'SESSION'
  | 'SINGLE_USER'
  | 'TOKEN';

export type SolutionKind =
  | 'GREATEST'
  | 'LEAST'
  | 'LOWER'
  | 'UPPER';

/** Closes a share of a position at a time while it has equity. Where all impact stays it changes nothing in the end; it helps where the book refills between the pieces, or where a piece is enough to cure the account. */
export type StaggeredLiquidationInput = {
  /** Share of a position closed at a time; 1 is all of it. In ratio, from 0.001 to 1, 0.25 unless told. */
  closedShare?: number | null | undefined;
};

/** What follows a shock in a reverse stress test, and which loss is meant. */
export type StressModel =
  /** Linear DebtRank in the limit; the loss is of capital. */
  | 'DEBT_RANK'
  /** A failure costs its creditors their whole claim; the loss is of capital. Exactly enough survives. */
  | 'DEFAULT_CASCADE'
  /** Debts are cleared (Eisenberg, Noe 2001); the loss is what is not paid of them. */
  | 'EISENBERG_NOE';

/** What the shock is to reach. Exactly one of the fields. */
export type StressTarget =
  {   /** So many institutions have failed, those that had failed before the shock included; at least 1. */
  failures: number; lossRatio?: never; }
  |  { failures?: never;   /** So large a share is lost of all obligations under EISENBERG_NOE, of all capital else; from 0 to 1. */
  lossRatio: number; };

/** Rank of claims whose seniority the source does not state */
export type UnspecifiedSeniority =
  /** Senior secured */
  | 'SENIOR_SECURED'
  /** Senior unsecured */
  | 'SENIOR_UNSECURED'
  /** Subordinated */
  | 'SUBORDINATED';

export type WealthParty =
  | 'INSURANCE_FUND'
  /** Accounts closed in part or whole. */
  | 'LIQUIDATED'
  /** Whoever takes the other side of forced orders. */
  | 'LIQUIDITY_PROVIDER'
  /** All others with a position, those deleveraged included. */
  | 'OTHER_ACCOUNTS'
  /** Losses beyond collateral and fund, shared by all who trade. */
  | 'SOCIALISED'
  | 'TRADING_FEES';

/** Whether the failure of one debtor can cost a creditor more than its capital */
export type WeightCap =
  /** No: the weight of a claim is at most 1, as in the paper */
  | 'CAPPED'
  /** Yes: the weight of a claim is the claim over capital, whatever that is */
  | 'UNCAPPED';

export type AccountQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountQuery = { me: { role: Role, via: SignedInBy, tenant: string, user: { id: string, name: string, email: string } | null, apiKeys: Array<{ id: string, name: string, prefix: string, role: Role, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null, user: { name: string } }> } };

export type AdministrationQueryVariables = Exact<{ [key: string]: never; }>;


export type AdministrationQuery = { users: Array<{ id: string, email: string, name: string, role: Role, isDisabled: boolean, createdAt: string }>, apiKeys: Array<{ id: string, name: string, prefix: string, role: Role, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null, user: { id: string, name: string } }>, auditEvents: Array<{ sequence: string, at: string, actor: string, action: string, subject: string, detail: string }> };

export type CreateUserMutationVariables = Exact<{
  key: string;
  email: string;
  name: string;
  role: Role;
}>;


export type CreateUserMutation = { createUser:
    | { __typename: 'Problem', code: ProblemCode, message: string }
    | { __typename: 'User', id: string }
   };

export type ChangeUserMutationVariables = Exact<{
  key: string;
  id: string | number;
  role?: Role | null | undefined;
  isDisabled?: boolean | null | undefined;
}>;


export type ChangeUserMutation = { changeUser:
    | { __typename: 'Problem', code: ProblemCode, message: string }
    | { __typename: 'User', id: string, role: Role, isDisabled: boolean }
   };

export type CreateApiKeyMutationVariables = Exact<{
  key: string;
  name: string;
  role: Role;
  userId?: string | number | null | undefined;
  days?: number | null | undefined;
}>;


export type CreateApiKeyMutation = { createApiKey:
    | { __typename: 'NewApiKey', text: string | null, key: { id: string } }
    | { __typename: 'Problem', code: ProblemCode, message: string }
   };

export type RevokeApiKeyMutationVariables = Exact<{
  key: string;
  id: string | number;
}>;


export type RevokeApiKeyMutation = { revokeApiKey:
    | { __typename: 'ApiKey', id: string, revokedAt: string | null }
    | { __typename: 'Problem', code: ProblemCode, message: string }
   };

export type BailOutQueryVariables = Exact<{
  slug: string;
  budget: string;
  shock: AssetShockInput;
}>;


export type BailOutQuery = { snapshot:
    | { __typename: 'Problem' }
    | { __typename: 'Snapshot', id: string, bailOut:
        | { __typename: 'BailOut', digest: string, budget: { amount: string, currency: string, scale: number }, totalPaymentsAtMost: { amount: string, currency: string, scale: number }, noDefault: { count: number, total: { amount: string, currency: string, scale: number } }, without: { defaultCount: number, totalPayments: { amount: string, currency: string, scale: number }, shortfall: { amount: string, currency: string, scale: number } }, optimal: { defaultCount: number, totalPayments: { amount: string, currency: string, scale: number }, shortfall: { amount: string, currency: string, scale: number }, injections: { count: number, total: { amount: string, currency: string, scale: number }, list: Array<{ defaults: boolean, institution: { id: string, key: string, name: string }, amount: { amount: string, currency: string, scale: number } }> } }, greedy: { defaultCount: number, totalPayments: { amount: string, currency: string, scale: number }, shortfall: { amount: string, currency: string, scale: number }, injections: { count: number, total: { amount: string, currency: string, scale: number }, list: Array<{ defaults: boolean, institution: { id: string, key: string, name: string }, amount: { amount: string, currency: string, scale: number } }> } } }
        | { __typename: 'Problem', code: ProblemCode, message: string }
       }
   };

export type LossDistributionQueryVariables = Exact<{
  slug: string;
  model: LossModel;
  failureProbability: FailureProbabilityInput;
  dependence: DependenceInput;
  scenarios: number;
  seed?: number | null | undefined;
}>;


export type LossDistributionQuery = { snapshot:
    | { __typename: 'Problem' }
    | { __typename: 'Snapshot', id: string, lossDistribution:
        | { __typename: 'LossDistribution', digest: string, seed: number, scenarios: number, coverage: number, capital: { amount: string, currency: string, scale: number }, mean: { quality: Quality, loss: { amount: string, currency: string, scale: number }, lower: { amount: string, currency: string, scale: number }, upper: { amount: string, currency: string, scale: number } | null, shareOfCapital: { value: number | null } } | null, confidences: Array<{ confidence: number, estimates: { tailScenarios: number, valueAtRisk: { quality: Quality, loss: { amount: string, currency: string, scale: number }, lower: { amount: string, currency: string, scale: number }, upper: { amount: string, currency: string, scale: number } | null, shareOfCapital: { value: number | null } }, expectedShortfall: { quality: Quality, loss: { amount: string, currency: string, scale: number }, lower: { amount: string, currency: string, scale: number }, upper: { amount: string, currency: string, scale: number } | null, shareOfCapital: { value: number | null } } }, convergence: Array<{ scenarios: number, valueAtRisk: { quality: Quality, loss: { amount: string, currency: string, scale: number }, lower: { amount: string, currency: string, scale: number }, upper: { amount: string, currency: string, scale: number } | null, shareOfCapital: { value: number | null } }, expectedShortfall: { quality: Quality, loss: { amount: string, currency: string, scale: number }, lower: { amount: string, currency: string, scale: number }, upper: { amount: string, currency: string, scale: number } | null, shareOfCapital: { value: number | null } } }> }>, histogram: { lossFree: number, bars: Array<{ scenarios: number, from: { amount: string, currency: string, scale: number }, to: { amount: string, currency: string, scale: number } }> } }
        | { __typename: 'Problem', code: ProblemCode, message: string }
       }
   };

export type EstimatedFragment = { quality: Quality, loss: { amount: string, currency: string, scale: number }, lower: { amount: string, currency: string, scale: number }, upper: { amount: string, currency: string, scale: number } | null, shareOfCapital: { value: number | null } };

export type ReverseStressQueryVariables = Exact<{
  slug: string;
  model: StressModel;
  shape: AssetShockInput;
  target: StressTarget;
}>;


export type ReverseStressQuery = { snapshot:
    | { __typename: 'Problem' }
    | { __typename: 'Snapshot', id: string, reverseStress:
        | { __typename: 'Problem', code: ProblemCode, message: string }
        | { __typename: 'ReverseStress', digest: string, severity: { value: number | null, reason: RatioReason | null, quality: Quality }, reached: { failedCount: number, loss: { amount: string, currency: string, scale: number }, lossRatio: { value: number | null }, failed: Array<{ failedBefore: boolean, institution: { id: string, key: string, name: string }, fall: { amount: string, currency: string, scale: number }, fallOverCapital: { value: number | null, reason: RatioReason | null, quality: Quality } }> } | null, worst: { failedCount: number, lossRatio: { value: number | null } } }
       }
   };

export type MarketsQueryVariables = Exact<{
  slug: string;
}>;


export type MarketsQuery = { guardrails: Array<{ name: string, field: string, title: string, effect: string }>, snapshot:
    | { __typename: 'Problem' }
    | { __typename: 'Snapshot', id: string, markets: { edges: Array<{ node: { id: string, key: string, venue: { id: string, institution: { id: string, name: string } }, asset: { id: string, name: string }, mark: { quality: Quality, money: { amount: string, currency: string, scale: number } } | null, priceImpact: { quality: Quality, money: { amount: string } } | null } }> } }
   };

export type CascadeQueryVariables = Exact<{
  slug: string;
  market: string;
  shock: number;
  impact: PriceImpactInput;
  guardrails: Array<GuardrailInput> | GuardrailInput;
}>;


export type CascadeQuery = { snapshot:
    | { __typename: 'Problem' }
    | { __typename: 'Snapshot', id: string, simulateCascade:
        | { __typename: 'Cascade', digest: string, ending: CascadeEnding, shockRatio: number, fundamentalMoveRatio: number, mechanicalMoveRatio: number, totalMoveRatio: number, shortAtOpenCount: number, liquidatedCount: number, deleveragedQuantity: number, liquidationRounds: number, haltedRounds: number, roundCount: number, book: { positionCount: number, crossCount: number, crossElsewhereCount: number, insuranceFundIsStated: boolean, impactLaw: ImpactLaw, impactParameter: number, quality: Quality, initialPrice: { amount: string, currency: string, scale: number }, insuranceFund: { amount: string, currency: string, scale: number } }, fundamentalPrice: { amount: string, currency: string, scale: number }, finalPrice: { amount: string, currency: string, scale: number }, mechanicalShare: { leastMultiple: number, mostMultiple: number, least: { value: number | null, quality: Quality }, most: { value: number | null, quality: Quality }, outcomes: Array<{ impactParameter: number, mechanicalShare: { value: number | null } }> }, liquidatedShare: { value: number | null, quality: Quality }, liquidatedNotional: { amount: string, currency: string, scale: number }, insuranceFund: { amount: string, currency: string, scale: number }, badDebt: { amount: string, currency: string, scale: number }, forgoneGain: { amount: string, currency: string, scale: number }, wealth: Array<{ party: WealthParty, before: { amount: string, currency: string, scale: number }, after: { amount: string, currency: string, scale: number }, change: { amount: string, currency: string, scale: number } }>, rounds: Array<{ number: number, kind: CascadeRoundKind, forcedOrderQuantity: number, liquidationCount: number, trippedBreaker: boolean, priceBefore: { amount: string, currency: string, scale: number } | null, priceAtEnd: { amount: string, currency: string, scale: number }, deficit: { amount: string, currency: string, scale: number }, badDebt: { amount: string, currency: string, scale: number }, liquidations: Array<{ quantity: number, isWhole: boolean, deficit: { amount: string, currency: string, scale: number }, position: { id: string, side: PositionSide, account: { id: string, key: string, mode: MarginMode, owner: { id: string, key: string, name: string } } } }>, deleveraging: { fillCount: number, unfilledQuantity: number } | null }> }
        | { __typename: 'Problem', code: ProblemCode, message: string }
       }
   };

export type LeagueQueryVariables = Exact<{
  slug: string;
  market: string;
  shocks: Array<number> | number;
  impact: PriceImpactInput;
}>;


export type LeagueQuery = { snapshot:
    | { __typename: 'Problem' }
    | { __typename: 'Snapshot', id: string, compareGuardrails:
        | { __typename: 'GuardrailLeague', digest: string, baseline: { meanMechanicalMoveRatio: number, meanBadDebt: { amount: string, currency: string, scale: number }, meanLiquidatedNotional: { amount: string, currency: string, scale: number } }, standings: Array<{ rank: number, verdict: GuardrailVerdict, guardrails: Array<{ name: string, title: string, effect: string, cost: string, source: string }>, measures: { meanMechanicalMoveRatio: number, meanBadDebt: { amount: string, currency: string, scale: number }, meanLiquidatedNotional: { amount: string, currency: string, scale: number } }, cost: { costRatio: number, haltedRounds: number } }> }
        | { __typename: 'Problem', code: ProblemCode, message: string }
       }
   };

export type MeasuredFragment = { meanMechanicalMoveRatio: number, meanBadDebt: { amount: string, currency: string, scale: number }, meanLiquidatedNotional: { amount: string, currency: string, scale: number } };

export type TippingQueryVariables = Exact<{
  slug: string;
  market: string;
  share: number;
  direction: ShockDirection;
  impact: PriceImpactInput;
  guardrails: Array<GuardrailInput> | GuardrailInput;
}>;


export type TippingQuery = { snapshot:
    | { __typename: 'Problem' }
    | { __typename: 'Snapshot', id: string, tippingPoint:
        | { __typename: 'Problem', code: ProblemCode, message: string }
        | { __typename: 'TippingPoint', digest: string, share: number, isMonotone: boolean, searchedToRatio: number, tippingShock: { value: number | null, reason: RatioReason | null, quality: Quality }, crossings: Array<{ shockRatio: number, becomes: CrossingBecomes, justBefore: { liquidatedShare: number, totalMoveRatio: number }, justAfter: { liquidatedShare: number, totalMoveRatio: number } }>, response: Array<{ shockRatio: number, liquidatedShare: number, totalMoveRatio: number }> }
       }
   };

export type CompareModelsQueryVariables = Exact<{
  slug: string;
  shock: ShockInput;
}>;


export type CompareModelsQuery = { snapshot:
    | { __typename: 'Problem' }
    | { __typename: 'Snapshot', id: string, compareModels: Array<
        | { __typename: 'Problem', code: ProblemCode, message: string }
        | { __typename: 'Run', id: string, digest: string, quality: Quality, model: { name: string, title: string, mechanism: string }, convergence: { converged: boolean, rounds: number }, totals: { failedCount: number, stressedCount: number, loss: { amount: string, currency: string, scale: number }, contagionLoss: { amount: string, currency: string, scale: number }, shareOfCapital: { value: number | null } }, losses: { edges: Array<{ node: { outcome: InstitutionOutcome, institution: { id: string, key: string, name: string }, shockLoss: { amount: string, currency: string, scale: number }, contagionLoss: { amount: string, currency: string, scale: number }, lossRatio: { value: number | null } } }> } }
      > }
   };

export type WhoCanFailQueryVariables = Exact<{
  slug: string;
}>;


export type WhoCanFailQuery = { snapshot:
    | { __typename: 'Problem' }
    | { __typename: 'Snapshot', id: string, institutions: { edges: Array<{ node: { id: string, key: string, name: string } }> } }
   };

export type AggregatePartsFragment = { rowCount: number, groupCount: number, groups: Array<{ count: number, share: number | null, quality: Quality, key: Array<{ dimension: string, key: string | null, label: string }>, values: Array<{ money: { amount: string, currency: string, scale: number } | null }> }>, concentration: { count: number, quality: Quality, hhi: number | null, hhiPoints: number | null, normalisedHhi: number | null, effectiveNumber: number | null, gini: number | null, theil: number | null, entropy: number | null, topShares: Array<{ largest: number, share: number }>, lorenz: Array<{ countShare: number, amountShare: number }> } | null };

export type InstitutionConcentrationQueryVariables = Exact<{
  slug: string;
  filter?: InstitutionFilter | null | undefined;
  by: InstitutionDimension;
  of: InstitutionFigure;
}>;


export type InstitutionConcentrationQuery = { snapshot:
    | { __typename: 'Problem' }
    | { __typename: 'Snapshot', id: string, institutions: { aggregate: { rowCount: number, groupCount: number, groups: Array<{ count: number, share: number | null, quality: Quality, key: Array<{ dimension: string, key: string | null, label: string }>, values: Array<{ money: { amount: string, currency: string, scale: number } | null }> }>, concentration: { count: number, quality: Quality, hhi: number | null, hhiPoints: number | null, normalisedHhi: number | null, effectiveNumber: number | null, gini: number | null, theil: number | null, entropy: number | null, topShares: Array<{ largest: number, share: number }>, lorenz: Array<{ countShare: number, amountShare: number }> } | null } } }
   };

export type ExposureConcentrationQueryVariables = Exact<{
  slug: string;
  filter?: ExposureFilter | null | undefined;
  by: ExposureDimension;
}>;


export type ExposureConcentrationQuery = { snapshot:
    | { __typename: 'Problem' }
    | { __typename: 'Snapshot', id: string, exposures: { aggregate: { rowCount: number, groupCount: number, groups: Array<{ count: number, share: number | null, quality: Quality, key: Array<{ dimension: string, key: string | null, label: string }>, values: Array<{ money: { amount: string, currency: string, scale: number } | null }> }>, concentration: { count: number, quality: Quality, hhi: number | null, hhiPoints: number | null, normalisedHhi: number | null, effectiveNumber: number | null, gini: number | null, theil: number | null, entropy: number | null, topShares: Array<{ largest: number, share: number }>, lorenz: Array<{ countShare: number, amountShare: number }> } | null } } }
   };

export type HoldingConcentrationQueryVariables = Exact<{
  slug: string;
  filter?: HoldingFilter | null | undefined;
  by: HoldingDimension;
}>;


export type HoldingConcentrationQuery = { snapshot:
    | { __typename: 'Problem' }
    | { __typename: 'Snapshot', id: string, holdings: { aggregate: { rowCount: number, groupCount: number, groups: Array<{ count: number, share: number | null, quality: Quality, key: Array<{ dimension: string, key: string | null, label: string }>, values: Array<{ money: { amount: string, currency: string, scale: number } | null }> }>, concentration: { count: number, quality: Quality, hhi: number | null, hhiPoints: number | null, normalisedHhi: number | null, effectiveNumber: number | null, gini: number | null, theil: number | null, entropy: number | null, topShares: Array<{ largest: number, share: number }>, lorenz: Array<{ countShare: number, amountShare: number }> } | null } } }
   };

export type LargeExposuresQueryVariables = Exact<{
  slug: string;
  limit: number;
}>;


export type LargeExposuresQuery = { snapshot:
    | { __typename: 'Problem' }
    | { __typename: 'Snapshot', id: string, largeExposures: { count: number, breachCount: number, quality: Quality, withoutCapital: Array<{ id: string, name: string }>, exposures: Array<{ isBreach: boolean, limitRatio: number, amount: { amount: string, currency: string, scale: number }, ratio: { value: number | null, quality: Quality }, creditor: { id: string, key: string, name: string }, debtor: { id: string, key: string, name: string } }> } }
   };

export type InstitutionDetailQueryVariables = Exact<{
  slug: string;
  key: string;
}>;


export type InstitutionDetailQuery = { snapshot:
    | { __typename: 'Problem', code: ProblemCode, message: string }
    | { __typename: 'Snapshot', id: string, institution:
        | { __typename: 'Institution', id: string, key: string, name: string, kind: InstitutionKind, country: string | null, identifiers: Array<{ scheme: IdentifierScheme, value: string }>, leverage: { value: number | null, reason: RatioReason | null, quality: Quality }, systemicImportance: { value: number | null, reason: RatioReason | null, quality: Quality }, balanceSheet: { scope: BalanceSheetScope, asOf: string, totalAssets: { quality: Quality, money: { amount: string, currency: string, scale: number }, source: { publisher: string, title: string } } | null, cet1: { quality: Quality, money: { amount: string, currency: string, scale: number }, source: { publisher: string, title: string } } | null, equity: { quality: Quality, money: { amount: string, currency: string, scale: number }, source: { publisher: string, title: string } } | null, riskWeightedAssets: { quality: Quality, money: { amount: string, currency: string, scale: number }, source: { publisher: string, title: string } } | null, leverageExposure: { quality: Quality, money: { amount: string, currency: string, scale: number }, source: { publisher: string, title: string } } | null, liquidAssets: { quality: Quality, money: { amount: string, currency: string, scale: number }, source: { publisher: string, title: string } } | null, shortTermFunding: { quality: Quality, money: { amount: string, currency: string, scale: number }, source: { publisher: string, title: string } } | null } | null, claims: { amount: string, currency: string, scale: number }, obligations: { amount: string, currency: string, scale: number }, debtors: { totalCount: number, totalAmount: { amount: string, currency: string, scale: number }, edges: Array<{ node: { id: string, instrument: Instrument, quality: Quality, amount: { amount: string, currency: string, scale: number }, shareOfCapital: { value: number | null, reason: RatioReason | null }, source: { publisher: string }, debtor: { id: string, key: string, name: string, kind: InstitutionKind } } }> }, creditors: { totalCount: number, totalAmount: { amount: string, currency: string, scale: number }, edges: Array<{ node: { id: string, instrument: Instrument, quality: Quality, amount: { amount: string, currency: string, scale: number }, shareOfCapital: { value: number | null, reason: RatioReason | null }, source: { publisher: string }, creditor: { id: string, key: string, name: string, kind: InstitutionKind } } }> }, holdings: { totalCount: number, totalAmount: { amount: string, currency: string, scale: number }, edges: Array<{ node: { id: string, quality: Quality, amount: { amount: string, currency: string, scale: number }, source: { publisher: string }, asset: { id: string, name: string } } }> } }
        | { __typename: 'Problem', code: ProblemCode, message: string }
       }
   };

export type FigureFragment = { quality: Quality, money: { amount: string, currency: string, scale: number }, source: { publisher: string, title: string } };

export type LeverageQueryVariables = Exact<{
  slug: string;
}>;


export type LeverageQuery = { snapshot:
    | { __typename: 'Problem' }
    | { __typename: 'Snapshot', id: string, leverage: { aggregate: { value: number | null, quality: Quality }, assetWeightedMean: { value: number | null, quality: Quality }, median: { value: number | null, quality: Quality }, highLeverageAssetShare: { value: number | null, quality: Quality }, undefined: Array<{ reason: RatioReason, institution: { id: string, key: string, name: string } }>, rungs: Array<{ from: number, to: number | null, count: number, totalAssets: { amount: string, currency: string, scale: number }, capital: { amount: string, currency: string, scale: number }, institutions: Array<{ id: string, key: string, name: string, country: string | null, leverage: { value: number | null, quality: Quality } }> }> } }
   };

export type NetworkQueryVariables = Exact<{
  slug: string;
  filter?: NetworkFilter | null | undefined;
}>;


export type NetworkQuery = { snapshot:
    | { __typename: 'Problem', code: ProblemCode, message: string }
    | { __typename: 'Snapshot', id: string, currency: string, scale: number, network: { positions: Array<{ x: number, y: number, institution: { id: string, key: string, name: string, kind: InstitutionKind, country: string | null, balanceSheet: { totalAssets: { quality: Quality, money: { amount: string, currency: string, scale: number } } | null, cet1: { quality: Quality, money: { amount: string, currency: string, scale: number } } | null } | null, leverage: { value: number | null, reason: RatioReason | null, quality: Quality }, systemicImportance: { value: number | null, reason: RatioReason | null, quality: Quality }, obligations: { amount: string, currency: string, scale: number } } }>, exposures: Array<{ creditorId: string, debtorId: string, quality: Quality, amount: { amount: string } }>, omitted: { institutionCount: number, exposureCount: number, amount: { amount: string, currency: string, scale: number } } } }
   };

export type MethodsQueryVariables = Exact<{ [key: string]: never; }>;


export type MethodsQuery = { models: Array<{ name: string, title: string, question: string, version: string, references: Array<string>, methodCard: string, parameters: Array<{ name: string, meaning: string, unit: string | null, minimum: number | null, maximum: number | null, default: number | null, defaultChoice: string | null, choices: Array<{ name: string }> }> }> };

export type RankingQueryVariables = Exact<{
  slug: string;
  field: InstitutionOrderField;
  first: number;
}>;


export type RankingQuery = { snapshot:
    | { __typename: 'Problem' }
    | { __typename: 'Snapshot', id: string, institutions: { totalCount: number, pageInfo: { hasNextPage: boolean }, edges: Array<{ node: { id: string, key: string, name: string, country: string | null, systemicImportance: { value: number | null, reason: RatioReason | null, quality: Quality }, vulnerability: { value: number | null, reason: RatioReason | null, quality: Quality }, leverage: { value: number | null, quality: Quality }, balanceSheet: { totalAssets: { quality: Quality, money: { amount: string, currency: string, scale: number } } | null } | null } }> } }
   };

export type SearchQueryVariables = Exact<{
  slug: string;
  text: string;
}>;


export type SearchQuery = { snapshot:
    | { __typename: 'Problem' }
    | { __typename: 'Snapshot', id: string, search: Array<{ id: string, key: string, name: string, kind: InstitutionKind, country: string | null }> }
   };

export type SnapshotsQueryVariables = Exact<{ [key: string]: never; }>;


export type SnapshotsQuery = { snapshots: { edges: Array<{ node: { id: string, slug: string, title: string, asOf: string, importedAt: string, currency: string, scale: number, digest: string } }> } };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { tenant: string, role: Role, via: SignedInBy, user: { id: string, name: string, email: string } | null } };

export type ContagionQueryVariables = Exact<{
  slug: string;
  shock: ShockInput;
  model?: ContagionModelInput | null | undefined;
}>;


export type ContagionQuery = { snapshot:
    | { __typename: 'Problem', code: ProblemCode, message: string }
    | { __typename: 'Snapshot', id: string, contagion:
        | { __typename: 'Problem', code: ProblemCode, message: string }
        | { __typename: 'Run', id: string, digest: string, engineVersion: string, quality: Quality, model: { name: string, title: string }, parameters: Array<{ name: string, value: number | null, choice: string | null, unit: string | null }>, shock: Array<{ lossRatio: number, institution: { id: string, key: string, name: string }, loss: { amount: string, currency: string, scale: number } }>, convergence: { converged: boolean, rounds: number, residual: number, tolerance: number, spectralRadius: number | null, solution: SolutionKind }, totals: { failedCount: number, stressedCount: number, shockLoss: { amount: string, currency: string, scale: number }, contagionLoss: { amount: string, currency: string, scale: number }, loss: { amount: string, currency: string, scale: number }, shareOfCapital: { value: number | null, quality: Quality }, debtRank: { value: number | null, quality: Quality } }, rounds: Array<{ round: number, newlyFailedCount: number, loss: { amount: string, currency: string, scale: number }, cumulativeLoss: { amount: string, currency: string, scale: number }, newlyFailed: Array<{ id: string, name: string }> }>, losses: { totalCount: number, edges: Array<{ node: { outcome: InstitutionOutcome, failedInRound: number | null, lossRatioByRound: Array<number>, institution: { id: string, key: string, name: string, country: string | null }, shockLoss: { amount: string, currency: string, scale: number }, contagionLoss: { amount: string, currency: string, scale: number }, loss: { amount: string, currency: string, scale: number }, lossRatio: { value: number | null, quality: Quality } } }> }, transmissions: { totalCount: number, totalAmount: { amount: string, currency: string, scale: number }, edges: Array<{ node: { from: { id: string, key: string }, to: { id: string, key: string }, amount: { amount: string, currency: string, scale: number } } }> } }
       }
   };

export type ModelChoiceQueryVariables = Exact<{ [key: string]: never; }>;


export type ModelChoiceQuery = { models: Array<{ name: string, title: string, question: string, parameters: Array<{ name: string, kind: ParameterKind, meaning: string, unit: string | null, minimum: number | null, maximum: number | null, default: number | null, defaultChoice: string | null, choices: Array<{ name: string, meaning: string }> }> }> };

export type WhyQueryVariables = Exact<{
  run: string | number;
  institution: string | number;
}>;


export type WhyQuery = { node:
    | { id: string, loss: { failedInRound: number | null, loss: { amount: string, currency: string, scale: number }, shockLoss: { amount: string, currency: string, scale: number }, contagionLoss: { amount: string, currency: string, scale: number }, lossRatio: { value: number | null }, causes: Array<{ channel: LossChannel, amount: { amount: string, currency: string, scale: number }, institution: { id: string, key: string, name: string } | null }>, origins: Array<{ failedBefore: boolean, amount: { amount: string, currency: string, scale: number }, institution: { id: string, name: string } }> } | null }
    | Record<PropertyKey, never>
   | null };

export type EstimateQueryVariables = Exact<{
  slug: string;
}>;


export type EstimateQuery = { snapshot:
    | { __typename: 'Problem' }
    | { __typename: 'Snapshot', id: string, assumptions: Array<{ name: string, value: number, unit: string, meaning: string }>, sensitivity: { assumption: string, ranking: string, alternatives: Array<{ value: number, top: Array<{ rank: number, score: number, institution: { id: string, name: string } }> }> } | null }
   };

export const EstimatedFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Estimated"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LossEstimate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"loss"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lower"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"upper"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shareOfCapital"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quality"}}]}}]} as unknown as DocumentNode<EstimatedFragment, unknown>;
export const MeasuredFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Measured"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CascadeMeasures"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meanMechanicalMoveRatio"}},{"kind":"Field","name":{"kind":"Name","value":"meanBadDebt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"meanLiquidatedNotional"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}}]}}]} as unknown as DocumentNode<MeasuredFragment, unknown>;
export const AggregatePartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AggregateParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Aggregate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rowCount"}},{"kind":"Field","name":{"kind":"Name","value":"groupCount"}},{"kind":"Field","name":{"kind":"Name","value":"groups"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dimension"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}},{"kind":"Field","name":{"kind":"Name","value":"values"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"money"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"concentration"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}},{"kind":"Field","name":{"kind":"Name","value":"hhi"}},{"kind":"Field","name":{"kind":"Name","value":"hhiPoints"}},{"kind":"Field","name":{"kind":"Name","value":"normalisedHhi"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveNumber"}},{"kind":"Field","name":{"kind":"Name","value":"gini"}},{"kind":"Field","name":{"kind":"Name","value":"theil"}},{"kind":"Field","name":{"kind":"Name","value":"entropy"}},{"kind":"Field","name":{"kind":"Name","value":"topShares"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"largest"}},{"kind":"Field","name":{"kind":"Name","value":"share"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lorenz"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"201"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"countShare"}},{"kind":"Field","name":{"kind":"Name","value":"amountShare"}}]}}]}}]}}]} as unknown as DocumentNode<AggregatePartsFragment, unknown>;
export const FigureFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Figure"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Observation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"money"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quality"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"publisher"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]} as unknown as DocumentNode<FigureFragment, unknown>;
export const AccountDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"via"}},{"kind":"Field","name":{"kind":"Name","value":"tenant"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}},{"kind":"Field","name":{"kind":"Name","value":"apiKeys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"prefix"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<AccountQuery, AccountQueryVariables>;
export const AdministrationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Administration"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"users"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"isDisabled"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"apiKeys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"prefix"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"auditEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"40"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sequence"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"actor"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]} as unknown as DocumentNode<AdministrationQuery, AdministrationQueryVariables>;
export const CreateUserDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateUser"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"email"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"role"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Role"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createUser"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"idempotencyKey"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}},{"kind":"Argument","name":{"kind":"Name","value":"email"},"value":{"kind":"Variable","name":{"kind":"Name","value":"email"}}},{"kind":"Argument","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}},{"kind":"Argument","name":{"kind":"Name","value":"role"},"value":{"kind":"Variable","name":{"kind":"Name","value":"role"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<CreateUserMutation, CreateUserMutationVariables>;
export const ChangeUserDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeUser"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"role"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Role"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"isDisabled"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changeUser"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"idempotencyKey"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}},{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"role"},"value":{"kind":"Variable","name":{"kind":"Name","value":"role"}}},{"kind":"Argument","name":{"kind":"Name","value":"isDisabled"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isDisabled"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"isDisabled"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ChangeUserMutation, ChangeUserMutationVariables>;
export const CreateApiKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateApiKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"role"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Role"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"days"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"idempotencyKey"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}},{"kind":"Argument","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}},{"kind":"Argument","name":{"kind":"Name","value":"role"},"value":{"kind":"Variable","name":{"kind":"Name","value":"role"}}},{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}},{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"Variable","name":{"kind":"Name","value":"days"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NewApiKey"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"key"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<CreateApiKeyMutation, CreateApiKeyMutationVariables>;
export const RevokeApiKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokeApiKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokeApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"idempotencyKey"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}},{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKey"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RevokeApiKeyMutation, RevokeApiKeyMutationVariables>;
export const BailOutDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BailOut"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slug"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"budget"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Decimal"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"shock"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AssetShockInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"snapshot"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slug"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Snapshot"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"bailOut"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"budget"},"value":{"kind":"Variable","name":{"kind":"Name","value":"budget"}}},{"kind":"Argument","name":{"kind":"Name","value":"shock"},"value":{"kind":"Variable","name":{"kind":"Name","value":"shock"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BailOut"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"digest"}},{"kind":"Field","name":{"kind":"Name","value":"budget"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalPaymentsAtMost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"noDefault"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"without"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"defaultCount"}},{"kind":"Field","name":{"kind":"Name","value":"totalPayments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shortfall"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"optimal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"defaultCount"}},{"kind":"Field","name":{"kind":"Name","value":"totalPayments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shortfall"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"injections"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"list"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"500"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"institution"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"defaults"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"greedy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"defaultCount"}},{"kind":"Field","name":{"kind":"Name","value":"totalPayments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shortfall"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"injections"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"list"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"500"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"institution"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"defaults"}}]}}]}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<BailOutQuery, BailOutQueryVariables>;
export const LossDistributionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LossDistribution"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slug"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"model"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LossModel"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"failureProbability"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FailureProbabilityInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"dependence"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DependenceInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"scenarios"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"seed"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Finite"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"snapshot"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slug"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Snapshot"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lossDistribution"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"model"},"value":{"kind":"Variable","name":{"kind":"Name","value":"model"}}},{"kind":"Argument","name":{"kind":"Name","value":"failureProbability"},"value":{"kind":"Variable","name":{"kind":"Name","value":"failureProbability"}}},{"kind":"Argument","name":{"kind":"Name","value":"dependence"},"value":{"kind":"Variable","name":{"kind":"Name","value":"dependence"}}},{"kind":"Argument","name":{"kind":"Name","value":"scenarios"},"value":{"kind":"Variable","name":{"kind":"Name","value":"scenarios"}}},{"kind":"Argument","name":{"kind":"Name","value":"seed"},"value":{"kind":"Variable","name":{"kind":"Name","value":"seed"}}},{"kind":"Argument","name":{"kind":"Name","value":"confidences"},"value":{"kind":"ListValue","values":[{"kind":"FloatValue","value":"0.95"},{"kind":"FloatValue","value":"0.99"}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LossDistribution"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"digest"}},{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"scenarios"}},{"kind":"Field","name":{"kind":"Name","value":"coverage"}},{"kind":"Field","name":{"kind":"Name","value":"capital"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mean"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Estimated"}}]}},{"kind":"Field","name":{"kind":"Name","value":"confidences"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"confidence"}},{"kind":"Field","name":{"kind":"Name","value":"estimates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tailScenarios"}},{"kind":"Field","name":{"kind":"Name","value":"valueAtRisk"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Estimated"}}]}},{"kind":"Field","name":{"kind":"Name","value":"expectedShortfall"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Estimated"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"convergence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scenarios"}},{"kind":"Field","name":{"kind":"Name","value":"valueAtRisk"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Estimated"}}]}},{"kind":"Field","name":{"kind":"Name","value":"expectedShortfall"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Estimated"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"histogram"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"bars"},"value":{"kind":"IntValue","value":"30"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lossFree"}},{"kind":"Field","name":{"kind":"Name","value":"bars"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"to"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"scenarios"}}]}}]}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Estimated"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LossEstimate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"loss"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lower"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"upper"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shareOfCapital"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quality"}}]}}]} as unknown as DocumentNode<LossDistributionQuery, LossDistributionQueryVariables>;
export const ReverseStressDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReverseStress"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slug"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"model"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StressModel"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"shape"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AssetShockInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"target"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StressTarget"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"snapshot"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slug"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Snapshot"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reverseStress"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"model"},"value":{"kind":"Variable","name":{"kind":"Name","value":"model"}}},{"kind":"Argument","name":{"kind":"Name","value":"shape"},"value":{"kind":"Variable","name":{"kind":"Name","value":"shape"}}},{"kind":"Argument","name":{"kind":"Name","value":"target"},"value":{"kind":"Variable","name":{"kind":"Name","value":"target"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReverseStress"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"digest"}},{"kind":"Field","name":{"kind":"Name","value":"severity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reached"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"failedCount"}},{"kind":"Field","name":{"kind":"Name","value":"loss"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lossRatio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"failed"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"500"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"institution"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fall"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fallOverCapital"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}}]}},{"kind":"Field","name":{"kind":"Name","value":"failedBefore"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"worst"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"failedCount"}},{"kind":"Field","name":{"kind":"Name","value":"lossRatio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ReverseStressQuery, ReverseStressQueryVariables>;
export const MarketsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Markets"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slug"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"guardrails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}}]}},{"kind":"Field","name":{"kind":"Name","value":"snapshot"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slug"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Snapshot"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"markets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"institution"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mark"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"money"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quality"}}]}},{"kind":"Field","name":{"kind":"Name","value":"priceImpact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"money"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quality"}}]}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<MarketsQuery, MarketsQueryVariables>;
export const CascadeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Cascade"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slug"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"market"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"shock"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Finite"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"impact"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PriceImpactInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"guardrails"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"GuardrailInput"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"snapshot"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slug"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Snapshot"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"simulateCascade"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"market"},"value":{"kind":"Variable","name":{"kind":"Name","value":"market"}}},{"kind":"Argument","name":{"kind":"Name","value":"shock"},"value":{"kind":"Variable","name":{"kind":"Name","value":"shock"}}},{"kind":"Argument","name":{"kind":"Name","value":"impact"},"value":{"kind":"Variable","name":{"kind":"Name","value":"impact"}}},{"kind":"Argument","name":{"kind":"Name","value":"guardrails"},"value":{"kind":"Variable","name":{"kind":"Name","value":"guardrails"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Cascade"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"digest"}},{"kind":"Field","name":{"kind":"Name","value":"ending"}},{"kind":"Field","name":{"kind":"Name","value":"shockRatio"}},{"kind":"Field","name":{"kind":"Name","value":"book"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"initialPrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"positionCount"}},{"kind":"Field","name":{"kind":"Name","value":"crossCount"}},{"kind":"Field","name":{"kind":"Name","value":"crossElsewhereCount"}},{"kind":"Field","name":{"kind":"Name","value":"insuranceFund"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"insuranceFundIsStated"}},{"kind":"Field","name":{"kind":"Name","value":"impactLaw"}},{"kind":"Field","name":{"kind":"Name","value":"impactParameter"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fundamentalPrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"finalPrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fundamentalMoveRatio"}},{"kind":"Field","name":{"kind":"Name","value":"mechanicalMoveRatio"}},{"kind":"Field","name":{"kind":"Name","value":"totalMoveRatio"}},{"kind":"Field","name":{"kind":"Name","value":"mechanicalShare"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"least"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}}]}},{"kind":"Field","name":{"kind":"Name","value":"most"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leastMultiple"}},{"kind":"Field","name":{"kind":"Name","value":"mostMultiple"}},{"kind":"Field","name":{"kind":"Name","value":"outcomes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"impactParameter"}},{"kind":"Field","name":{"kind":"Name","value":"mechanicalShare"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"shortAtOpenCount"}},{"kind":"Field","name":{"kind":"Name","value":"liquidatedCount"}},{"kind":"Field","name":{"kind":"Name","value":"liquidatedShare"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}}]}},{"kind":"Field","name":{"kind":"Name","value":"liquidatedNotional"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"insuranceFund"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"badDebt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"deleveragedQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"forgoneGain"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"liquidationRounds"}},{"kind":"Field","name":{"kind":"Name","value":"haltedRounds"}},{"kind":"Field","name":{"kind":"Name","value":"roundCount"}},{"kind":"Field","name":{"kind":"Name","value":"wealth"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"party"}},{"kind":"Field","name":{"kind":"Name","value":"before"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"after"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"change"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"rounds"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"priceBefore"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"priceAtEnd"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"forcedOrderQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"liquidationCount"}},{"kind":"Field","name":{"kind":"Name","value":"deficit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"badDebt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"trippedBreaker"}},{"kind":"Field","name":{"kind":"Name","value":"liquidations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"isWhole"}},{"kind":"Field","name":{"kind":"Name","value":"deficit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"deleveraging"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fillCount"}},{"kind":"Field","name":{"kind":"Name","value":"unfilledQuantity"}}]}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<CascadeQuery, CascadeQueryVariables>;
export const LeagueDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"League"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slug"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"market"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"shocks"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Finite"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"impact"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PriceImpactInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"snapshot"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slug"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Snapshot"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"compareGuardrails"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"market"},"value":{"kind":"Variable","name":{"kind":"Name","value":"market"}}},{"kind":"Argument","name":{"kind":"Name","value":"shocks"},"value":{"kind":"Variable","name":{"kind":"Name","value":"shocks"}}},{"kind":"Argument","name":{"kind":"Name","value":"impact"},"value":{"kind":"Variable","name":{"kind":"Name","value":"impact"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GuardrailLeague"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"digest"}},{"kind":"Field","name":{"kind":"Name","value":"baseline"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Measured"}}]}},{"kind":"Field","name":{"kind":"Name","value":"standings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"guardrails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}},{"kind":"Field","name":{"kind":"Name","value":"cost"}},{"kind":"Field","name":{"kind":"Name","value":"source"}}]}},{"kind":"Field","name":{"kind":"Name","value":"measures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Measured"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"costRatio"}},{"kind":"Field","name":{"kind":"Name","value":"haltedRounds"}}]}}]}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Measured"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CascadeMeasures"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meanMechanicalMoveRatio"}},{"kind":"Field","name":{"kind":"Name","value":"meanBadDebt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"meanLiquidatedNotional"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}}]}}]} as unknown as DocumentNode<LeagueQuery, LeagueQueryVariables>;
export const TippingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Tipping"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slug"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"market"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"share"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Finite"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"direction"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ShockDirection"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"impact"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PriceImpactInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"guardrails"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"GuardrailInput"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"snapshot"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slug"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Snapshot"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"tippingPoint"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"market"},"value":{"kind":"Variable","name":{"kind":"Name","value":"market"}}},{"kind":"Argument","name":{"kind":"Name","value":"share"},"value":{"kind":"Variable","name":{"kind":"Name","value":"share"}}},{"kind":"Argument","name":{"kind":"Name","value":"direction"},"value":{"kind":"Variable","name":{"kind":"Name","value":"direction"}}},{"kind":"Argument","name":{"kind":"Name","value":"largestShock"},"value":{"kind":"FloatValue","value":"0.5"}},{"kind":"Argument","name":{"kind":"Name","value":"impact"},"value":{"kind":"Variable","name":{"kind":"Name","value":"impact"}}},{"kind":"Argument","name":{"kind":"Name","value":"guardrails"},"value":{"kind":"Variable","name":{"kind":"Name","value":"guardrails"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TippingPoint"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"digest"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"tippingShock"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}}]}},{"kind":"Field","name":{"kind":"Name","value":"isMonotone"}},{"kind":"Field","name":{"kind":"Name","value":"searchedToRatio"}},{"kind":"Field","name":{"kind":"Name","value":"crossings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shockRatio"}},{"kind":"Field","name":{"kind":"Name","value":"becomes"}},{"kind":"Field","name":{"kind":"Name","value":"justBefore"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"liquidatedShare"}},{"kind":"Field","name":{"kind":"Name","value":"totalMoveRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"justAfter"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"liquidatedShare"}},{"kind":"Field","name":{"kind":"Name","value":"totalMoveRatio"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"response"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shockRatio"}},{"kind":"Field","name":{"kind":"Name","value":"liquidatedShare"}},{"kind":"Field","name":{"kind":"Name","value":"totalMoveRatio"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<TippingQuery, TippingQueryVariables>;
export const CompareModelsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CompareModels"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slug"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"shock"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ShockInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"snapshot"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slug"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Snapshot"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"compareModels"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"shock"},"value":{"kind":"Variable","name":{"kind":"Name","value":"shock"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Run"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}},{"kind":"Field","name":{"kind":"Name","value":"model"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"mechanism"}}]}},{"kind":"Field","name":{"kind":"Name","value":"convergence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"converged"}},{"kind":"Field","name":{"kind":"Name","value":"rounds"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"loss"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"contagionLoss"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shareOfCapital"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"failedCount"}},{"kind":"Field","name":{"kind":"Name","value":"stressedCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"losses"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"200"}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"CONTAGION_LOSS"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"DESC"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"institution"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shockLoss"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"contagionLoss"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lossRatio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}}]}}]}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<CompareModelsQuery, CompareModelsQueryVariables>;
export const WhoCanFailDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WhoCanFail"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slug"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"snapshot"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slug"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Snapshot"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"institutions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"500"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"kinds"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"BANK"},{"kind":"EnumValue","value":"BROKER_DEALER"},{"kind":"EnumValue","value":"INSURER"},{"kind":"EnumValue","value":"FUND"},{"kind":"EnumValue","value":"CENTRAL_COUNTERPARTY"},{"kind":"EnumValue","value":"EXCHANGE"},{"kind":"EnumValue","value":"CORPORATE"}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"NAME"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"ASC"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<WhoCanFailQuery, WhoCanFailQueryVariables>;
export const InstitutionConcentrationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"InstitutionConcentration"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slug"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"InstitutionFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InstitutionDimension"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"of"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InstitutionFigure"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"snapshot"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slug"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Snapshot"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"institutions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"aggregate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"groupBy"},"value":{"kind":"ListValue","values":[{"kind":"Variable","name":{"kind":"Name","value":"by"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"measures"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"of"},"value":{"kind":"Variable","name":{"kind":"Name","value":"of"}}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AggregateParts"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AggregateParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Aggregate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rowCount"}},{"kind":"Field","name":{"kind":"Name","value":"groupCount"}},{"kind":"Field","name":{"kind":"Name","value":"groups"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dimension"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}},{"kind":"Field","name":{"kind":"Name","value":"values"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"money"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"concentration"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}},{"kind":"Field","name":{"kind":"Name","value":"hhi"}},{"kind":"Field","name":{"kind":"Name","value":"hhiPoints"}},{"kind":"Field","name":{"kind":"Name","value":"normalisedHhi"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveNumber"}},{"kind":"Field","name":{"kind":"Name","value":"gini"}},{"kind":"Field","name":{"kind":"Name","value":"theil"}},{"kind":"Field","name":{"kind":"Name","value":"entropy"}},{"kind":"Field","name":{"kind":"Name","value":"topShares"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"largest"}},{"kind":"Field","name":{"kind":"Name","value":"share"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lorenz"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"201"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"countShare"}},{"kind":"Field","name":{"kind":"Name","value":"amountShare"}}]}}]}}]}}]} as unknown as DocumentNode<InstitutionConcentrationQuery, InstitutionConcentrationQueryVariables>;
export const ExposureConcentrationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ExposureConcentration"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slug"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ExposureFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ExposureDimension"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"snapshot"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slug"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Snapshot"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"exposures"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"aggregate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"groupBy"},"value":{"kind":"ListValue","values":[{"kind":"Variable","name":{"kind":"Name","value":"by"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"measures"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"of"},"value":{"kind":"EnumValue","value":"AMOUNT"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AggregateParts"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AggregateParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Aggregate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rowCount"}},{"kind":"Field","name":{"kind":"Name","value":"groupCount"}},{"kind":"Field","name":{"kind":"Name","value":"groups"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dimension"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}},{"kind":"Field","name":{"kind":"Name","value":"values"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"money"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"concentration"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}},{"kind":"Field","name":{"kind":"Name","value":"hhi"}},{"kind":"Field","name":{"kind":"Name","value":"hhiPoints"}},{"kind":"Field","name":{"kind":"Name","value":"normalisedHhi"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveNumber"}},{"kind":"Field","name":{"kind":"Name","value":"gini"}},{"kind":"Field","name":{"kind":"Name","value":"theil"}},{"kind":"Field","name":{"kind":"Name","value":"entropy"}},{"kind":"Field","name":{"kind":"Name","value":"topShares"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"largest"}},{"kind":"Field","name":{"kind":"Name","value":"share"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lorenz"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"201"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"countShare"}},{"kind":"Field","name":{"kind":"Name","value":"amountShare"}}]}}]}}]}}]} as unknown as DocumentNode<ExposureConcentrationQuery, ExposureConcentrationQueryVariables>;
export const HoldingConcentrationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"HoldingConcentration"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slug"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"HoldingFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"HoldingDimension"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"snapshot"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slug"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Snapshot"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"holdings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"aggregate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"groupBy"},"value":{"kind":"ListValue","values":[{"kind":"Variable","name":{"kind":"Name","value":"by"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"measures"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"of"},"value":{"kind":"EnumValue","value":"AMOUNT"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AggregateParts"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AggregateParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Aggregate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rowCount"}},{"kind":"Field","name":{"kind":"Name","value":"groupCount"}},{"kind":"Field","name":{"kind":"Name","value":"groups"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dimension"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}},{"kind":"Field","name":{"kind":"Name","value":"values"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"money"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"concentration"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}},{"kind":"Field","name":{"kind":"Name","value":"hhi"}},{"kind":"Field","name":{"kind":"Name","value":"hhiPoints"}},{"kind":"Field","name":{"kind":"Name","value":"normalisedHhi"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveNumber"}},{"kind":"Field","name":{"kind":"Name","value":"gini"}},{"kind":"Field","name":{"kind":"Name","value":"theil"}},{"kind":"Field","name":{"kind":"Name","value":"entropy"}},{"kind":"Field","name":{"kind":"Name","value":"topShares"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"largest"}},{"kind":"Field","name":{"kind":"Name","value":"share"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lorenz"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"201"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"countShare"}},{"kind":"Field","name":{"kind":"Name","value":"amountShare"}}]}}]}}]}}]} as unknown as DocumentNode<HoldingConcentrationQuery, HoldingConcentrationQueryVariables>;
export const LargeExposuresDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LargeExposures"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slug"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"limit"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Finite"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"snapshot"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slug"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Snapshot"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"largeExposures"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"rules"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"limitRatio"},"value":{"kind":"Variable","name":{"kind":"Name","value":"limit"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"breachCount"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}},{"kind":"Field","name":{"kind":"Name","value":"withoutCapital"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"exposures"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"40"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isBreach"}},{"kind":"Field","name":{"kind":"Name","value":"limitRatio"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ratio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}}]}},{"kind":"Field","name":{"kind":"Name","value":"creditor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"debtor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<LargeExposuresQuery, LargeExposuresQueryVariables>;
export const InstitutionDetailDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"InstitutionDetail"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slug"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"snapshot"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slug"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Snapshot"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"institution"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Institution"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"identifiers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scheme"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}}]}},{"kind":"Field","name":{"kind":"Name","value":"systemicImportance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}}]}},{"kind":"Field","name":{"kind":"Name","value":"balanceSheet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"totalAssets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Figure"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cet1"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Figure"}}]}},{"kind":"Field","name":{"kind":"Name","value":"equity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Figure"}}]}},{"kind":"Field","name":{"kind":"Name","value":"riskWeightedAssets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Figure"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leverageExposure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Figure"}}]}},{"kind":"Field","name":{"kind":"Name","value":"liquidAssets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Figure"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shortTermFunding"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Figure"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"claims"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"obligations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"debtors"},"name":{"kind":"Name","value":"exposuresAsCreditor"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"8"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"totalAmount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"instrument"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shareOfCapital"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"publisher"}}]}},{"kind":"Field","name":{"kind":"Name","value":"debtor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"creditors"},"name":{"kind":"Name","value":"exposuresAsDebtor"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"8"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"counterpartyKinds"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"BANK"},{"kind":"EnumValue","value":"BROKER_DEALER"},{"kind":"EnumValue","value":"INSURER"},{"kind":"EnumValue","value":"FUND"},{"kind":"EnumValue","value":"CENTRAL_COUNTERPARTY"},{"kind":"EnumValue","value":"EXCHANGE"},{"kind":"EnumValue","value":"CENTRAL_BANK"},{"kind":"EnumValue","value":"CORPORATE"}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"totalAmount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"instrument"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shareOfCapital"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"publisher"}}]}},{"kind":"Field","name":{"kind":"Name","value":"creditor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"holdings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"8"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"totalAmount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"publisher"}}]}},{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Figure"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Observation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"money"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quality"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"publisher"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]} as unknown as DocumentNode<InstitutionDetailQuery, InstitutionDetailQueryVariables>;
export const LeverageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Leverage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slug"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"snapshot"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slug"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Snapshot"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"leverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"aggregate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}}]}},{"kind":"Field","name":{"kind":"Name","value":"assetWeightedMean"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}}]}},{"kind":"Field","name":{"kind":"Name","value":"median"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}}]}},{"kind":"Field","name":{"kind":"Name","value":"highLeverageAssetShare"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}}]}},{"kind":"Field","name":{"kind":"Name","value":"undefined"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"institution"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"rungs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"totalAssets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"capital"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"institutions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"leverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}}]}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<LeverageQuery, LeverageQueryVariables>;
export const NetworkDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Network"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slug"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"NetworkFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"snapshot"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slug"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Snapshot"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}},{"kind":"Field","name":{"kind":"Name","value":"network"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"maxInstitutions"},"value":{"kind":"IntValue","value":"600"}},{"kind":"Argument","name":{"kind":"Name","value":"maxExposures"},"value":{"kind":"IntValue","value":"4000"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"positions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"x"}},{"kind":"Field","name":{"kind":"Name","value":"y"}},{"kind":"Field","name":{"kind":"Name","value":"institution"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"balanceSheet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalAssets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"money"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quality"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cet1"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"money"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quality"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"leverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}}]}},{"kind":"Field","name":{"kind":"Name","value":"systemicImportance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}}]}},{"kind":"Field","name":{"kind":"Name","value":"obligations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"exposures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"creditorId"}},{"kind":"Field","name":{"kind":"Name","value":"debtorId"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quality"}}]}},{"kind":"Field","name":{"kind":"Name","value":"omitted"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"institutionCount"}},{"kind":"Field","name":{"kind":"Name","value":"exposureCount"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<NetworkQuery, NetworkQueryVariables>;
export const MethodsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Methods"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"question"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"references"}},{"kind":"Field","name":{"kind":"Name","value":"methodCard"}},{"kind":"Field","name":{"kind":"Name","value":"parameters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"meaning"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"minimum"}},{"kind":"Field","name":{"kind":"Name","value":"maximum"}},{"kind":"Field","name":{"kind":"Name","value":"default"}},{"kind":"Field","name":{"kind":"Name","value":"defaultChoice"}},{"kind":"Field","name":{"kind":"Name","value":"choices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<MethodsQuery, MethodsQueryVariables>;
export const RankingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Ranking"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slug"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"field"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InstitutionOrderField"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"snapshot"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slug"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Snapshot"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"institutions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"kinds"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"BANK"},{"kind":"EnumValue","value":"BROKER_DEALER"},{"kind":"EnumValue","value":"INSURER"},{"kind":"EnumValue","value":"FUND"},{"kind":"EnumValue","value":"CENTRAL_COUNTERPARTY"},{"kind":"EnumValue","value":"EXCHANGE"},{"kind":"EnumValue","value":"CORPORATE"}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"Variable","name":{"kind":"Name","value":"field"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"DESC"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"systemicImportance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}}]}},{"kind":"Field","name":{"kind":"Name","value":"vulnerability"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}}]}},{"kind":"Field","name":{"kind":"Name","value":"balanceSheet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalAssets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"money"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quality"}}]}}]}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<RankingQuery, RankingQueryVariables>;
export const SearchDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Search"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slug"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"text"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"snapshot"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slug"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Snapshot"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"search"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"text"},"value":{"kind":"Variable","name":{"kind":"Name","value":"text"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"8"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"country"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SearchQuery, SearchQueryVariables>;
export const SnapshotsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Snapshots"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"snapshots"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"importedAt"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SnapshotsQuery, SnapshotsQueryVariables>;
export const MeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tenant"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"via"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}}]}}]}}]} as unknown as DocumentNode<MeQuery, MeQueryVariables>;
export const ContagionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Contagion"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slug"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"shock"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ShockInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"model"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ContagionModelInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"snapshot"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slug"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Snapshot"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"contagion"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"shock"},"value":{"kind":"Variable","name":{"kind":"Name","value":"shock"}}},{"kind":"Argument","name":{"kind":"Name","value":"model"},"value":{"kind":"Variable","name":{"kind":"Name","value":"model"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Run"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}},{"kind":"Field","name":{"kind":"Name","value":"engineVersion"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}},{"kind":"Field","name":{"kind":"Name","value":"model"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"parameters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"choice"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shock"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lossRatio"}},{"kind":"Field","name":{"kind":"Name","value":"institution"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"loss"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"convergence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"converged"}},{"kind":"Field","name":{"kind":"Name","value":"rounds"}},{"kind":"Field","name":{"kind":"Name","value":"residual"}},{"kind":"Field","name":{"kind":"Name","value":"tolerance"}},{"kind":"Field","name":{"kind":"Name","value":"spectralRadius"}},{"kind":"Field","name":{"kind":"Name","value":"solution"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shockLoss"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"contagionLoss"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"loss"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shareOfCapital"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}}]}},{"kind":"Field","name":{"kind":"Name","value":"debtRank"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}}]}},{"kind":"Field","name":{"kind":"Name","value":"failedCount"}},{"kind":"Field","name":{"kind":"Name","value":"stressedCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rounds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"round"}},{"kind":"Field","name":{"kind":"Name","value":"loss"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cumulativeLoss"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"newlyFailedCount"}},{"kind":"Field","name":{"kind":"Name","value":"newlyFailed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"losses"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"500"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"institution"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"country"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shockLoss"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"contagionLoss"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"loss"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lossRatio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"failedInRound"}},{"kind":"Field","name":{"kind":"Name","value":"lossRatioByRound"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"transmissions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"300"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"totalAmount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"to"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}}]}}]}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ContagionQuery, ContagionQueryVariables>;
export const ModelChoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ModelChoice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"question"}},{"kind":"Field","name":{"kind":"Name","value":"parameters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"meaning"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"minimum"}},{"kind":"Field","name":{"kind":"Name","value":"maximum"}},{"kind":"Field","name":{"kind":"Name","value":"default"}},{"kind":"Field","name":{"kind":"Name","value":"defaultChoice"}},{"kind":"Field","name":{"kind":"Name","value":"choices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"meaning"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ModelChoiceQuery, ModelChoiceQueryVariables>;
export const WhyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Why"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"run"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"institution"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"run"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Run"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"loss"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"institution"},"value":{"kind":"Variable","name":{"kind":"Name","value":"institution"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"loss"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shockLoss"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"contagionLoss"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lossRatio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"failedInRound"}},{"kind":"Field","name":{"kind":"Name","value":"causes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"200"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"institution"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"origins"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"200"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"failedBefore"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"scale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"institution"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<WhyQuery, WhyQueryVariables>;
export const EstimateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Estimate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slug"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"snapshot"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slug"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Snapshot"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"assumptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"meaning"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sensitivity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assumption"}},{"kind":"Field","name":{"kind":"Name","value":"ranking"}},{"kind":"Field","name":{"kind":"Name","value":"alternatives"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"top"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"institution"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<EstimateQuery, EstimateQueryVariables>;