import { type ImpactOutcome, openInterest } from '@faultline/engine';
import { type WealthChange as Change, type PARTIES, USUAL_IMPACT_RANGE } from '@faultline/runner';
import { builder } from '../../builder.ts';
import { Money, Problem, Ratio, ratioOf } from '../../values/money.ts';
import { partArguments, partOf } from '../../values/paging.ts';
import { answerOf, digestFields } from '../answer.ts';
import { Position } from '../margin/margin-refs.ts';
import { Snapshot } from '../snapshot-ref.ts';
import { bookQuality, CascadeBook, money } from './cascade-book.ts';
import { type CascadeRef, CascadeRound, positionAt } from './cascade-round.ts';
import { GuardrailCost } from './guardrail-cost.ts';
import { bookArguments, bookOf, guardrailsArgument, guardrailsOf } from './market-arguments.ts';

// What a price shock does to one market of leveraged positions.

const shareOf = (ref: CascadeRef, value: number | null) => ({
  value,
  reason: value === null ? ('ZERO_DENOMINATOR' as const) : null,
  quality: bookQuality(ref),
});

const mechanicalShareOf = (ref: CascadeRef, value: number | null) => ({
  ...shareOf(ref, value),
  ...(value === null && ref.found.range.isOpposed ? { reason: 'OPPOSED' as const } : {}),
});

const ImpactOutcomeType = builder
  .objectRef<CascadeRef & { readonly outcome: ImpactOutcome }>('ImpactOutcome')
  .implement({
    description: 'The same cascade at another price impact.',
    fields: (t) => ({
      impactParameter: t.field({ type: 'Finite', resolve: ({ outcome }) => outcome.impact }),
      finalPrice: t.field({ type: Money, resolve: (ref) => money(ref, ref.outcome.finalPrice) }),
      mechanicalMoveRatio: t.field({ type: 'Finite', resolve: ({ outcome }) => outcome.mechanicalMoveRatio }),
      mechanicalShare: t.field({ type: Ratio, resolve: (ref) => mechanicalShareOf(ref, ref.outcome.mechanicalShare) }),
    }),
  });

const MechanicalShare = builder.objectRef<CascadeRef>('MechanicalShare').implement({
  description:
    'How much of the whole price move forced orders make, as an interval: price impact is an estimate, and so is every split of a move. Without a price move there is no share (ZERO_DENOMINATOR), nor where forced orders move the price against the shock at one of the impacts (OPPOSED). Of the impacts tried: with guardrails or a refilling book, one between two of them may have a share outside the interval.',
  fields: (t) => ({
    least: t.field({ type: Ratio, resolve: (ref) => mechanicalShareOf(ref, ref.found.mechanicalShare?.least ?? null) }),
    most: t.field({ type: Ratio, resolve: (ref) => mechanicalShareOf(ref, ref.found.mechanicalShare?.most ?? null) }),
    leastMultiple: t.field({
      type: 'Finite',
      description: 'The range of impacts, in multiples of the one the cascade has.',
      resolve: ({ found }) => found.request.impactRange.leastMultiple,
    }),
    mostMultiple: t.field({ type: 'Finite', resolve: ({ found }) => found.request.impactRange.mostMultiple }),
    outcomes: t.field({
      type: [ImpactOutcomeType],
      description: 'Those tried, ascending.',
      resolve: (ref) => ref.found.range.outcomes.map((outcome) => ({ ...ref, outcome })),
    }),
  }),
});

const WealthParty = builder.enumType('WealthParty', {
  values: {
    LIQUIDATED: { description: 'Accounts closed in part or whole.' },
    OTHER_ACCOUNTS: { description: 'All others with a position, those deleveraged included.' },
    INSURANCE_FUND: {},
    LIQUIDITY_PROVIDER: { description: 'Whoever takes the other side of forced orders.' },
    SOCIALISED: { description: 'Losses beyond collateral and fund, shared by all who trade.' },
    TRADING_FEES: {},
  } satisfies Record<(typeof PARTIES)[number], object>,
});

const WealthChange = builder.objectRef<CascadeRef & { readonly held: Change }>('WealthChange').implement({
  description: 'What a party has at the price before the shock and at the last one. The changes add up to nothing.',
  fields: (t) => ({
    party: t.field({ type: WealthParty, resolve: ({ held }) => held.party }),
    before: t.field({ type: Money, resolve: (ref) => money(ref, ref.held.beforeAmount) }),
    after: t.field({ type: Money, resolve: (ref) => money(ref, ref.held.afterAmount) }),
    change: t.field({ type: Money, resolve: (ref) => money(ref, ref.held.afterAmount - ref.held.beforeAmount) }),
  }),
});

const CascadeEnding = builder.enumType('CascadeEnding', {
  values: {
    SETTLED: { description: 'Nobody falls short any more; halts, of which haltedRounds counts the rounds, are over.' },
    MAX_ROUNDS: { description: 'Not over after 20,000 rounds: the answer is what had happened by then.' },
  },
});

const cascadeOf = ({ found }: CascadeRef) => found.guarded.cascade;

export const Cascade = builder.objectRef<CascadeRef>('Cascade').implement({
  description:
    'A liquidation cascade: who falls short of maintenance margin is closed by force, the forced order moves the price, and so on. Ratios of price moves are over the price before the shock.',
  fields: (t) => ({
    ...digestFields(t),
    book: t.field({ type: CascadeBook, resolve: (ref) => ref }),
    shockRatio: t.field({ type: 'Finite', resolve: ({ found }) => found.request.shockRatio }),
    ending: t.field({ type: CascadeEnding, resolve: (ref) => cascadeOf(ref).ending }),
    fundamentalPrice: t.field({
      type: Money,
      description: 'After the shock alone: where the price would be without liquidations.',
      resolve: (ref) => money(ref, cascadeOf(ref).fundamentalPrice),
    }),
    finalPrice: t.field({ type: Money, resolve: (ref) => money(ref, cascadeOf(ref).finalPrice) }),
    totalMoveRatio: t.field({ type: 'Finite', resolve: (ref) => cascadeOf(ref).totalMoveRatio }),
    fundamentalMoveRatio: t.field({ type: 'Finite', resolve: (ref) => cascadeOf(ref).fundamentalMoveRatio }),
    mechanicalMoveRatio: t.field({
      type: 'Finite',
      description: 'What forced orders add to the fundamental move.',
      resolve: (ref) => cascadeOf(ref).mechanicalMoveRatio,
    }),
    amplification: t.field({
      type: Ratio,
      description:
        'Total move over the shock, (P / P0 - 1) / s: P0 is the price before the shock s, P that at the end. Defined here; none without a shock.',
      resolve: (ref) => shareOf(ref, cascadeOf(ref).amplification),
    }),
    mechanicalShare: t.field({ type: MechanicalShare, resolve: (ref) => ref }),
    roundCount: t.int({ resolve: (ref) => cascadeOf(ref).trace.length }),
    liquidationRounds: t.int({ resolve: (ref) => cascadeOf(ref).liquidationRounds }),
    haltedRounds: t.int({ resolve: (ref) => cascadeOf(ref).haltedRounds }),
    rounds: t.field({
      type: [CascadeRound],
      args: partArguments(t.arg),
      resolve: (ref, given) => partOf(cascadeOf(ref).trace, given).map((round) => ({ ...ref, round })),
    }),
    wealth: t.field({ type: [WealthChange], resolve: (ref) => ref.found.wealth.map((held) => ({ ...ref, held })) }),
    cost: t.field({
      type: GuardrailCost,
      description: 'Of the guardrails that are on.',
      resolve: (ref) => ({ ...ref, cost: ref.found.guarded.cost }),
    }),
  }),
});

builder.objectFields(Cascade, (t) => ({
  shortAtOpenCount: t.int({
    description:
      'Positions whose equity is below the maintenance margin at the mark, before any shock, whatever the venue does at just the margin. Those the shock does not help are liquidated with the others.',
    resolve: (ref) => cascadeOf(ref).accountsShortAtOpen,
  }),
  liquidatedCount: t.int({ resolve: (ref) => cascadeOf(ref).liquidatedAccounts.length }),
  liquidated: t.field({
    type: [Position],
    description: 'Closed in part or whole, in the order of accounts.',
    args: partArguments(t.arg),
    resolve: (ref, given) => partOf(cascadeOf(ref).liquidatedAccounts, given).map((row) => positionAt(ref, row)),
  }),
  liquidatedQuantity: t.field({ type: 'Finite', resolve: (ref) => cascadeOf(ref).liquidatedQuantity }),
  liquidatedNotional: t.field({
    type: Money,
    description: 'At the prices paid.',
    resolve: (ref) => money(ref, cascadeOf(ref).liquidatedNotionalAmount),
  }),
  insuranceFund: t.field({ type: Money, resolve: (ref) => money(ref, cascadeOf(ref).insuranceFundAmount) }),
  badDebt: t.field({
    type: Money,
    description: 'Losses beyond collateral and insurance fund.',
    resolve: (ref) => money(ref, cascadeOf(ref).badDebtAmount),
  }),
  deleveragedQuantity: t.field({
    type: 'Finite',
    description: 'Closed against winners instead of in the market.',
    resolve: (ref) => cascadeOf(ref).deleveragedQuantity,
  }),
  unfilledQuantity: t.field({
    type: 'Finite',
    description: 'Of what was to be closed against winners, units none was left to take.',
    resolve: (ref) => cascadeOf(ref).unfilledQuantity,
  }),
  forgoneGain: t.field({
    type: Money,
    description: 'What deleveraged winners gave up.',
    resolve: (ref) => money(ref, cascadeOf(ref).forgoneGainAmount),
  }),
  liquidatedShare: t.field({
    type: Ratio,
    description:
      'Quantity liquidated over open interest; above 1 where both sides are. Guardrails leave the latter as it was.',
    resolve: (ref) =>
      ratioOf(cascadeOf(ref).liquidatedQuantity, openInterest(ref.found.book.book).openQuantity, bookQuality(ref)),
  }),
}));

const CascadeResult = builder.unionType('CascadeResult', {
  types: [Cascade, Problem],
  resolveType: (found) => ('code' in found ? Problem : Cascade),
});

const ImpactRangeInput = builder.inputType('ImpactRangeInput', {
  description: 'Impacts thought possible, as multiples of the one the cascade has: at least 0, the smaller first.',
  fields: (t) => ({
    leastMultiple: t.field({ type: 'Finite', required: true }),
    mostMultiple: t.field({ type: 'Finite', required: true }),
  }),
});

builder.objectField(Snapshot, 'simulateCascade', (t) =>
  t.field({
    type: CascadeResult,
    description: 'What a price shock does to one market: liquidations, price path, losses, and who bears them.',
    args: {
      ...bookArguments(t.arg),
      shock: t.arg({
        type: 'Finite',
        required: true,
        description:
          'Price move that begins it, above -1 and at most 1e9: -0.1 is a fall by a tenth, 0.1 may squeeze shorts.',
      }),
      guardrails: guardrailsArgument(t.arg),
      impactRange: t.arg({
        type: ImpactRangeInput,
        required: true,
        defaultValue: USUAL_IMPACT_RANGE,
        description: 'Of the interval of the mechanical share.',
      }),
    },
    resolve: async (loaded, { shock, guardrails, impactRange, ...given }, context) => {
      const found = await context.runner.markets.simulateCascade(
        loaded.columns,
        { ...bookOf(given), shockRatio: shock, guardrails: guardrailsOf(guardrails), impactRange },
        context.access.signal,
      );
      return answerOf(loaded, found);
    },
  }),
);
