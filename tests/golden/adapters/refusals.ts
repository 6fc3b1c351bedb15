import type { Problem } from '@faultline/engine';

/** How a golden file writes a refusal. */
export function orError<Found extends object>(
  answer: Found | { readonly problem: Problem },
  fields: (found: Found) => unknown,
): unknown {
  return 'problem' in answer ? { error: answer.problem.code } : fields(answer);
}
