import type { Problem as EngineProblem } from '@faultline/engine';
import type { Types } from '../builder.ts';
import type { Loaded } from '../values/money.ts';
import { type Problem, problemOf } from '../values/problem-codes.ts';

/** What the runner found, beside the snapshot it was asked about. */
export interface Answer<Found> {
  readonly loaded: Loaded;
  readonly found: Found;
}

/** Whatever the runner answers: a result, or the reason why there is none. */
export function answerOf<Found extends object>(loaded: Loaded, found: Found | EngineProblem): Answer<Found> | Problem {
  return 'code' in found ? problemOf(found.code, found.message, ...found.path) : { loaded, found };
}

/** The fields that name an answer; `inputs` says what it is a function of beside snapshot and engine. */
export function digestFields<Of extends Answer<{ readonly digest: string; readonly engineVersion: string }>>(
  t: PothosSchemaTypes.ObjectFieldBuilder<Types, Of>,
  inputs = 'all arguments',
) {
  return {
    digest: t.string({
      description: `SHA-256 of snapshot digest, ${inputs} and engine version.`,
      resolve: ({ found }) => found.digest,
    }),
    engineVersion: t.string({ resolve: ({ found }) => found.engineVersion }),
  };
}

/** The same of an answer that is kept, with when that was. */
export function keptFields<
  Of extends Answer<{ readonly digest: string; readonly engineVersion: string; readonly storedAt: Date }>,
>(t: PothosSchemaTypes.ObjectFieldBuilder<Types, Of>, inputs?: string) {
  return {
    ...digestFields(t, inputs),
    storedAt: t.field({
      type: 'Instant',
      description: 'When it was worked out: whoever asks the same again is told what is stored. See reproduceAnswer.',
      resolve: ({ found }) => found.storedAt,
    }),
  };
}
