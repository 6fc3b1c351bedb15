import type { AnswerReproduction } from '@faultline/runner';
import { builder } from '../builder.ts';
import { Problem } from '../values/money.ts';
import { problemOf } from '../values/problem-codes.ts';

// What can be asked of a stored answer afterwards: whether it can be had again.

const AnswerReproductionType = builder.objectRef<AnswerReproduction>('AnswerReproduction').implement({
  description: 'A stored answer worked out again from all it was asked with, and compared digit by digit.',
  fields: (t) => ({
    digest: t.exposeString('digest'),
    question: t.exposeString('question', { description: 'The field of a snapshot that asks it.' }),
    storedAt: t.expose('storedAt', { type: 'Instant' }),
    isIdentical: t.exposeBoolean('isIdentical'),
    difference: t.exposeString('difference', {
      nullable: true,
      description: 'The first figure that differs, by its place in the answer; null where none does.',
    }),
  }),
});

const AnswerReproductionResult = builder.unionType('AnswerReproductionResult', {
  types: [AnswerReproductionType, Problem],
  resolveType: (found) => ('code' in found ? Problem : AnswerReproductionType),
});

builder.queryField('reproduceAnswer', (t) =>
  t.field({
    type: AnswerReproductionResult,
    description:
      'Of loss distributions, reverse stress, least shocks and bail-outs; a run of a contagion model has reproduceRun.',
    args: { digest: t.arg.string({ required: true, description: 'As the answer says it.' }) },
    resolve: async (_, { digest }, context) =>
      (await context.runner.questions.reproduceAnswer(context.access, digest)) ??
      problemOf('NOT_FOUND', 'There is no such answer: take the digest of one that was given.', 'digest'),
  }),
);
