import type { MarketInsuranceFund } from '@faultline/runner';
import { builder } from '../../builder.ts';
import { Quality } from '../../values/enums.ts';
import { Money, Problem } from '../../values/money.ts';
import { type Answer, answerOf, digestFields } from '../answer.ts';
import { Snapshot } from '../snapshot-ref.ts';
import { bookQuality, CascadeBook, money } from './cascade-book.ts';
import { bookArguments, bookOf, guardrailsArgument, guardrailsOf, shocksArgument } from './market-arguments.ts';

// The smallest insurance fund that suffices for one market.

type FundRef = Answer<MarketInsuranceFund>;

const ShockFund = builder.objectRef<FundRef & { readonly place: number }>('ShockFund').implement({
  description: 'The smallest fund that suffices for one shock.',
  fields: (t) => ({
    shockRatio: t.field({ type: 'Finite', resolve: ({ found, place }) => found.request.shockRatios[place] ?? 0 }),
    fund: t.field({
      type: Money,
      resolve: (ref) => money(ref, ref.found.required.fundAmountByShock[ref.place] ?? 0),
    }),
  }),
});

const RequiredInsuranceFund = builder.objectRef<FundRef>('RequiredInsuranceFund').implement({
  description: 'The smallest insurance fund that leaves no more bad debt than the limit in a share of the shocks.',
  fields: (t) => ({
    ...digestFields(t),
    book: t.field({ type: CascadeBook, resolve: (ref) => ref }),
    fund: t.field({ type: Money, resolve: (ref) => money(ref, ref.found.required.fundAmount) }),
    quality: t.field({ type: Quality, description: 'That of the least certain figure in it.', resolve: bookQuality }),
    unsettledCount: t.int({
      description: 'Shocks whose cascade was not over after 20,000 rounds (MAX_ROUNDS): more may be asked of the fund.',
      resolve: ({ found }) => found.required.unsettledCount,
    }),
    byShock: t.field({
      type: [ShockFund],
      description: 'In the order given.',
      resolve: (ref) => ref.found.request.shockRatios.map((_, place) => ({ ...ref, place })),
    }),
  }),
});

const RequiredInsuranceFundResult = builder.unionType('RequiredInsuranceFundResult', {
  types: [RequiredInsuranceFund, Problem],
  resolveType: (found) => ('code' in found ? Problem : RequiredInsuranceFund),
});

builder.objectField(Snapshot, 'requiredInsuranceFund', (t) =>
  t.field({
    type: RequiredInsuranceFundResult,
    description: 'How large the insurance fund of one market has to be. The venue’s own fund is not counted.',
    args: {
      ...bookArguments(t.arg),
      shocks: shocksArgument(t.arg),
      badDebtLimit: t.arg({
        type: 'Decimal',
        required: true,
        defaultValue: 0,
        description: 'Bad debt that may be left, in the snapshot’s currency and scale; at least 0.',
      }),
      confidence: t.arg({
        type: 'Finite',
        required: true,
        defaultValue: 1,
        description: 'Share of the shocks in which the limit is kept, above 0 and at most 1.',
      }),
      guardrails: guardrailsArgument(t.arg),
    },
    resolve: async (loaded, { shocks, badDebtLimit, confidence, guardrails, ...given }, context) => {
      const asked = { shockRatios: shocks, badDebtLimitAmount: badDebtLimit, confidence };
      const found = await context.runner.markets.requiredInsuranceFund(
        loaded.columns,
        { ...bookOf(given), ...asked, guardrails: guardrailsOf(guardrails) },
        context.access.signal,
      );
      return answerOf(loaded, found);
    },
  }),
);
