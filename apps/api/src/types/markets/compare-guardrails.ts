import {
  GUARDRAILS,
  type CascadeMeasures as Measures,
  type GuardrailStanding as Standing,
  type GuardrailVerdict as Verdict,
} from '@faultline/engine';
import { type MarketLeague, MOST_SETS } from '@faultline/runner';
import { builder } from '../../builder.ts';
import { Money, Problem } from '../../values/money.ts';
import { type Answer, answerOf, digestFields } from '../answer.ts';
import { Snapshot } from '../snapshot-ref.ts';
import { CascadeBook, money } from './cascade-book.ts';
import { EACH_ALONE, Guardrail, GuardrailInput } from './guardrail.ts';
import { GuardrailCost } from './guardrail-cost.ts';
import { bookArguments, bookOf, guardrailsOf, shocksArgument } from './market-arguments.ts';

// Guardrails beside each other and beside none, on identical shocks to one market.

type LeagueRef = Answer<MarketLeague>;

const CascadeMeasures = builder.objectRef<LeagueRef & { readonly measures: Measures }>('CascadeMeasures').implement({
  description: 'What is compared: means, and where it says so the largest, over all shocks of the league.',
  fields: (t) => ({
    meanFinalPrice: t.field({
      type: Money,
      description: 'Mean over the shocks.',
      resolve: (ref) => money(ref, ref.measures.meanFinalPrice),
    }),
    largestMoveRatio: t.field({
      type: 'Finite',
      description: 'Farthest from the price before the shock, as a share of it.',
      resolve: ({ measures }) => measures.largestMoveRatio,
    }),
    largestAmplification: t.field({
      type: 'Finite',
      nullable: true,
      description:
        'Of all shocks, the largest total move over the shock itself: 1 where nothing mechanical is added. Defined here, as amplification of a Cascade is. Null where no shock is other than 0.',
      resolve: ({ measures }) => measures.largestAmplification,
    }),
    meanMechanicalMoveRatio: t.field({
      type: 'Finite',
      description: 'Mean over the shocks.',
      resolve: ({ measures }) => measures.meanMechanicalMoveRatio,
    }),
    meanBadDebt: t.field({
      type: Money,
      description: 'Mean over the shocks.',
      resolve: (ref) => money(ref, ref.measures.meanBadDebtAmount),
    }),
    largestBadDebt: t.field({
      type: Money,
      description: 'Of the worst shock.',
      resolve: (ref) => money(ref, ref.measures.largestBadDebtAmount),
    }),
    meanLiquidatedNotional: t.field({
      type: Money,
      description: 'Mean over the shocks.',
      resolve: (ref) => money(ref, ref.measures.meanLiquidatedNotionalAmount),
    }),
    unsettledCount: t.int({
      description:
        'Shocks whose cascade was not over after 20,000 rounds (MAX_ROUNDS): figures are what had happened by then.',
      resolve: ({ measures }) => measures.unsettledCount,
    }),
  }),
});

const GuardrailVerdict = builder.enumType('GuardrailVerdict', {
  description: 'Of mean bad debt, mean absolute mechanical move and mean liquidated notional, against no guardrail.',
  values: {
    HELPS: { description: 'None is more and some are less.' },
    NEUTRAL: { description: 'All are the same.' },
    HARMS: { description: 'None is less and some are more.' },
    MIXED: { description: 'Some are less and some are more.' },
  } satisfies Record<Verdict, object>,
});

const GuardrailStanding = builder
  .objectRef<LeagueRef & { readonly standing: Standing }>('GuardrailStanding')
  .implement({
    description: 'One set of guardrails against none on the same shocks.',
    fields: (t) => ({
      guardrails: t.field({
        type: [Guardrail],
        resolve: ({ standing }) =>
          standing.settings.flatMap(({ name }) => GUARDRAILS.find((known) => known.name === name) ?? []),
      }),
      rank: t.int({
        description: '1 for the least mean bad debt, then mechanical move, then cost; equal ones share it.',
        resolve: ({ standing }) => standing.rank,
      }),
      verdict: t.field({ type: GuardrailVerdict, resolve: ({ standing }) => standing.verdict }),
      measures: t.field({ type: CascadeMeasures, resolve: (ref) => ({ ...ref, measures: ref.standing.measures }) }),
      cost: t.field({
        type: GuardrailCost,
        description: 'Mean over the shocks.',
        resolve: (ref) => ({ ...ref, cost: ref.standing.cost }),
      }),
    }),
  });

const GuardrailLeague = builder.objectRef<LeagueRef>('GuardrailLeague').implement({
  description: 'What rules would have changed in a cascade, and at what cost. Behaviour stays as it is.',
  fields: (t) => ({
    ...digestFields(t),
    book: t.field({ type: CascadeBook, resolve: (ref) => ref }),
    shocks: t.field({
      type: ['Finite'],
      description: 'Price moves all figures are means over, as asked for.',
      resolve: ({ found }) => [...found.request.shockRatios],
    }),
    baseline: t.field({
      type: CascadeMeasures,
      description: 'Without guardrails.',
      resolve: (ref) => ({ ...ref, measures: ref.found.league.baseline }),
    }),
    standings: t.field({
      type: [GuardrailStanding],
      description: 'In the order given.',
      resolve: (ref) => ref.found.league.standings.map((standing) => ({ ...ref, standing })),
    }),
  }),
});

const GuardrailLeagueResult = builder.unionType('GuardrailLeagueResult', {
  types: [GuardrailLeague, Problem],
  resolveType: (found) => ('code' in found ? Problem : GuardrailLeague),
});

builder.objectField(Snapshot, 'compareGuardrails', (t) =>
  t.field({
    type: GuardrailLeagueResult,
    description: 'Guardrails beside each other and beside none, on identical shocks to one market.',
    args: {
      ...bookArguments(t.arg),
      shocks: shocksArgument(t.arg),
      guardrails: t.arg({
        type: t.arg.listRef(t.arg.listRef(GuardrailInput)),
        description: `Sets, each switched on together, at most ${MOST_SETS}. Every guardrail of the catalogue alone, as usual, unless told.`,
      }),
    },
    resolve: async (loaded, { shocks, guardrails, ...given }, context) => {
      const sets = guardrails?.map(guardrailsOf) ?? EACH_ALONE;
      const found = await context.runner.markets.compareGuardrails(
        loaded.columns,
        { ...bookOf(given), shockRatios: shocks, sets },
        context.access.signal,
      );
      return answerOf(loaded, found);
    },
  }),
);
