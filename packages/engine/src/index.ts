export { type Concentration, concentrationOf, type LorenzPoint, lorenzCurve } from './concentration/concentration.ts';
export { type Dimension, type Groups, type GroupTotals, groupRows, totalByGroup } from './concentration/group-rows.ts';
export {
  LARGE_EXPOSURE_LIMIT,
  type LargeExposure,
  type LargeExposureReport,
  largeExposures,
  REPORTABLE_RATIO,
  SYSTEMIC_BANK_LIMIT,
} from './concentration/large-exposures.ts';
export { type LeverageConcentration, leverageConcentration } from './concentration/leverage-concentration.ts';
export {
  type Leverage,
  type LeverageLadder,
  type LeverageRung,
  leverageLadder,
  leverageOf,
  type NoLeverageReason,
  RUNG_STARTS,
} from './concentration/leverage-ladder.ts';
export { claimRows, refuseBadClaims } from './contagion/claim-rows.ts';
export type { ClearingRules } from './contagion/clearing/clearing-problem.ts';
export {
  type ClearingSystem,
  type ClearingSystemInput,
  clearingSystemOf,
} from './contagion/clearing/clearing-system.ts';
export { type ClearingVectors, clearingVectors, greatestClearing } from './contagion/clearing/clearing-vectors.ts';
export type { GreatestClearing } from './contagion/clearing/describe-clearing.ts';
export {
  type IsolatedVector,
  isolatedClearingVectors,
  MOST_ENUMERATED,
  singularDefaultSets,
} from './contagion/clearing/isolated-vectors.ts';
export { type SeniorityClearing, seniorityClearing } from './contagion/clearing/seniority-clearing.ts';
export {
  type ObligationClass,
  type SenioritySystem,
  type SenioritySystemInput,
  senioritySystemOf,
} from './contagion/clearing/seniority-system.ts';
export {
  type DebtRank2012,
  solveDebtRank2012,
  WEIGHT_CAPS,
  type WeightCap,
} from './contagion/debt-rank-2012/debt-rank-2012.ts';
export {
  type CascadeNetwork,
  type CascadeRules,
  type DefaultCascade,
  defaultCascade,
} from './contagion/default-cascade/default-cascade.ts';
export { DEFAULT_RULES, type DefaultRule } from './contagion/default-cascade/default-rule.ts';
export {
  type DistressNetwork,
  distressNetwork,
} from './contagion/distress-network.ts';
export { type FundingRun, fundingRun } from './contagion/funding-run/funding-run.ts';
export type { FundingNetwork, FundingShock } from './contagion/funding-run/liquidity.ts';
export { CONTAGION_MODELS } from './contagion/models.ts';
export { type NetworkValuation, valueNetwork } from './contagion/network-valuation/network-valuation.ts';
export type { BalanceSheetNetwork } from './contagion/network-valuation/valuation-map.ts';
export type { Debtor, Valuation, ValuationFunction } from './contagion/network-valuation/valuations/valuation.ts';
export { VALUATION_FUNCTIONS } from './contagion/network-valuation/valuations/valuation-functions.ts';
export { type StatedNetwork, statedNetwork } from './contagion/stated-network.ts';
export { failedByContagion, weightedDebtRank } from './contagion/weighted-debt-rank.ts';
export * from './define.ts';
export {
  type CorrelatedNormals,
  type Dependency,
  dependentNormals,
  factorNormals,
  oneFactorNormals,
} from './distribution/correlated-normals.ts';
export { type ExactLosses, exactLosses } from './distribution/exact-losses.ts';
export { firstFailures } from './distribution/first-failures.ts';
export { drawLosses, type LossSystem, lossSystem, type ScenarioQueue } from './distribution/lane-losses.ts';
export {
  expectedLoss,
  expectedShortfall,
  type LossDistribution,
  lossDistribution,
  valueAtRisk,
} from './distribution/loss-distribution.ts';
export {
  type Estimate,
  type EstimateOptions,
  estimateLosses,
  estimatesByScenarios,
  LEAST_TAIL_SCENARIOS,
  type LossEstimates,
} from './distribution/loss-estimates.ts';
export { type LossHistogram, lossHistogram, MOST_BARS } from './distribution/loss-histogram.ts';
export {
  cascadeLosses,
  debtRankLosses,
  directLosses,
  type LossModel,
  type LossOutcome,
} from './distribution/loss-models.ts';
export { failureShocks, fallShocks, type RandomShock } from './distribution/random-shocks.ts';
export { causesOf, type LossCause, type LossOrigin, type LossOrigins, originsOf } from './explain-loss.ts';
export {
  type CascadeMeasures,
  compareGuardrails,
  type GuardrailLeague,
  type GuardrailStanding,
  type GuardrailVerdict,
} from './guardrails/compare-guardrails.ts';
export type { Guardrail } from './guardrails/define-guardrail.ts';
export {
  type GuardedCascade,
  type GuardrailSetting,
  guardedCascade,
  guardMarket,
} from './guardrails/guarded-cascade.ts';
export type { GuardrailCost } from './guardrails/guardrail-cost.ts';
export { GUARDRAILS } from './guardrails/guardrails.ts';
export {
  type RequiredFundInput,
  type RequiredInsuranceFund,
  requiredInsuranceFund,
} from './guardrails/required-insurance-fund.ts';
export { failureScores, scoreTolerance } from './importance/failure-scores.ts';
export { type HeadRequest, type MostImportant, mostImportant, mostImportantIn } from './importance/most-important.ts';
export { type RankedSystem, rankedSystem } from './importance/ranked-system.ts';
export {
  joinScores,
  type ScoresUnderWay,
  type SystemScores,
  scoreFailures,
  systemScores,
} from './importance/system-scores.ts';
export { systemicImportance } from './importance/systemic-importance.ts';
export { vulnerability } from './importance/vulnerability.ts';
export {
  CHANNELS,
  type Channel,
  type LossLedger,
  type LossLine,
  type LossPairs,
  linesOf,
  SHOCK,
} from './ledger.ts';
export * from './margin/index.ts';
export {
  type CriticalLeverage,
  criticalLeverage,
  type LeveragedPosition,
  leverageWhenSold,
  type SaleImpactLaw,
} from './markets/critical-leverage/critical-leverage.ts';
export {
  type DistanceToLiquidation,
  distanceToLiquidation,
  type OpenedPosition,
} from './markets/critical-leverage/distance-to-liquidation.ts';
export {
  compareMarginModes,
  correlatedPriceShocks,
  type ModeComparison,
} from './markets/cross-cascade/compare-margin-modes.ts';
export {
  type CrossCascade,
  type CrossCascadeInput,
  type CrossCascadeRound,
  crossCascade,
} from './markets/cross-cascade/cross-cascade.ts';
export type { MarginMode, MultiAssetBook, MultiAssetMarket } from './markets/cross-cascade/multi-asset-book.ts';
export { type ExecutedOrder, executeOrder, type MarketPrice, type PriceImpact } from './markets/impact/price-impact.ts';
export { type CascadeSurface, cascadeSurface } from './markets/liquidation-ladder/cascade-surface.ts';
export { type LadderCascade, type LadderMarket, ladderCascade } from './markets/liquidation-ladder/ladder-cascade.ts';
export {
  type LiquidationLadder,
  type LiquidationLadders,
  liquidationLadders,
} from './markets/liquidation-ladder/liquidation-ladder.ts';
export { type LiquidationBand, liquidationMap } from './markets/liquidation-ladder/liquidation-map.ts';
export type { MarginPosition } from './markets/margin-position.ts';
export {
  type MarginSpiral,
  marginSpiral,
  type SpeculatorMarket,
  type SpiralEquilibrium,
} from './markets/margin-spiral/margin-spiral.ts';
export { type LaggedLiquidation, laggedLiquidation, type MarkRule } from './markets/mark-lag/mark-lag.ts';
export type { CascadeWealth } from './markets/perpetual-cascade/cascade-state.ts';
export type { Deleveraging, DeleveragingFill } from './markets/perpetual-cascade/deleverage-winners.ts';
export type { Liquidation, LiquidationRound } from './markets/perpetual-cascade/liquidation-round.ts';
export { type LiquidationRules, PLAIN_RULES } from './markets/perpetual-cascade/liquidation-rules.ts';
export {
  type ImpactOutcome,
  type MechanicalMoveRange,
  mechanicalMoveRange,
} from './markets/perpetual-cascade/mechanical-move-range.ts';
export { openInterest, type PerpetualBook } from './markets/perpetual-cascade/perpetual-book.ts';
export {
  type CascadeInput,
  type CascadeRound,
  type PerpetualCascade,
  type PriceDecomposition,
  perpetualCascade,
  type QuietRound,
} from './markets/perpetual-cascade/perpetual-cascade.ts';
export {
  type TargetLeverageHolder,
  type TargetLeverageRound,
  type TargetLeverageSales,
  targetLeverageSales,
} from './markets/target-leverage/target-leverage.ts';
export {
  type Crossing,
  type TippingInput,
  type TippingPoint,
  tippingPoint,
} from './markets/tipping-point/tipping-point.ts';
export {
  type ClearedFundMarket,
  clearFundMarket,
  type FundMarket,
  type FundPosition,
  type ValueFund,
} from './markets/value-funds/fund-market.ts';
export { type FundMarketPath, type FundPathInput, fundMarketPath } from './markets/value-funds/fund-market-path.ts';
export { type FundSurvival, USUAL_SURVIVAL } from './markets/value-funds/fund-survival.ts';
export { CARD_SUBJECTS, type CardSubject, cardName, METHOD_CARDS, type MethodCard } from './method-cards.ts';
export { MARGIN_EVENTS, type MarginEvent, type MarginEventKind, type WatchPolicy } from './monitor/judge-pool.ts';
export { largestMarks } from './monitor/largest-marks.ts';
export {
  type MarginMonitor,
  type MarkUpdate,
  type MonitorAnswer,
  type MonitorSetting,
  marginMonitor,
} from './monitor/margin-monitor.ts';
export {
  MARK_REFUSALS,
  type MarkBoard,
  type MarkFlag,
  type MarkObservation,
  type MarkRefusal,
  markBoard,
  takeMarks,
} from './monitor/mark-board.ts';
export { POOL_STATES, type PoolContent, type PoolPosition, type PoolState } from './monitor/monitored-pools.ts';
export type { PoolChanges } from './monitor/pool-changes.ts';
export { compensatedSum } from './numeric/compensated-sum.ts';
export { type CorrelationFactor, correlationFactor } from './numeric/correlation-factor.ts';
export { LANES, type LaneKernel, type OpenLanes, SLOTS } from './numeric/lane-kernel.ts';
export { normalQuantile } from './numeric/normal-quantile.ts';
export { openPlainLanes } from './numeric/plain-lanes.ts';
export { type FillUniforms, type RandomStream, randomStream } from './numeric/random-stream.ts';
export { rowsOfMatrix } from './numeric/rows-of-matrix.ts';
export type { SparseRows } from './numeric/sparse-rows.ts';
export { transposeRows } from './numeric/transpose-rows.ts';
export type { UnorderedSums } from './numeric/unordered-sums.ts';
export { OverflowError } from './overflow-error.ts';
export { DOUBT_CODES, type Doubt, type DoubtCode, ownershipDoubts } from './ownership/ownership-doubts.ts';
export { PROBLEM_CODES, type Problem, type ProblemCode, type Refusal } from './problems.ts';
export {
  type BailOut,
  bailOutBy,
  injectionForNoDefault,
  type OptimalBailOut,
  optimalBailOut,
} from './search/bail-out.ts';
export { type CapitalNetwork, cascadeResponse } from './search/cascade-response.ts';
export { clearingResponse } from './search/clearing-response.ts';
export { debtRankResponse } from './search/debt-rank-response.ts';
export { greedyBailOut } from './search/greedy-bail-out.ts';
export { BEYOND_INFIMUM, type LeastNormShock, shareOfCapitalWeights } from './search/least-norm-shock.ts';
export { leastShockFailing, leastShockLosing } from './search/least-shock-clearing.ts';
export { leastShockFailingCapital, leastShockLosingCapital } from './search/least-shock-debt-rank.ts';
export type {
  LinearProgramme,
  LinearProgrammeSolution,
  LinearProgrammeSolver,
} from './search/linear-programme.ts';
export type { ObligationNetwork } from './search/minimal-clearing.ts';
export {
  type ReachedSeverity,
  type Regime,
  type ShockResponse,
  severityFailing,
  severityLosing,
  smallestSeverityFailing,
  smallestSeverityLosing,
} from './search/reverse-stress.ts';

/** Part of every run's id: raised with any change that may alter a digit of any result. */
export const ENGINE_VERSION = '0.6.0';
