import { isAggregate } from '@faultline/network';
import { type LossBearer as Bearer, bearersShock } from '@faultline/runner';
import { builder } from '../../builder.ts';
import { Money, Ratio, type RatioValue, ratioOf, worse } from '../../values/money.ts';
import { partArguments, partOf } from '../../values/paging.ts';
import { problemOf } from '../../values/problem-codes.ts';
import { ContagionResult, resultOf } from '../contagion-result.ts';
import { Institution } from '../institution-ref.ts';
import { ContagionModelInput, chosenModel } from '../model.ts';
import { capitalAt } from '../rows.ts';
import { bookQuality, money } from './cascade-book.ts';
import type { CascadeRef } from './cascade-round.ts';
import { Cascade } from './simulate-cascade.ts';

// Which institutions bear a cascade, and what their losses do to others.

type BearerRef = CascadeRef & { readonly bearer: Bearer };

const LossBearer = builder.objectRef<BearerRef>('LossBearer').implement({
  description:
    'What a cascade costs one institution, as the owner of accounts or as the venue; below 0 where it gains.',
  fields: (t) => ({
    institution: t.field({
      type: Institution,
      resolve: ({ loaded, bearer }) => ({ loaded, row: bearer.institution }),
    }),
    loss: t.field({ type: Money, resolve: (ref) => money(ref, ref.bearer.lossAmount) }),
    accountLoss: t.field({
      type: Money,
      description:
        'Of the equity of its accounts in the book, from the price before the shock to the last one, with what they were paid out. The shortfall of a position closed whole is the venue’s.',
      resolve: (ref) => money(ref, ref.bearer.accountLossAmount),
    }),
    venueLoss: t.field({
      type: Money,
      description:
        'Of the venue alone: what its insurance fund has less, and the bad debt that no fund covers. Whether the fund is part of the capital it states is not known.',
      resolve: (ref) => money(ref, ref.bearer.venueLossAmount),
    }),
    lossOverCapital: t.field({
      type: Ratio,
      description: 'The loss over its capital; none of an aggregate, or where capital is not stated or not positive.',
      resolve: overCapital,
    }),
    shockRatio: t.field({
      type: 'Finite',
      nullable: true,
      description:
        'Share of its capital that the shock of `contagion` takes: the loss over it, at most 1. Null where it gains, or has no capital of its own to lose.',
      resolve: ({ bearer }) => bearer.shockRatio,
    }),
  }),
});

function overCapital(ref: BearerRef): RatioValue {
  const { loaded, bearer } = ref;
  const capital = capitalAt(loaded, bearer.institution);
  const quality = worse(bookQuality(ref), capital.quality);
  if (isAggregate(loaded.columns, bearer.institution)) return { value: null, reason: 'AGGREGATE', quality };
  if (capital.amount <= 0) return { value: null, reason: 'NEGATIVE_OR_ZERO_EQUITY', quality };
  return ratioOf(bearer.lossAmount, capital.amount, quality);
}

builder.objectFields(Cascade, (t) => ({
  bearerCount: t.int({
    description: 'Institutions that lose or gain.',
    resolve: ({ found }) => found.bearers.length,
  }),
  bearers: t.field({
    type: [LossBearer],
    description:
      'Owners of the accounts in the book, and the venue; largest loss first, gains last. Whoever takes forced orders, and who earns the fees, is no institution of the snapshot; cash of isolated accounts and positions elsewhere are in no book of one market, so that a hedge there is not counted.',
    args: partArguments(t.arg),
    resolve: (ref, given) => partOf(ref.found.bearers, given).map((bearer) => ({ ...ref, bearer })),
  }),
  lossOutsideShock: t.field({
    type: Money,
    description: 'Losses of aggregates and of institutions without capital, which the shock of `contagion` leaves out.',
    resolve: (ref) =>
      money(
        ref,
        ref.found.bearers.reduce(
          (sum, { lossAmount, shockRatio }) => sum + (shockRatio === null ? Math.max(0, lossAmount) : 0),
          0,
        ),
      ),
  }),
  contagion: t.field({
    type: ContagionResult,
    description:
      'What the losses of its bearers do to others: a run whose shock takes from each its shockRatio. It is stored, and found again by whoever asks for that shock.',
    args: { model: t.arg({ type: ContagionModelInput }) },
    resolve: async ({ loaded, found }, { model }, context) => {
      const shock = bearersShock(loaded.columns, found.bearers);
      if (shock.length === 0 && found.bearers.some(({ lossAmount }) => lossAmount > 0))
        return problemOf(
          'NO_CAPITAL',
          'Nobody who loses in this cascade has capital of its own in this snapshot: import balance sheets of the owners of its accounts.',
        );
      return resultOf(
        await context.runner.contagion(context.access, { snapshotRow: loaded.row, ...chosenModel(model), shock }),
      );
    },
  }),
}));
