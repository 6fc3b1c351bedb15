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
export { type DistressNetwork, distressNetwork } from './contagion/distress-network.ts';
export { CONTAGION_MODELS } from './contagion/models.ts';
export { failedByContagion, weightedDebtRank } from './contagion/weighted-debt-rank.ts';
export * from './define.ts';
export { failureScores, scoreTolerance } from './importance/failure-scores.ts';
export { type MostImportant, mostImportant, mostImportantIn } from './importance/most-important.ts';
export { type RankedSystem, rankedSystem } from './importance/ranked-system.ts';
export { systemicImportance } from './importance/systemic-importance.ts';
export { type LossLedger, type LossLine, type LossPairs, linesOf, SHOCK } from './ledger.ts';
export { compensatedSum } from './numeric/compensated-sum.ts';
export { LANES, type LaneKernel, type OpenLanes, SLOTS } from './numeric/lane-kernel.ts';
export { openPlainLanes } from './numeric/plain-lanes.ts';
export type { SparseRows } from './numeric/sparse-rows.ts';
export { PROBLEM_CODES, type Problem, type ProblemCode } from './problems.ts';

/** Part of every run's id: raised with any change that may alter a digit of any result. */
export const ENGINE_VERSION = '0.2.0';
