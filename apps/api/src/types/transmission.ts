import { compensatedSum } from '@faultline/engine';
import { type ContagionRun, rowOf } from '@faultline/runner';
import { builder } from '../builder.ts';
import { Money } from '../values/money.ts';
import { connectionOf, type Listed } from '../values/paging.ts';
import { keyOfId } from './institution-key.ts';
import { Institution } from './institution-ref.ts';

/** What one debtor's distress cost one creditor over all rounds. */
interface TransmissionRef {
  readonly run: ContagionRun;
  readonly debtor: number;
  readonly creditor: number;
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
      resolve: ({ run, debtor, creditor }) =>
        run.outcome.ledger
          .linesTo(creditor)
          .filter(({ from }) => from === debtor)
          .map(({ round, amount }) => ({ run, round, amount })),
    }),
  }),
});

export interface TransmissionList extends Listed<TransmissionRef> {
  readonly run: ContagionRun;
  readonly amounts: Float64Array;
}

export const TransmissionConnection = connectionOf('Transmission', Transmission);
builder.objectField(TransmissionConnection, 'totalAmount', (t) =>
  t.field({
    type: Money,
    description: 'Over all pages.',
    resolve: ({ listed }) => {
      const { run, amounts } = listed as TransmissionList;
      return { amount: compensatedSum(amounts), of: run.snapshot };
    },
  }),
);

/** The ledger's lines between institutions, summed by pair, largest first; those of one institution where asked. */
export function listTransmissions(run: ContagionRun, of: string | null | undefined): TransmissionList {
  const { from, to, amounts } = run.outcome.ledger.pairs();
  const chosen =
    of == null
      ? -1
      : rowOf(run.snapshot.institutions.keys, keyOfId({ row: run.snapshotRow, columns: run.snapshot }, of));
  const places = Uint32Array.from(amounts.keys())
    .filter((place) => of == null || from[place] === chosen || to[place] === chosen)
    // Pairs come in order of creditor, then debtor; among equal amounts that order stays.
    .sort((left, right) => (amounts[right] ?? 0) - (amounts[left] ?? 0) || left - right);
  return {
    run,
    amounts: Float64Array.from(places, (place) => amounts[place] ?? 0),
    count: places.length,
    at(index) {
      const place = places[index] ?? 0;
      return { run, debtor: from[place] ?? 0, creditor: to[place] ?? 0, amount: amounts[place] ?? 0 };
    },
  };
}
