import { compensatedSum } from '@faultline/engine';
import { type ContagionRun, rowOf } from '@faultline/runner';
import { builder } from '../builder.ts';
import { Money } from '../values/money.ts';
import { connectionOf, type Listed } from '../values/paging.ts';
import { keyOfId } from './institution-key.ts';
import { Institution } from './institution-ref.ts';

/** What one institution cost another over all rounds. */
interface TransmissionRef {
  readonly run: ContagionRun;
  readonly from: number;
  readonly to: number;
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
  description: 'What one institution cost another; those to an institution add up to its contagion loss.',
  fields: (t) => ({
    from: t.field({
      type: Institution,
      description:
        'A debtor whose debts were written down, or a creditor that recalled its money. Itself, where others ran.',
      resolve: (ref) => institution(ref, ref.from),
    }),
    to: t.field({
      type: Institution,
      description: 'Whoever bore the loss.',
      resolve: (ref) => institution(ref, ref.to),
    }),
    amount: t.field({ type: Money, resolve: ({ amount, run }) => ({ amount, of: run.snapshot }) }),
    byRound: t.field({
      type: [RoundAmount],
      resolve: ({ run, from, to }) =>
        run.outcome.ledger
          .linesTo(to)
          .filter(({ channel, from: cause }) => channel !== 'SHOCK' && cause === from)
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
    // Pairs come in order of who lost, then who cost it; among equal amounts that order stays.
    .sort((left, right) => (amounts[right] ?? 0) - (amounts[left] ?? 0) || left - right);
  return {
    run,
    amounts: Float64Array.from(places, (place) => amounts[place] ?? 0),
    count: places.length,
    at(index) {
      const place = places[index] ?? 0;
      return { run, from: from[place] ?? 0, to: to[place] ?? 0, amount: amounts[place] ?? 0 };
    },
  };
}
