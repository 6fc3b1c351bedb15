import type { Dependence, FailureChances } from '@faultline/runner';
import { builder } from '../builder.ts';
import type { Loaded } from '../values/money.ts';
import { keyOfId } from './institution-key.ts';

// What a loss distribution assumes of first failures.

export const FailureProbabilityInput = builder.inputType('FailureProbabilityInput', {
  description: 'Probability that an institution loses all its capital at first. Exactly one of the fields.',
  isOneOf: true,
  fields: (t) => ({
    everybody: t.field({ type: 'Finite', description: 'The same for every institution, from 0 to 1.' }),
    institutions: t.field({
      description: 'Only these can fail at first.',
      type: [
        builder.inputType('FailureChanceInput', {
          fields: (inner) => ({
            institution: inner.id({ required: true }),
            probability: inner.field({ type: 'Finite', required: true, description: 'From 0 to 1.' }),
          }),
        }),
      ],
    }),
  }),
});

const CorrelationMatrixInput = builder.inputType('CorrelationMatrixInput', {
  description:
    'Correlations of the normal variables that decide who fails at first; institutions not in it fail apart.',
  fields: (t) => ({
    institutions: t.idList({ required: true }),
    correlation: t.field({
      type: t.listRef(t.listRef('Finite')),
      required: true,
      description:
        'Row by row, in the order of the institutions: symmetric, ones on the diagonal, positive semidefinite.',
    }),
  }),
});

export const DependenceInput = builder.inputType('DependenceInput', {
  description: 'How first failures hang together, under a Gaussian copula. Exactly one of the fields.',
  isOneOf: true,
  fields: (t) => ({
    loading: t.field({
      type: 'Finite',
      description:
        'Correlation of everybody with one common factor, from -1 to 1; two institutions are correlated by its square.',
    }),
    matrix: t.field({ type: CorrelationMatrixInput }),
  }),
});

export function chancesOf(
  loaded: Loaded,
  { everybody, institutions }: typeof FailureProbabilityInput.$inferInput,
): FailureChances {
  return (
    everybody ??
    (institutions ?? []).map(({ institution, probability }) => ({
      institution: keyOfId(loaded, institution),
      probability,
    }))
  );
}

export function dependenceOf(loaded: Loaded, given: typeof DependenceInput.$inferInput | null | undefined): Dependence {
  if (!given?.matrix) return { loading: given?.loading ?? 0 };
  const { institutions, correlation } = given.matrix;
  return { institutions: institutions.map((id) => keyOfId(loaded, id)), correlation };
}
