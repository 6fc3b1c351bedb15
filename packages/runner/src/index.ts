export { LAYOUT_VERSION } from './compute-layout.ts';
export type { Ranking } from './ranking/rank-institutions.ts';
export { rowOf } from './read-shock.ts';
export type { ContagionAnswer, ContagionRequest, ContagionRun } from './run-contagion.ts';
export { createRunner, type Runner, type RunnerOptions } from './runner.ts';
