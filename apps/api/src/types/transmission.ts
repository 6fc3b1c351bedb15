import { compensatedSum } from '@faultline/engine';
import type { ContagionRun } from '@faultline/runner';
import { builder } from '../builder.ts';
import { readGlobalId } from '../values/global-ids.ts';
import { Money } from '../values/money.ts';
import { connectionOf, type Listed } from '../values/paging.ts';
import { Institution } from './institution-ref.ts';

/** What one debtor's distress cost one creditor, round by round. */
interface TransmissionRef {
  readonly run: ContagionRun;
  readonly debtor: number;
  readonly creditor: number;
  readonly byRound: ReadonlyMap<number, number>;
  readonly amount: number;
}

const institution = ({ run }: TransmissionRef, row: number) => ({
  loaded: { row: run.snapshotRow, columns: run.snapshot },
  row,
});

const RoundAmount = builder.objectRef<{ run: ContagionRun; round: number; amount: number }>('RoundAmount').implement({
  fields: (t) => ({
    round: t.exposeInt('round'),
    amount: t.field({ type: Money, resolve: ({ run, amount }) => ({ amount, of: run.snapshot }) }),
  }),
});

export const Transmission = builder.objectRef<TransmissionRef>('Transmission').implement({
  description: 'A loss a debtor’s distress caused its creditor; those to a creditor add up to its contagion loss.',
  fields: (t) => ({
    debtor: t.field({ type: Institution, resolve: (ref) => institution(ref, ref.debtor) }),
    creditor: t.field({ type: Institution, resolve: (ref) => institution(ref, ref.creditor) }),
    amount: t.field({ type: Money, resolve: ({ amount, run }) => ({ amount, of: run.snapshot }) }),
    byRound: t.field({
      type: [RoundAmount],
      resolve: ({ run, byRound }) => [...byRound].map(([round, amount]) => ({ run, round, amount })),
    }),
  }),
});

export interface TransmissionList extends Listed<TransmissionRef> {
  readonly run: ContagionRun;
  readonly all: readonly TransmissionRef[];
}

export const TransmissionConnection = connectionOf('Transmission', Transmission);
builder.objectField(TransmissionConnection, 'totalAmount', (t) =>
  t.field({
    type: Money,
    description: 'Over all pages.',
    resolve: ({ listed }) => {
      const { run, all } = listed as TransmissionList;
      return { amount: compensatedSum(all.map(({ amount }) => amount)), of: run.snapshot };
    },
  }),
);

/** The ledger's lines between institutions, summed by pair, largest first; those of one institution where asked. */
export function listTransmissions(run: ContagionRun, of: string | null | undefined): TransmissionList {
  const { ledger } = run.outcome;
  const { keys, count } = run.snapshot.institutions;
  const chosen = of == null ? -1 : keys.indexOf(readGlobalId(of)?.key ?? '');
  const pairs = new Map<number, Map<number, number>>();
  for (let line = 0; line < ledger.count; line++) {
    const [from = -1, to = 0] = [ledger.from[line], ledger.to[line]];
    if (from < 0 || (of != null && from !== chosen && to !== chosen)) continue;
    const pair = from * count + to;
    const byRound = pairs.get(pair) ?? new Map<number, number>();
    const round = ledger.rounds[line] ?? 0;
    byRound.set(round, (byRound.get(round) ?? 0) + (ledger.amounts[line] ?? 0));
    pairs.set(pair, byRound);
  }
  const all = [...pairs]
    .map(([pair, byRound]) => ({
      run,
      debtor: Math.floor(pair / count),
      creditor: pair % count,
      byRound,
      amount: compensatedSum(byRound.values()),
    }))
    .sort((left, right) => right.amount - left.amount || left.debtor - right.debtor || left.creditor - right.creditor);
  return {
    run,
    all,
    count: all.length,
    at(index) {
      const found = all[index];
      if (!found) throw new Error(`transmission ${index} is outside the list`);
      return found;
    },
  };
}
