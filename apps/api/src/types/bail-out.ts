import { compensatedSum, type BailOut as Given } from '@faultline/engine';
import type { BailOutComparison, Kept } from '@faultline/runner';
import { builder } from '../builder.ts';
import { Quality } from '../values/enums.ts';
import { Money, Problem } from '../values/money.ts';
import { DEFAULT_PAGE, firstArgument } from '../values/paging.ts';
import { type Answer, answerOf, keptFields } from './answer.ts';
import { AssetShockInput, assetFallsOf } from './asset-shock.ts';
import { Institution } from './institution-ref.ts';
import { settlementQuality } from './settlement-quality.ts';
import { Snapshot } from './snapshot-ref.ts';

// Whom a budget should go to: the bail-out of a snapshot.

type BailOutRef = Answer<Kept<BailOutComparison>>;

interface InjectionsRef extends BailOutRef {
  readonly amounts: Float64Array;
  /** Null where the injections leave nobody in default. */
  readonly failed: Uint8Array | null;
}

const Injection = builder.objectRef<InjectionsRef & { readonly place: number }>('Injection').implement({
  description: 'Cash for one institution before obligations are cleared.',
  fields: (t) => ({
    institution: t.field({
      type: Institution,
      resolve: ({ loaded, found, place }) => ({ loaded, row: found.network.rows[place] ?? 0 }),
    }),
    amount: t.field({
      type: Money,
      resolve: ({ loaded, amounts, place }) => ({ amount: amounts[place] ?? 0, of: loaded.columns }),
    }),
    defaults: t.boolean({
      description: 'True where the institution defaults all the same.',
      resolve: ({ failed, place }) => failed?.[place] === 1,
    }),
  }),
});

const injectionsOf = (ref: InjectionsRef, first: number | null | undefined) =>
  [...ref.amounts.keys()]
    .filter((place) => (ref.amounts[place] ?? 0) > 0)
    .sort((left, right) => (ref.amounts[right] ?? 0) - (ref.amounts[left] ?? 0) || left - right)
    .slice(0, first ?? DEFAULT_PAGE)
    .map((place) => ({ ...ref, place }));

const Injections = builder.objectRef<InjectionsRef>('Injections').implement({
  description: 'Who is given how much.',
  fields: (t) => ({
    total: t.field({
      type: Money,
      resolve: ({ loaded, amounts }) => ({ amount: compensatedSum(amounts), of: loaded.columns }),
    }),
    count: t.int({
      description: 'Institutions that are given anything.',
      resolve: ({ amounts }) => amounts.filter((amount) => amount > 0).length,
    }),
    list: t.field({
      type: [Injection],
      description: 'Largest first.',
      args: { first: firstArgument(t.arg) },
      resolve: (ref, { first }) => injectionsOf(ref, first),
    }),
  }),
});

const BailOutOutcome = builder.objectRef<BailOutRef & { readonly given: Given }>('BailOutOutcome').implement({
  description: 'What one way of using the budget comes to once obligations are cleared.',
  fields: (t) => ({
    injections: t.field({
      type: Injections,
      resolve: ({ loaded, found, given }) => ({ loaded, found, amounts: given.injectionAmount, failed: given.failed }),
    }),
    totalPayments: t.field({
      type: Money,
      description: 'Paid by all institutions in the greatest clearing vector, to creditors outside included.',
      resolve: ({ loaded, given }) => ({ amount: given.totalPayments, of: loaded.columns }),
    }),
    shortfall: t.field({
      type: Money,
      description: 'Obligations less payments.',
      resolve: ({ loaded, found, given }) => ({
        amount: Math.max(0, found.network.totalObligations - given.totalPayments),
        of: loaded.columns,
      }),
    }),
    defaultCount: t.int({
      description: 'Institutions that cannot pay in full.',
      resolve: ({ given }) => given.failed.reduce((count, flag) => count + flag, 0),
    }),
  }),
});

const BailOut = builder.objectRef<BailOutRef>('BailOut').implement({
  description:
    'The best use of a budget after a shock under Eisenberg-Noe clearing: cash goes where it raises total payments most. Its digest names everything it is a function of.',
  fields: (t) => ({
    ...keptFields(t, 'shock, budget'),
    budget: t.field({
      type: Money,
      resolve: ({ loaded, found }) => ({ amount: found.request.budgetAmount, of: loaded.columns }),
    }),
    obligations: t.field({
      type: Money,
      description: 'All that institutions owe each other and outside.',
      resolve: ({ loaded, found }) => ({ amount: found.network.totalObligations, of: loaded.columns }),
    }),
    quality: t.field({
      type: Quality,
      description:
        'That of the least certain exposure or balance sheet: every payment depends on all of them. At best DERIVED.',
      resolve: ({ loaded }) => settlementQuality(loaded),
    }),
    without: t.field({
      type: BailOutOutcome,
      description: 'Nobody is given anything.',
      resolve: (ref) => ({ ...ref, given: ref.found.without }),
    }),
    optimal: t.field({
      type: BailOutOutcome,
      description: 'No use of the budget makes total payments larger. The value is unique, the injections need not be.',
      resolve: (ref) => ({ ...ref, given: ref.found.optimal }),
    }),
    totalPaymentsAtMost: t.field({
      type: Money,
      description:
        'An upper bound from the prices of the linear programme, which holds whatever the solver did: equal to the optimum’s payments but for rounding.',
      resolve: ({ loaded, found }) => ({ amount: found.optimal.totalPaymentsAtMost, of: loaded.columns }),
    }),
    greedy: t.field({
      type: BailOutOutcome,
      description: 'A baseline: cash goes to whoever’s next unit raises payments most, until it is cured, and so on.',
      resolve: (ref) => ({ ...ref, given: ref.found.greedy }),
    }),
    noDefault: t.field({
      type: Injections,
      description: 'The least cash, for each institution and in sum, after which nobody defaults; whatever the budget.',
      resolve: ({ loaded, found }) => ({ loaded, found, amounts: found.noDefaultAmount, failed: null }),
    }),
  }),
});

const BailOutResult = builder.unionType('BailOutResult', {
  types: [BailOut, Problem],
  resolveType: (found) => ('code' in found ? Problem : BailOut),
});

builder.objectField(Snapshot, 'bailOut', (t) =>
  t.field({
    type: BailOutResult,
    description: 'Whom a budget should go to after a shock, and how much it would take to help everybody.',
    args: {
      budget: t.arg({
        type: 'Decimal',
        required: true,
        description: 'In the snapshot’s currency and scale; at least 0.',
      }),
      shock: t.arg({ type: AssetShockInput, required: true }),
    },
    resolve: async (loaded, { budget, shock }, context) => {
      const found = await context.runner.questions.bailOut(context.access, loaded, {
        budgetAmount: budget,
        shock: assetFallsOf(loaded, shock),
      });
      return answerOf(loaded, found);
    },
  }),
);
