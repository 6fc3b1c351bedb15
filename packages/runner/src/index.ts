export type { AnswerReproduction, Questions } from './answers/questions.ts';
export type { Kept } from './answers/stored-answers.ts';
export type { BailOutComparison, BailOutRequest } from './bail-out.ts';
export { type ContagionRequest, missingRates } from './check-request.ts';
export { LAYOUT_VERSION } from './compute-layout.ts';
export { currencyUnit } from './currency-unit.ts';
export {
  LEAST_SHOCK_MODELS,
  type LeastShock,
  type LeastShockRequest,
  SHOCK_MEASURES,
  type ShockPart,
} from './least-shock.ts';
export { loadLinearProgrammeSolver } from './linear-programme.ts';
export {
  type ConfidenceEstimates,
  type ExactFailures,
  LOSS_MODELS,
  type LossDistributionAnswer,
  type LossDistributionRequest,
  MOST_CONFIDENCES,
  MOST_SCENARIOS,
} from './loss-distribution.ts';
export { ACCOUNT_ORDERS, accountsInOrder, statusOf } from './margin/account-figures.ts';
export { type ValuedAccount, valuedAccount } from './margin/account-valuation.ts';
export { badDebtOf } from './margin/bad-debt.ts';
export {
  type ContractProcyclicality,
  contractProcyclicality,
  type DayWindow,
} from './margin/contract-procyclicality.ts';
export { liquidationOfPosition, type PositionLiquidation } from './margin/liquidation-of-position.ts';
export { MARGIN_STATUSES, type MarginFigures, type MarginPool } from './margin/margin-pools.ts';
export { bookQuality, marginQuality } from './margin/margin-quality.ts';
export { positionsIn } from './margin/market-ladders.ts';
export { atRisk, type MarketMap, MOST_BANDS, marketMap, type PositionsOf } from './margin/market-risk.ts';
export { type OpenedDistance, openedPosition } from './margin/opened-position.ts';
export { type AskedMarket, type MarketRequest, MOST_SHOCKS } from './markets/asked-market.ts';
export { guardrailField } from './markets/guardrail-field.ts';
export { bearersShock, type LossBearer } from './markets/loss-bearers.ts';
export { CROSS_TREATMENTS, type CrossTreatment, MOST_POSITIONS } from './markets/market-book.ts';
export type { LeverageRequest, MarketCriticalLeverage } from './markets/market-critical-leverage.ts';
export { type LeagueRequest, type MarketLeague, MOST_SETS } from './markets/market-guardrails.ts';
export type { FundRequest, MarketInsuranceFund } from './markets/market-insurance-fund.ts';
export type { MarketQuestions } from './markets/market-questions.ts';
export { type AskedImpact, IMPACT_LAWS, impactParameter } from './markets/market-rules.ts';
export type { MarketTippingPoint, TippingRequest } from './markets/market-tipping-point.ts';
export type { ShockPoint } from './markets/market-work.ts';
export {
  type CascadeRequest,
  type ImpactRange,
  type SimulatedCascade,
  USUAL_IMPACT_RANGE,
} from './markets/simulate-cascade.ts';
export { PARTIES, type WealthChange } from './markets/wealth-changes.ts';
export type { QuestionNetwork } from './question-network.ts';
export type { RankingHead } from './ranking/rank-head.ts';
export type { Ranking } from './ranking/rank-institutions.ts';
export type { Dependence, FailureChances } from './read-chances.ts';
export type { AssetFalls } from './read-falls.ts';
export { rowOf } from './read-shock.ts';
export type { Reproduction } from './reproduce-contagion.ts';
export { type ReverseStress, STRESS_MODELS, type Stressed, type StressTarget } from './reverse-stress.ts';
export type { ContagionAnswer, ContagionRun } from './run-contagion.ts';
export { createRunner, type Runner, type RunnerOptions } from './runner.ts';
export { aboveLastTier } from './watch/above-last-tier.ts';
export {
  type MarginWatches,
  openMarginWatches,
  type SnapshotWatch,
  type SubmittedUpdate,
  type WatchStanding,
} from './watch/margin-watches.ts';
export { type MarkReplay, replaysOf } from './watch/mark-replays.ts';
export { openingUpdate, openWatchFold, type WatchFlag, type WatchFold } from './watch/watch-fold.ts';
export { MOST_EXACT, whyNotExact } from './why-not-exact.ts';
