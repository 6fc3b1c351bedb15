export type { ContagionRequest } from './check-request.ts';
export { LAYOUT_VERSION } from './compute-layout.ts';
export { loadLinearProgrammeSolver } from './linear-programme.ts';
export type { Ranking } from './ranking/rank-institutions.ts';
export { rowOf } from './read-shock.ts';
export type { Reproduction } from './reproduce-contagion.ts';
export type { ContagionAnswer, ContagionRun } from './run-contagion.ts';
export { createRunner, type Runner, type RunnerOptions } from './runner.ts';
