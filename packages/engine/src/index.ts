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
export { CONTAGION_MODELS } from './contagion/models.ts';
export { failedByContagion, weightedDebtRank } from './contagion/weighted-debt-rank.ts';
export * from './define.ts';
export { systemicImportance } from './importance/systemic-importance.ts';
export { type LossLedger, type LossLine, type LossPairs, linesOf, SHOCK } from './ledger.ts';
export { compensatedSum } from './numeric/compensated-sum.ts';
export { PROBLEM_CODES, type Problem, type ProblemCode } from './problems.ts';

/** Part of every run's id: raised with any change that may alter a digit of any result. */
export const ENGINE_VERSION = '0.1.0';
