import type { ContagionAnswer, ContagionRun } from '@faultline/runner';
import { builder } from '../builder.ts';
import { Problem } from '../values/money.ts';
import type { Problem as ProblemValue } from '../values/problem-codes.ts';
import { Run } from './run.ts';

export const ContagionResult = builder.unionType('ContagionResult', {
  types: [Run, Problem],
  resolveType: (found) => ('code' in found ? Problem : Run),
});

export function resultOf(answer: ContagionAnswer): ContagionRun | ProblemValue {
  return 'problem' in answer ? answer.problem : answer.run;
}
