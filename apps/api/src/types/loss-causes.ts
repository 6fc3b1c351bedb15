import { CHANNELS, causesOf, type LossCause, type LossOrigin, originsOf, SHOCK } from '@faultline/engine';
import { builder } from '../builder.ts';
import { Money } from '../values/money.ts';
import { DEFAULT_PAGE, firstArgument } from '../values/paging.ts';
import { Exposure } from './exposure.ts';
import { InstitutionLoss, type LossRef } from './institution-loss.ts';
import { Institution } from './institution-ref.ts';
import { claimPositions } from './rows.ts';

const LossChannel = builder.enumType('LossChannel', {
  values: CHANNELS,
  description:
    'SHOCK: imposed from outside. COUNTERPARTY: a claim written down. FUNDING: a debt that was not prolonged.',
});

interface CauseRef extends LossCause {
  readonly loss: LossRef;
}

const institutionAt = ({ run }: LossRef, row: number) => ({
  loaded: { row: run.snapshotRow, columns: run.snapshot },
  row,
});

const Cause = builder.objectRef<CauseRef>('LossCause').implement({
  description: 'What one institution, or the shock, cost another over all rounds.',
  fields: (t) => ({
    channel: t.field({ type: LossChannel, resolve: ({ channel }) => channel }),
    amount: t.field({ type: Money, resolve: ({ amount, loss }) => ({ amount, of: loss.run.snapshot }) }),
    institution: t.field({
      type: Institution,
      nullable: true,
      description:
        'Whose debts were written down, or who recalled its money; the institution itself where haircuts rose or others ran on it. Null for the shock.',
      resolve: ({ from, loss }) => (from === SHOCK ? null : institutionAt(loss, from)),
    }),
    exposures: t.field({
      type: [Exposure],
      description:
        'All exposures it came through: the claims that were written down, or those of who recalled its money. `without` of the run answers what would have been without them. Empty for the shock, and for what an institution cost itself.',
      resolve: (cause) => exposuresOf(cause),
    }),
    loss: t.field({
      type: InstitutionLoss,
      nullable: true,
      description: 'What befell that institution itself, whose causes are the next step back; null for the shock.',
      resolve: ({ from, loss: { run } }) => (from === SHOCK ? null : { run, row: from }),
    }),
  }),
});

/** A claim written down is one of whoever bore the loss; funding recalled is a claim of whoever recalled it. */
function exposuresOf({ channel, from, loss: { run, row } }: CauseRef) {
  if (from === SHOCK || from === row) return [];
  const [creditor, debtor] = channel === 'FUNDING' ? [from, row] : [row, from];
  const loaded = { row: run.snapshotRow, columns: run.snapshot };
  const leftOut = new Set(run.stored.without);
  return [...claimPositions(loaded, creditor)]
    .filter((position) => run.snapshot.exposures.debtors[position] === debtor && !leftOut.has(position))
    .map((position) => ({ loaded, position }));
}

interface OriginRef extends LossOrigin {
  readonly loss: LossRef;
}

const Origin = builder.objectRef<OriginRef>('LossOrigin').implement({
  description:
    'A part of a loss walked back to where it began: the shock to an institution, its earlier failure, or higher haircuts for everybody.',
  fields: (t) => ({
    institution: t.field({ type: Institution, resolve: ({ row, loss }) => institutionAt(loss, row) }),
    amount: t.field({ type: Money, resolve: ({ amount, loss }) => ({ amount, of: loss.run.snapshot }) }),
    failedBefore: t.boolean({
      description: 'True where it was not shocked but had no capital left to begin with.',
      resolve: ({ row, loss }) => !((loss.run.outcome.capital[row] ?? Number.NaN) > 0),
    }),
  }),
});

builder.objectField(InstitutionLoss, 'causes', (t) =>
  t.field({
    type: [Cause],
    description: 'Why: who cost it what, the shock included, largest first. All of them add up to the loss.',
    args: { first: firstArgument(t.arg) },
    resolve: (loss, { first }) =>
      causesOf(loss.run.outcome, loss.row)
        .slice(0, first ?? DEFAULT_PAGE)
        .map((cause) => ({ ...cause, loss })),
  }),
);

builder.objectField(InstitutionLoss, 'origins', (t) =>
  t.field({
    type: [Origin],
    description:
      'Where the loss began: each loss carried back to its causes in proportion to what they cost, until the shock, an earlier failure or a rise of haircuts for everybody. All of them and `selfFulfillingLoss` add up to the loss.',
    args: { first: firstArgument(t.arg) },
    resolve: (loss, { first }) =>
      originsOf(loss.run.outcome, loss.row)
        .parts.slice(0, first ?? DEFAULT_PAGE)
        .map((origin) => ({ ...origin, loss })),
  }),
);

builder.objectField(InstitutionLoss, 'selfFulfillingLoss', (t) =>
  t.field({
    type: Money,
    description:
      'The part of the loss without an origin: it comes from institutions that do not pay each other because they are not paid, as may be in the least clearing vector. Of a system of more than a thousand institutions also a loss whose origins are lost among the digits.',
    resolve: (loss) => ({ amount: originsOf(loss.run.outcome, loss.row).selfFulfillingAmount, of: loss.run.snapshot }),
  }),
);
