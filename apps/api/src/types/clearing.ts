import { compensatedSum } from '@faultline/engine';
import type { ContagionRun } from '@faultline/runner';
import { builder } from '../builder.ts';
import { Money, Ratio, ratioOf } from '../values/money.ts';
import { DEFAULT_PAGE, firstArgument } from '../values/paging.ts';
import { InstitutionLoss, type LossRef } from './institution-loss.ts';
import { Institution } from './institution-ref.ts';
import { leastCertainLink } from './link-quality.ts';
import { loadedOf, Run } from './run.ts';

// What is paid on debts where a model settles them: the greatest and the least clearing vector, never one for the other.

type Clearing = NonNullable<ContagionRun['outcome']['clearing']>;

interface PaymentsRef {
  readonly loss: LossRef;
  readonly clearing: Clearing;
}

const InstitutionClearing = builder.objectRef<PaymentsRef>('InstitutionClearing').implement({
  description: 'What one institution owes and pays, creditors outside the snapshot included.',
  fields: (t) => ({
    obligations: t.field({ type: Money, resolve: (ref) => moneyAt(ref, ref.clearing.obligationAmount) }),
    greatestPayment: t.field({
      type: Money,
      description: 'In the greatest clearing vector: nobody can pay more than this.',
      resolve: (ref) => moneyAt(ref, ref.clearing.greatestPaymentAmount),
    }),
    leastPayment: t.field({
      type: Money,
      description: 'In the least clearing vector: what is paid when everybody expects the worst.',
      resolve: (ref) => moneyAt(ref, ref.clearing.leastPaymentAmount),
    }),
    greatestRecovery: t.field({
      type: Ratio,
      description: 'Greatest payment over obligations; none where nothing is owed.',
      resolve: (ref) => recoveryOf(ref, ref.clearing.greatestPaymentAmount),
    }),
    leastRecovery: t.field({
      type: Ratio,
      description: 'Least payment over obligations; none where nothing is owed.',
      resolve: (ref) => recoveryOf(ref, ref.clearing.leastPaymentAmount),
    }),
  }),
});

function moneyAt({ loss: { run, row } }: PaymentsRef, amounts: Float64Array) {
  return { amount: amounts[row] ?? 0, of: run.snapshot };
}

function recoveryOf({ loss: { run, row }, clearing }: PaymentsRef, payments: Float64Array) {
  return ratioOf(payments[row] ?? 0, clearing.obligationAmount[row] ?? 0, leastCertainLink(run.snapshot));
}

builder.objectField(InstitutionLoss, 'clearing', (t) =>
  t.field({
    type: InstitutionClearing,
    nullable: true,
    description: 'Null under models that do not settle debts.',
    resolve: (loss) => {
      const { clearing } = loss.run.outcome;
      return clearing && { loss, clearing };
    },
  }),
);

interface RunClearingRef {
  readonly run: ContagionRun;
  readonly clearing: Clearing;
}

interface DefaultRoundRef {
  readonly run: ContagionRun;
  readonly round: number;
  readonly rows: readonly number[];
}

const DefaultRound = builder.objectRef<DefaultRoundRef>('DefaultRound').implement({
  fields: (t) => ({
    round: t.exposeInt('round'),
    count: t.int({ resolve: ({ rows }) => rows.length }),
    institutions: t.field({
      type: [Institution],
      args: { first: firstArgument(t.arg) },
      resolve: ({ run, rows }, { first }) =>
        rows.slice(0, first ?? DEFAULT_PAGE).map((row) => ({ loaded: loadedOf(run), row })),
    }),
  }),
});

const RunClearing = builder.objectRef<RunClearingRef>('RunClearing').implement({
  description: 'How all debts are settled.',
  fields: (t) => ({
    greatestShortfall: t.field({
      type: Money,
      description: 'What all creditors go without in the greatest clearing vector.',
      resolve: ({ run, clearing }) => shortfallOf(run, clearing, clearing.greatestPaymentAmount),
    }),
    leastShortfall: t.field({
      type: Money,
      description: 'What all creditors go without in the least clearing vector.',
      resolve: ({ run, clearing }) => shortfallOf(run, clearing, clearing.leastPaymentAmount),
    }),
    isUnique: t.boolean({
      description:
        'True where the greatest and the least clearing vector are the same, to 1e-9 of the largest obligation.',
      resolve: ({ clearing }) => clearing.isUnique,
    }),
    defaultRounds: t.field({
      type: [DefaultRound],
      description:
        'Who cannot pay in full, by round of the fictitious default algorithm: in the first even if all others pay, in each later one because of the defaults before.',
      resolve: ({ run, clearing }) => clearing.defaultRounds.map((rows, place) => ({ run, round: place + 1, rows })),
    }),
  }),
});

function shortfallOf(run: ContagionRun, { obligationAmount }: Clearing, payments: Float64Array) {
  const missing = obligationAmount.map((owed, row) => (Number.isNaN(owed) ? 0 : owed - (payments[row] ?? 0)));
  return { amount: compensatedSum(missing), of: run.snapshot };
}

builder.objectField(Run, 'clearing', (t) =>
  t.field({
    type: RunClearing,
    nullable: true,
    description: 'Null under models that do not settle debts.',
    resolve: (run) => run.outcome.clearing && { run, clearing: run.outcome.clearing },
  }),
);
