import type { Quality as QualityCode } from '@faultline/network';
import type { ExactFailures as Found } from '@faultline/runner';
import { builder } from '../builder.ts';
import { Quality } from '../values/enums.ts';
import type { Loaded } from '../values/money.ts';
import { Institution } from './institution-ref.ts';

// Who fails how likely, where every set of first failures can be gone through.

interface ExactFailuresRef {
  readonly loaded: Loaded;
  readonly exact: Found;
  /** Of the institutions there are probabilities of, in their order. */
  readonly rows: Uint32Array;
  readonly quality: QualityCode;
}

const FailureProbability = builder
  .objectRef<ExactFailuresRef & { readonly place: number }>('FailureProbability')
  .implement({
    description: 'How likely one institution fails, at first and in the end.',
    fields: (t) => ({
      institution: t.field({
        type: Institution,
        resolve: ({ loaded, rows, place }) => ({ loaded, row: rows[place] ?? 0 }),
      }),
      firstFailureProbability: t.field({
        type: 'Finite',
        description: 'As given: a share of 1. An assumption, not a figure of the dataset.',
        resolve: ({ exact, place }) => exact.firstFailureProbability[place] ?? 0,
      }),
      failureProbability: t.field({
        type: 'Finite',
        description:
          'To have lost all its capital in the end, contagion included: a share of 1. 1 for an institution without capital to begin with, but for one with exactly none under DIRECT and DEFAULT_CASCADE, which fails once it loses anything.',
        resolve: ({ exact, place }) => exact.failureProbability[place] ?? 0,
      }),
    }),
  });

export const ExactFailures = builder.objectRef<ExactFailuresRef>('ExactFailures').implement({
  description: 'Without sampling: who fails how likely under the model, over every set of institutions that can fail.',
  fields: (t) => ({
    sets: t.int({
      description: 'Sets of first failures gone through: 2 to the number of institutions.',
      resolve: ({ exact }) => exact.scenarios,
    }),
    expectedFailures: t.field({
      type: 'Finite',
      description: 'How many institutions have failed in the end, on average: the sum of their probabilities.',
      resolve: ({ exact }) => exact.expectedFailures,
    }),
    expectedFirstFailures: t.field({
      type: 'Finite',
      description: 'How many of them fail by their own shock or had before, on average; the rest is contagion.',
      resolve: ({ exact }) => exact.expectedFirstFailures,
    }),
    contagionProbability: t.field({
      type: 'Finite',
      description: 'That contagion brings down anybody: a share of 1.',
      resolve: ({ exact }) => exact.contagionProbability,
    }),
    quality: t.field({
      type: Quality,
      description: 'That of the least certain figure behind it.',
      resolve: ({ quality }) => quality,
    }),
    institutions: t.field({
      type: [FailureProbability],
      description: 'All that state their capital, at most 12; in the order of the snapshot.',
      resolve: (ref) => [...ref.rows.keys()].map((place) => ({ ...ref, place })),
    }),
  }),
});
