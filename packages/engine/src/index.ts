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
export { type DistressNetwork, distressNetwork } from './contagion/distress-network.ts';
export { type FundingRun, fundingRun } from './contagion/funding-run/funding-run.ts';
export type { FundingNetwork, FundingShock } from './contagion/funding-run/liquidity.ts';
export { CONTAGION_MODELS } from './contagion/models.ts';
export { type NetworkValuation, valueNetwork } from './contagion/network-valuation/network-valuation.ts';
export type { BalanceSheetNetwork } from './contagion/network-valuation/valuation-map.ts';
export type { Debtor, Valuation, ValuationFunction } from './contagion/network-valuation/valuations/valuation.ts';
export { VALUATION_FUNCTIONS } from './contagion/network-valuation/valuations/valuation-functions.ts';
export { failedByContagion, weightedDebtRank } from './contagion/weighted-debt-rank.ts';
export * from './define.ts';
export { systemicImportance } from './importance/systemic-importance.ts';
export { type LossLedger, type LossLine, type LossPairs, linesOf, SHOCK } from './ledger.ts';
export { compensatedSum } from './numeric/compensated-sum.ts';
export type { SparseRows } from './numeric/sparse-rows.ts';
export { PROBLEM_CODES, type Problem, type ProblemCode } from './problems.ts';

/** Part of every run's id: raised with any change that may alter a digit of any result. */
export const ENGINE_VERSION = '0.1.0';
