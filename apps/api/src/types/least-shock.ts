import type { LeastShock as Found, Kept, LEAST_SHOCK_MODELS, SHOCK_MEASURES, ShockPart } from '@faultline/runner';
import { builder } from '../builder.ts';
import { Money, Problem, Ratio, ratioOf, worse } from '../values/money.ts';
import { DEFAULT_PAGE, firstArgument } from '../values/paging.ts';
import { type Answer, answerOf, keptFields } from './answer.ts';
import { DefaultRule, ruleOfQuestion } from './default-rule.ts';
import { Institution } from './institution-ref.ts';
import { leastCertainLink } from './link-quality.ts';
import { capitalAt } from './rows.ts';
import { Snapshot } from './snapshot-ref.ts';
import { StressedSystem, StressTargetInput, targetOf } from './stressed-system.ts';

// The smallest shock there is, whatever its shape: the reverse stress test without a shape.

type LeastRef = Answer<Kept<Found>>;

const LeastShockModel = builder.enumType('LeastShockModel', {
  description:
    'What follows a shock of any shape, what the shock takes, and which loss is meant. The default cascade is not among them: there is no method that says how far its answer is from the least.',
  values: {
    EISENBERG_NOE: {
      description: 'The shock takes external assets; debts are cleared, and the loss is what is not paid of them.',
    },
    DEBT_RANK: {
      description: 'The shock takes capital; linear DebtRank in the limit follows, and the loss is of capital.',
    },
  } satisfies Record<(typeof LEAST_SHOCK_MODELS)[number], object>,
});

const ShockMeasure = builder.enumType('ShockMeasure', {
  description: 'What the norm of a shock is made of: the root of the sum over institutions of the squares of it.',
  values: {
    AMOUNT: { description: 'Losses in the unit of the snapshot: a large loss counts, whoever bears it.' },
    SHARE_OF_CAPITAL: {
      description: 'Losses over capital: 1 is all capital of one institution, whether it is large or small.',
    },
  } satisfies Record<(typeof SHOCK_MEASURES)[number], object>,
});

const ShockCertainty = builder.enumType('ShockCertainty', {
  description: 'What is proven of a least shock.',
  values: {
    MINIMUM: { description: 'No shock of a smaller norm reaches the target, to 1e-8 of the norm.' },
    LOCAL: {
      description:
        'A local search found none smaller: one may exist, but none below the lower bound, which can be far below.',
    },
  },
});

const ShockPartType = builder.objectRef<LeastRef & { readonly part: ShockPart }>('ShockPart').implement({
  description: 'What a shock takes from one institution.',
  fields: (t) => ({
    institution: t.field({ type: Institution, resolve: ({ loaded, part }) => ({ loaded, row: part.row }) }),
    loss: t.field({
      type: Money,
      description: 'Of external assets under EISENBERG_NOE, of capital under DEBT_RANK.',
      resolve: ({ loaded, part }) => ({ amount: part.lossAmount, of: loaded.columns }),
    }),
    lossOverCapital: t.field({
      type: Ratio,
      description: 'The loss over its capital.',
      resolve: ({ loaded, part }) => {
        const { amount, quality: ofCapital } = capitalAt(loaded, part.row);
        // What is taken was searched over the exposures, and is no surer than they are.
        const quality = worse(ofCapital, leastCertainLink(loaded.columns));
        if (amount <= 0) return { value: null, reason: 'NEGATIVE_OR_ZERO_EQUITY' as const, quality };
        return ratioOf(part.lossAmount, amount, quality);
      },
    }),
    normShare: t.field({
      type: 'Finite',
      description: 'Its share of the squared norm; the shares of all institutions add up to 1.',
      resolve: ({ part }) => part.normShare,
    }),
  }),
});

const UniformShock = builder
  .objectRef<LeastRef & { readonly uniform: NonNullable<Found['uniform']> }>('UniformShock')
  .implement({
    description: 'The smallest fall of everybody’s external assets by one share that reaches the same target.',
    fields: (t) => ({
      severity: t.field({ type: 'Finite', description: 'The share.', resolve: ({ uniform }) => uniform.severity }),
      norm: t.field({
        type: 'Finite',
        description: 'In the same measure; under DEBT_RANK a fall takes at most the capital.',
        resolve: ({ uniform }) => uniform.norm,
      }),
    }),
  });

const LeastShock = builder.objectRef<LeastRef>('LeastShock').implement({
  description:
    'The smallest shock of any shape that reaches a target. It is the worst place to be hit, not the likeliest. Its digest names everything it is a function of.',
  fields: (t) => ({
    ...keptFields(t, 'model, measure, target'),
    model: t.field({ type: LeastShockModel, resolve: ({ found }) => found.request.model }),
    defaultRule: t.field({
      type: DefaultRule,
      nullable: true,
      description: 'What it followed. Null where losses do not wait until all capital is lost.',
      resolve: ({ found }) => ruleOfQuestion(found.request.model),
    }),
    measure: t.field({ type: ShockMeasure, resolve: ({ found }) => found.request.measure }),
    norm: t.field({
      type: Ratio,
      description:
        'Size of the shock: in units of 10^scale of the currency for AMOUNT, a share for SHARE_OF_CAPITAL. An infimum: where institutions have exactly enough, a little more is needed. 0 where the target is reached without a shock or by any, however small. NOT_REACHED where no shock suffices.',
      resolve: ({ loaded, found: { least } }) => ({
        value: least?.norm ?? null,
        reason: least ? null : ('NOT_REACHED' as const),
        quality: leastCertainLink(loaded.columns),
      }),
    }),
    normLowerBound: t.field({
      type: 'Finite',
      nullable: true,
      description: 'No shock of a smaller norm reaches the target. Null where none does at all.',
      resolve: ({ found }) => found.least?.normLowerBound ?? null,
    }),
    certainty: t.field({
      type: ShockCertainty,
      nullable: true,
      description:
        'MINIMUM under DEBT_RANK for a loss, unless 500 cuts do not suffice; for failures where at most 8192 sets of institutions can be chosen; under EISENBERG_NOE for one default and where at most 8192 sets of institutions can be in default. LOCAL else. Null where no shock suffices.',
      resolve: ({ found }) => found.least?.certainty ?? null,
    }),
    partCount: t.int({ description: 'How many institutions it hits.', resolve: ({ found }) => found.parts.length }),
    parts: t.field({
      type: [ShockPartType],
      description: 'Whom it hits, those with the largest share of the norm first; shares below 1e-12 are left out.',
      args: { first: firstArgument(t.arg) },
      resolve: (ref, { first }) => ref.found.parts.slice(0, first ?? DEFAULT_PAGE).map((part) => ({ ...ref, part })),
    }),
    reachedFactor: t.field({
      type: 'Finite',
      nullable: true,
      description:
        'A check by another method: the multiple of this shock at which the search along its shape finds the target reached. 1 to rounding, 0 where the target is reached without a shock; null where that search does not reach it, such as along a shock of norm 0 that any shock exceeds.',
      resolve: ({ found }) => found.reachedFactor,
    }),
    reached: t.field({
      type: StressedSystem,
      nullable: true,
      description:
        'After the first multiple that shows the target; its severity is that multiple. Null where none does.',
      resolve: (ref) => ref.found.reached && { ...ref, stressed: ref.found.reached },
    }),
    unshocked: t.field({
      type: StressedSystem,
      description: 'Without a shock.',
      resolve: (ref) => ({ ...ref, stressed: ref.found.unshocked }),
    }),
    uniform: t.field({
      type: UniformShock,
      nullable: true,
      description: 'What to compare it with. Null where not even the loss of all external assets reaches the target.',
      resolve: (ref) => ref.found.uniform && { ...ref, uniform: ref.found.uniform },
    }),
  }),
});

const LeastShockResult = builder.unionType('LeastShockResult', {
  types: [LeastShock, Problem],
  resolveType: (found) => ('code' in found ? Problem : LeastShock),
});

builder.objectField(Snapshot, 'leastShock', (t) =>
  t.field({
    type: LeastShockResult,
    description:
      'Whom to hit, and how hard, so that so many institutions fail or so much is lost with the least shock there is. At most 300 institutions. The search is bounded by counted work, so what it finds is the same on every machine.',
    args: {
      model: t.arg({ type: LeastShockModel, required: true }),
      target: t.arg({ type: StressTargetInput, required: true }),
      measure: t.arg({ type: ShockMeasure, required: true, defaultValue: 'AMOUNT' }),
    },
    resolve: async (loaded, { model, target, measure }, context) => {
      const request = { model, measure, target: targetOf(target) };
      const found = await context.runner.questions.leastShock(context.access, loaded, request);
      return answerOf(loaded, found);
    },
  }),
);
