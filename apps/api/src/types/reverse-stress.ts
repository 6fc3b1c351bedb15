import type { ReverseStress as Found, STRESS_MODELS, Stressed, StressTarget } from '@faultline/runner';
import { builder } from '../builder.ts';
import { type Loaded, Money, Problem, Ratio, ratioOf } from '../values/money.ts';
import { DEFAULT_PAGE, firstArgument } from '../values/paging.ts';
import { problemOf } from '../values/problem-codes.ts';
import { AssetShockInput, assetFallsOf } from './asset-shock.ts';
import { Institution } from './institution-ref.ts';
import { leastCertainLink } from './link-quality.ts';
import { capitalAt } from './rows.ts';
import { Snapshot } from './snapshot-ref.ts';

// How large a shock must be: the reverse stress test of a snapshot.

interface StressRef {
  readonly loaded: Loaded;
  readonly found: Found;
}

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

const StressTargetInput = builder.inputType('StressTarget', {
  isOneOf: true,
  description: 'What the shock is to reach. Exactly one of the fields.',
  fields: (t) => ({
    failures: t.int({
      description: 'So many institutions have failed, those that had failed before the shock included; at least 1.',
    }),
    lossRatio: t.field({
      type: 'Finite',
      description: 'So large a share is lost of all obligations under EISENBERG_NOE, of all capital else; from 0 to 1.',
    }),
  }),
});

interface FailureRef extends StressRef {
  readonly stressed: Stressed;
  readonly row: number;
}

const fallOf = ({ found, stressed, row }: FailureRef) => stressed.severity * (found.unitFallAmount.get(row) ?? 0);

const StressFailure = builder.objectRef<FailureRef>('StressFailure').implement({
  description: 'An institution that fails after a shock of some severity.',
  fields: (t) => ({
    institution: t.field({ type: Institution, resolve: ({ loaded, row }) => ({ loaded, row }) }),
    fall: t.field({
      type: Money,
      description: 'What its own external assets lose.',
      resolve: (ref) => ({ amount: fallOf(ref), of: ref.loaded.columns }),
    }),
    fallOverCapital: t.field({
      type: Ratio,
      description: 'The fall over its capital: below 1 it would have survived alone.',
      resolve: (ref) => {
        const { amount, quality } = capitalAt(ref.loaded, ref.row);
        if (amount <= 0) return { value: null, reason: 'NEGATIVE_OR_ZERO_EQUITY' as const, quality };
        return ratioOf(fallOf(ref), amount, quality);
      },
    }),
    failedBefore: t.boolean({
      description: 'True where it fails without any shock.',
      resolve: ({ found, row }) => found.unshocked.failed.includes(row),
    }),
  }),
});

const StressedSystem = builder.objectRef<StressRef & { readonly stressed: Stressed }>('StressedSystem').implement({
  description: 'The snapshot after the shock of one severity.',
  fields: (t) => ({
    severity: t.field({ type: 'Finite', resolve: ({ stressed }) => stressed.severity }),
    failedCount: t.int({ resolve: ({ stressed }) => stressed.failed.length }),
    failed: t.field({
      type: [StressFailure],
      description: 'In canonical order.',
      args: { first: firstArgument(t.arg) },
      resolve: (ref, { first }) => ref.stressed.failed.slice(0, first ?? DEFAULT_PAGE).map((row) => ({ ...ref, row })),
    }),
    loss: t.field({
      type: Money,
      description: 'Unpaid obligations under EISENBERG_NOE, else lost capital; the shock’s own part included.',
      resolve: ({ loaded, stressed }) => ({ amount: stressed.lossAmount, of: loaded.columns }),
    }),
    lossRatio: t.field({
      type: Ratio,
      description: 'Loss over all obligations under EISENBERG_NOE, else over all capital.',
      resolve: ({ loaded, found, stressed }) =>
        ratioOf(stressed.lossAmount, found.losableAmount, leastCertainLink(loaded.columns)),
    }),
  }),
});

const ReverseStress = builder.objectRef<StressRef>('ReverseStress').implement({
  description:
    'The smallest shock of one shape that reaches a target. Its digest names everything it is a function of.',
  fields: (t) => ({
    digest: t.string({
      description: 'SHA-256 of snapshot digest, model, shape, target and engine version.',
      resolve: ({ found }) => found.digest,
    }),
    engineVersion: t.string({ resolve: ({ found }) => found.engineVersion }),
    model: t.field({ type: StressModel, resolve: ({ found }) => found.request.model }),
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
      description: 'At the first severity that shows the target, above the infimum by rounding. Null where none does.',
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
    resolve: (loaded, { model, shape, target }, context) => {
      const found = context.runner.reverseStress(loaded.columns, {
        model,
        shape: shape ? assetFallsOf(loaded, shape) : 1,
        target: targetOf(target),
      });
      return 'code' in found ? problemOf(found.code, found.message, ...found.path) : { loaded, found };
    },
  }),
);

function targetOf({ failures, lossRatio }: typeof StressTargetInput.$inferInput): StressTarget {
  return failures == null ? { lossRatio: lossRatio ?? 0 } : { failures };
}
