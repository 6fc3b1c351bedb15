export type { BailOutComparison, BailOutRequest } from './bail-out.ts';
export type { ContagionRequest } from './check-request.ts';
export { LAYOUT_VERSION } from './compute-layout.ts';
export { loadLinearProgrammeSolver } from './linear-programme.ts';
export {
  type ConfidenceEstimates,
  LOSS_MODELS,
  type LossDistributionAnswer,
  type LossDistributionRequest,
  MOST_CONFIDENCES,
  MOST_SCENARIOS,
} from './loss-distribution.ts';
export type { QuestionNetwork } from './question-network.ts';
export type { Ranking } from './ranking/rank-institutions.ts';
export type { Dependence, FailureChances } from './read-chances.ts';
export type { AssetFalls } from './read-falls.ts';
export { rowOf } from './read-shock.ts';
export type { Reproduction } from './reproduce-contagion.ts';
export { type ReverseStress, STRESS_MODELS, type Stressed, type StressTarget } from './reverse-stress.ts';
export type { ContagionAnswer, ContagionRun } from './run-contagion.ts';
export { createRunner, type Runner, type RunnerOptions } from './runner.ts';
