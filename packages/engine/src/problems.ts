/** Expected refusals: a closed list, each explained in docs/problems.md. */
export const PROBLEM_CODES = [
  'NOT_FOUND',
  'BAD_SHOCK',
  'BAD_PARAMETER',
  'MISSING_FX',
  'NO_CAPITAL',
  'NUMERIC_OVERFLOW',
  'SNAPSHOT_TOO_LARGE',
  'AT_OPEN',
  'NO_OPEN_INTEREST',
  'TIER_EXCEEDED',
  'INSUFFICIENT_HISTORY',
  'BAD_DEBT',
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** What happened, what was expected, what to do; `path` leads to the input that caused it. */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
  readonly path: readonly string[];
}

/** What a function answers instead of a result. */
export interface Refusal {
  readonly problem: Problem;
}

export function refuse(code: ProblemCode, message: string, ...path: string[]): Refusal {
  return { problem: { code, message, path } };
}
