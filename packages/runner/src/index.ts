export type { ContagionRequest } from './check-request.ts';
export { LAYOUT_VERSION } from './compute-layout.ts';
export { loadLinearProgrammeSolver } from './linear-programme.ts';
export { rowOf } from './read-shock.ts';
export type { Reproduction } from './reproduce-contagion.ts';
export type { ContagionAnswer, ContagionRun } from './run-contagion.ts';
export { createRunner, type Runner } from './runner.ts';
