import { type Problem as EngineProblem, PROBLEM_CODES } from '@faultline/engine';

/** Expected refusals of a field, closed list: the engine's, and those of changes. docs/problems.md explains each. */
export const ALL_PROBLEM_CODES = [
  ...PROBLEM_CODES,
  'FORBIDDEN',
  'BAD_INPUT',
  'ALREADY_EXISTS',
  'IDEMPOTENCY_MISMATCH',
] as const;

export interface Problem extends Omit<EngineProblem, 'code'> {
  readonly code: (typeof ALL_PROBLEM_CODES)[number];
}

export function problemOf(code: Problem['code'], message: string, ...path: string[]): Problem {
  return { code, message, path };
}
