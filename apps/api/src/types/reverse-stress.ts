import type { ReverseStress as Found, Kept, STRESS_MODELS } from '@faultline/runner';
import { builder } from '../builder.ts';
import { Problem, Ratio } from '../values/money.ts';
import { type Answer, answerOf, keptFields } from './answer.ts';
import { AssetShockInput, assetFallsOf } from './asset-shock.ts';
import { DefaultRule, ruleOfQuestion } from './default-rule.ts';
import { leastCertainLink } from './link-quality.ts';
import { Snapshot } from './snapshot-ref.ts';
import { StressedSystem, StressTargetInput, targetOf } from './stressed-system.ts';

// How large a shock must be: the reverse stress test of a snapshot.

type StressRef = Answer<Kept<Found>>;

const StressModel = builder.enumType('StressModel', {
  description: 'What follows a shock in a reverse stress test, and which loss is meant.',
  values: {
    EISENBERG_NOE: { description: 'Debts are cleared (Eisenberg, Noe 2001); the loss is what is not paid of them.' },
    DEFAULT_CASCADE: {
      description:
        'A failure costs its creditors their whole claim; the loss is of capital. Exactly enough survives: the rule STRICT, always. A run of defaultCascade is WEAK unless told.',
    },
    DEBT_RANK: { description: 'Linear DebtRank in the limit; the loss is of capital.' },
  } satisfies Record<(typeof STRESS_MODELS)[number], object>,
});

const ReverseStress = builder.objectRef<StressRef>('ReverseStress').implement({
  description:
    'The smallest shock of one shape that reaches a target. Its digest names everything it is a function of.',
  fields: (t) => ({
    ...keptFields(t, 'model, shape, target'),
    model: t.field({ type: StressModel, resolve: ({ found }) => found.request.model }),
    defaultRule: t.field({
      type: DefaultRule,
      nullable: true,
      description: 'What it followed. Null where losses do not wait until all capital is lost.',
      resolve: ({ found }) => ruleOfQuestion(found.request.model),
    }),
    severity: t.field({
      type: Ratio,
      description:
        'What the shape is multiplied by: the infimum of the severities that reach the target. NOT_REACHED where even 1 does not.',
      resolve: ({ loaded, found }) => ({
        value: found.severity,
        reason: found.severity === null ? ('NOT_REACHED' as const) : null,
        quality: leastCertainLink(loaded.columns),
      }),
    }),
    reached: t.field({
      type: StressedSystem,
      nullable: true,
      description:
        'At the first severity that shows the target, above the infimum by rounding: where any fall does, however small, after such a one. Null where none does.',
      resolve: (ref) => ref.found.reached && { ...ref, stressed: ref.found.reached },
    }),
    unshocked: t.field({
      type: StressedSystem,
      description: 'At severity 0.',
      resolve: (ref) => ({ ...ref, stressed: ref.found.unshocked }),
    }),
    worst: t.field({
      type: StressedSystem,
      description: 'At severity 1.',
      resolve: (ref) => ({ ...ref, stressed: ref.found.worst }),
    }),
  }),
});

const ReverseStressResult = builder.unionType('ReverseStressResult', {
  types: [ReverseStress, Problem],
  resolveType: (found) => ('code' in found ? Problem : ReverseStress),
});

builder.objectField(Snapshot, 'reverseStress', (t) =>
  t.field({
    type: ReverseStressResult,
    description: 'How large a fall of external assets must be until so many institutions fail or so much is lost.',
    args: {
      model: t.arg({ type: StressModel, required: true }),
      shape: t.arg({
        type: AssetShockInput,
        description: 'The fall at severity 1; everything of everybody unless told.',
      }),
      target: t.arg({ type: StressTargetInput, required: true }),
    },
    resolve: async (loaded, { model, shape, target }, context) => {
      const found = await context.runner.questions.reverseStress(context.access, loaded, {
        model,
        shape: shape ? assetFallsOf(loaded, shape) : 1,
        target: targetOf(target),
      });
      return answerOf(loaded, found);
    },
  }),
);
