export { LAYOUT_VERSION } from './compute-layout.ts';
export { loadLinearProgrammeSolver } from './linear-programme.ts';
export { rowOf } from './read-shock.ts';
export type { ContagionAnswer, ContagionRequest, ContagionRun } from './run-contagion.ts';
export { createRunner, type Runner } from './runner.ts';
