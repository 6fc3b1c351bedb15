// The public part of this folder: the engine's own list would pass 300 lines with it.

export { type AccountLiquidationPrice, accountLiquidationPrice } from './account-liquidation-price.ts';
export { type AccountMargins, accountMargins, isLiquidatable, marginRatio } from './account-margins.ts';
export { type AutoDeleveraging, type AutoDeleveragingInput, autoDeleverage } from './auto-deleverage.ts';
export { refuseTiersAtOpen, tierJumps } from './check-tiers.ts';
export {
  closeIntoFund,
  type DeleveragedWinner,
  deleverageWinner,
  type FundedClose,
  type SignedPosition,
} from './close-into-fund.ts';
export {
  type ClosePrices,
  type CollateralAccount,
  type CollateralAccountMargin,
  type CollateralPosition,
  closePrices,
  collateralAccountMargin,
  type PositionClose,
} from './collateral-account.ts';
export { type CureSize, cureSize, type MarginShortage } from './cure-size.ts';
export {
  type DeleveragedAccount,
  deleverageToMaintenance,
  type LeveragedAccount,
} from './deleverage-to-maintenance.ts';
export { type DeleveragingConservation, deleveragingConservation } from './deleveraging-conservation.ts';
export { DELEVERAGING_ORDERS, type DeleveragingOrder } from './deleveraging-order.ts';
export {
  type AccountKey,
  type DeleveragingCandidate,
  type DeleveragingQueue,
  type DeleveragingStanding,
  deleveragingQueue,
  rankForDeleveraging,
} from './deleveraging-queue.ts';
export { type FundingIndexInput, fundingIndexDelta } from './funding-index.ts';
export {
  type FundedBook,
  type FundingPayments,
  type FundingTerms,
  fundingPayment,
  fundingPayments,
} from './funding-payments.ts';
export { type FundingRate, type FundingRules, fundingRate, type PerpetualQuote } from './funding-rate.ts';
export { type AssetsChange, impliedNetFlow, type NetFlow } from './implied-net-flow.ts';
export { type FeeCapInput, insuranceFeeCap } from './insurance-fee-cap.ts';
export { type InsuranceFundDelta, insuranceFundDelta, type LiquidationFill } from './insurance-fund-delta.ts';
export { type InversePosition, inverseLiquidation } from './inverse-liquidation.ts';
export { type InverseShort, inverseShortLiquidation } from './inverse-short-liquidation.ts';
export { type FinancedHolding, type LeverageAfterFall, leverageAfterFall } from './leverage-after-fall.ts';
export {
  type CrossLiquidation,
  crossLiquidation,
  isolatedLiquidation,
  type LinearPosition,
  type MarkedPosition,
} from './linear-liquidation.ts';
export { liquidatableShare, type PartlyClosedAccount } from './liquidatable-share.ts';
export {
  type HyperliquidPosition,
  type HyperliquidPrices,
  hyperliquidLiquidation,
  liquidationAtEntryMargin,
  liquidationWithFee,
  type PositionAtEntryMargin,
  type PositionWithFee,
} from './liquidation-conventions.ts';
export type { LiquidationPrices } from './liquidation-prices.ts';
export { type CollateralLoan, type LoanHealth, type LoanLiquidation, loanHealth } from './loan-health.ts';
export {
  HAIRCUT_RULES,
  type HaircutRule,
  type LossWaterfall,
  type LossWaterfallInput,
  lossWaterfall,
  WATERFALL_LAYERS,
  type WaterfallLayer,
  type WaterfallLine,
} from './loss-waterfall.ts';
export type { MarginBook, MarginMarkets } from './margin-book.ts';
export {
  type MarginHistory,
  type MarginProcyclicality,
  marginProcyclicality,
} from './margin-procyclicality.ts';
export {
  type MarginTiers,
  type MarginTierTable,
  marginTiers,
  nextDeduction,
  type TierStep,
} from './margin-tiers.ts';
export {
  type OpenInterestTier,
  openInterestInitialMargin,
  openInterestInitialPpm,
} from './open-interest-margin.ts';
export { type OracleSpreadInput, oracleSpreadFunding } from './oracle-spread-funding.ts';
export { type PortfolioScan, portfolioScan, type ScanRules } from './portfolio-scan.ts';
export { type ProfitHaircuts, profitHaircuts } from './profit-haircuts.ts';
export { relativeChange } from './relative-change.ts';
export { type AccountStanding, type RiskOrder, riskOrder, riskQueue } from './risk-order.ts';
export { type CrossPosition, type RoomToLiquidation, roomToLiquidation } from './room-to-liquidation.ts';
export { scanRangePoints } from './scan-range-points.ts';
export { type SecuritiesAccount, type SecuritiesMargin, securitiesMargin } from './securities-account.ts';
export { type SocialisedLoss, socialisedLoss } from './socialised-loss.ts';
export { type TierMargin, tierMargin, tierOf } from './tier-margin.ts';
export {
  type IsolatedPosition,
  type TieredLiquidationPrice,
  tieredLiquidationPrice,
} from './tiered-liquidation-price.ts';
export {
  type RisingFee,
  releasedShare,
  risingLiquidatorFee,
  type TimedRelease,
} from './time-released-liquidation.ts';
export { type VolatilityShock, volatilityMove } from './volatility-move.ts';
