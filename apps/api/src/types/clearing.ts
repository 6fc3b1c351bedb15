import { compensatedSum } from '@faultline/engine';
import { type ContagionRun, rowOf } from '@faultline/runner';
import { builder } from '../builder.ts';
import { Money, Ratio, ratioOf } from '../values/money.ts';
import { connectionOf, DEFAULT_PAGE, firstArgument, type Listed, pageOf, pagingArguments } from '../values/paging.ts';
import { keyOfId } from './institution-key.ts';
import { InstitutionLoss } from './institution-loss.ts';
import { Institution } from './institution-ref.ts';
import { loadedOf, Run } from './run.ts';
import { settlementQuality } from './settlement-quality.ts';

// What is paid on debts where a model settles them: the greatest and the least clearing vector, never one for the other.

type Clearing = NonNullable<ContagionRun['outcome']['clearing']>;

/** One institution's debts in a run that settles them. */
interface PaymentRef {
  readonly run: ContagionRun;
  readonly clearing: Clearing;
  readonly row: number;
}

const greatestOf = ({ clearing, row }: PaymentRef) => clearing.greatestPaymentAmount[row] ?? 0;
const leastOf = ({ clearing, row }: PaymentRef) => clearing.leastPaymentAmount[row] ?? 0;
const owedBy = ({ clearing, row }: PaymentRef) => clearing.obligationAmount[row] ?? 0;

const InstitutionClearing = builder.objectRef<PaymentRef>('InstitutionClearing').implement({
  description:
    'What one institution owes and pays, creditors outside the snapshot included unless the model pays them first.',
  fields: (t) => ({
    institution: t.field({ type: Institution, resolve: ({ run, row }) => ({ loaded: loadedOf(run), row }) }),
    obligations: t.field({ type: Money, resolve: (ref) => moneyOf(ref, owedBy(ref)) }),
    greatestPayment: t.field({
      type: Money,
      description: 'In the greatest clearing vector: nobody can pay more than this.',
      resolve: (ref) => moneyOf(ref, greatestOf(ref)),
    }),
    leastPayment: t.field({
      type: Money,
      description: 'In the least clearing vector: what is paid when everybody expects the worst.',
      resolve: (ref) => moneyOf(ref, leastOf(ref)),
    }),
    greatestShortfall: t.field({
      type: Money,
      description: 'Obligations less payment in the greatest clearing vector.',
      resolve: (ref) => moneyOf(ref, owedBy(ref) - greatestOf(ref)),
    }),
    leastShortfall: t.field({
      type: Money,
      description: 'Obligations less payment in the least clearing vector.',
      resolve: (ref) => moneyOf(ref, owedBy(ref) - leastOf(ref)),
    }),
    greatestRecovery: t.field({
      type: Ratio,
      description: 'Greatest payment over obligations; none where nothing is owed.',
      resolve: (ref) => recoveryOf(ref, greatestOf(ref)),
    }),
    leastRecovery: t.field({
      type: Ratio,
      description: 'Least payment over obligations; none where nothing is owed.',
      resolve: (ref) => recoveryOf(ref, leastOf(ref)),
    }),
    defaultRound: t.int({
      nullable: true,
      description:
        'Of the default rounds of the run, from 1; null for who pays all its debts in the greatest clearing vector, those outside that are paid first included.',
      resolve: ({ clearing, row }) => defaultRoundsOf(clearing).get(row) ?? null,
    }),
  }),
});

function moneyOf({ run }: PaymentRef, amount: number) {
  return { amount, of: run.snapshot };
}

function recoveryOf(ref: PaymentRef, payment: number) {
  return ratioOf(payment, owedBy(ref), settlementQuality(loadedOf(ref.run)));
}

const known = new WeakMap<Clearing, ReadonlyMap<number, number>>();

/** The default round of each row that has one, from 1. */
function defaultRoundsOf(clearing: Clearing): ReadonlyMap<number, number> {
  const before = known.get(clearing);
  if (before) return before;
  const rounds = new Map(clearing.defaultRounds.flatMap((rows, place) => rows.map((row) => [row, place + 1] as const)));
  known.set(clearing, rounds);
  return rounds;
}

const PaymentConnection = connectionOf('Payment', InstitutionClearing);

/** Who has a balance sheet, whatever its capital: what is left unpaid in the least vector descending, then what is owed. */
function listPayments(run: ContagionRun, clearing: Clearing): Listed<PaymentRef> {
  const { obligationAmount, leastPaymentAmount } = clearing;
  const rows = [...obligationAmount.keys()].filter((row) => isSettled(clearing, row));
  const owed = (row: number) => obligationAmount[row] ?? 0;
  const unpaid = (row: number) => owed(row) - (leastPaymentAmount[row] ?? 0);
  rows.sort((left, right) => unpaid(right) - unpaid(left) || owed(right) - owed(left) || left - right);
  return { count: rows.length, at: (index) => ({ run, clearing, row: rows[index] ?? 0 }) };
}

function isSettled({ obligationAmount }: Clearing, row: number): boolean {
  return row >= 0 && !Number.isNaN(obligationAmount[row] ?? Number.NaN);
}

builder.objectField(InstitutionLoss, 'clearing', (t) =>
  t.field({
    type: InstitutionClearing,
    nullable: true,
    description: 'Null under models that do not settle debts.',
    resolve: ({ run, row }) => {
      const { clearing } = run.outcome;
      return clearing && { run, clearing, row };
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
      description: 'What all creditors go without in the greatest clearing vector, those the model pays first aside.',
      resolve: ({ run, clearing }) => shortfallOf(run, clearing, clearing.greatestPaymentAmount),
    }),
    leastShortfall: t.field({
      type: Money,
      description: 'What all creditors go without in the least clearing vector, those the model pays first aside.',
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
        'Who cannot pay in full in the greatest clearing vector, by round of the fictitious default algorithm: in the first even if all others pay, in each later one because of the defaults before.',
      resolve: ({ run, clearing }) => clearing.defaultRounds.map((rows, place) => ({ run, round: place + 1, rows })),
    }),
    payments: t.field({
      type: PaymentConnection,
      description:
        'Of every institution with a balance sheet, without capital too: what it leaves unpaid in the least clearing vector descending, then what it owes.',
      args: pagingArguments(t.arg),
      resolve: ({ run, clearing }, given, context, info) =>
        pageOf(listPayments(run, clearing), given, { context, info, parent: run.stored.digest }),
    }),
    payment: t.field({
      type: InstitutionClearing,
      nullable: true,
      description: 'Null for an institution of another snapshot, or without a balance sheet.',
      args: { institution: t.arg.id({ required: true }) },
      resolve: ({ run, clearing }, { institution }) => {
        const row = rowOf(run.snapshot.institutions.keys, keyOfId(loadedOf(run), institution));
        return isSettled(clearing, row) ? { run, clearing, row } : null;
      },
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
