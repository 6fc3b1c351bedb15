import type { Crossing } from '@faultline/engine';
import type { MarketTippingPoint, ShockPoint } from '@faultline/runner';
import { builder } from '../../builder.ts';
import { Problem, Ratio } from '../../values/money.ts';
import { type Answer, answerOf, digestFields } from '../answer.ts';
import { Snapshot } from '../snapshot-ref.ts';
import { bookQuality, CascadeBook } from './cascade-book.ts';
import { bookArguments, bookOf, guardrailsArgument, guardrailsOf } from './market-arguments.ts';

// The smallest shock that liquidates so much of a market, and whether larger ones are as bad.

type TippingRef = Answer<MarketTippingPoint>;

const ShockDirection = builder.enumType('ShockDirection', {
  values: {
    DOWN: { description: 'The price falls and longs are sold.' },
    UP: { description: 'The price rises and shorts are bought back: a squeeze.' },
  },
});

interface PointRef extends TippingRef {
  readonly point: Omit<ShockPoint, 'isSettled'>;
}

const ShockResponse = builder.objectRef<PointRef>('ShockResponse').implement({
  description: 'What one shock does.',
  fields: (t) => ({
    shockRatio: t.field({
      type: 'Finite',
      description: 'Price move that begins it: below 0 is a fall.',
      resolve: ({ point }) => point.shockRatio,
    }),
    liquidatedShare: t.field({
      type: 'Finite',
      description:
        'Quantity liquidated over open interest. Defined here: open interest is the larger of what longs and shorts hold.',
      resolve: ({ found, point }) => point.liquidatedQuantity / found.openQuantity,
    }),
    totalMoveRatio: t.field({
      type: 'Finite',
      description: 'Price move in the end, forced orders included, as a share of the price before the shock.',
      resolve: ({ point }) => point.totalMoveRatio,
    }),
  }),
});

const CrossingBecomes = builder.enumType('CrossingBecomes', {
  values: {
    REACHED: { description: 'From here on the share is liquidated.' },
    MISSED: { description: 'From here on less than it is.' },
  },
});

const TippingCrossing = builder.objectRef<TippingRef & { readonly crossing: Crossing }>('TippingCrossing').implement({
  description: 'A shock at which the share comes to be liquidated, or not any more.',
  fields: (t) => ({
    shockRatio: t.field({
      type: 'Finite',
      description: 'Price move; an infimum, since exactly there an account has exactly enough.',
      resolve: (ref) => signed(ref, ref.crossing.shockRatio),
    }),
    becomes: t.field({ type: CrossingBecomes, resolve: ({ crossing }) => crossing.becomes }),
    justBefore: t.field({
      type: ShockResponse,
      description: 'A billionth of the shock before it.',
      resolve: (ref) => ({
        ...ref,
        point: { shockRatio: signed(ref, ref.crossing.shockRatio), ...ref.crossing.justBelow },
      }),
    }),
    justAfter: t.field({
      type: ShockResponse,
      description: 'A billionth beyond it.',
      resolve: (ref) => ({
        ...ref,
        point: { shockRatio: signed(ref, ref.crossing.shockRatio), ...ref.crossing.justAbove },
      }),
    }),
  }),
});

/** The engine counts sizes from 0 in the direction asked for; a shock has a sign. */
function signed({ found }: TippingRef, size: number): number {
  return found.request.direction === 'DOWN' ? 0 - size : size;
}

const TippingPoint = builder.objectRef<TippingRef>('TippingPoint').implement({
  description:
    'The smallest price shock whose cascade liquidates a share of open interest, and every other shock at which the share is reached or missed again. Defined and searched as derived here.',
  fields: (t) => ({
    ...digestFields(t),
    book: t.field({ type: CascadeBook, resolve: (ref) => ref }),
    share: t.field({
      type: 'Finite',
      description: 'Of open interest, as asked for.',
      resolve: ({ found }) => found.request.share,
    }),
    tippingShock: t.field({
      type: Ratio,
      description:
        'The price move of size x* = inf { x >= 0: liquidated(x) >= share · open interest }. Defined here. NOT_REACHED where none up to the largest reaches the share.',
      resolve: (ref) => {
        const size = ref.found.found.tippingShockRatio;
        const reason = size === null ? ('NOT_REACHED' as const) : null;
        return { value: size === null ? null : signed(ref, size), reason, quality: bookQuality(ref) };
      },
    }),
    crossings: t.field({
      type: [TippingCrossing],
      description: 'All found, smallest shock first.',
      resolve: (ref) => ref.found.found.crossings.map((crossing) => ({ ...ref, crossing })),
    }),
    isMonotone: t.boolean({
      description:
        'By the rules of the market a larger shock never liquidates less, as derived here: there is one crossing or none. Where it is false, a larger one may.',
      resolve: ({ found }) => found.found.isMonotone,
    }),
    searchedToRatio: t.field({
      type: 'Finite',
      description: 'Shocks up to here were searched without a gap; beyond it only between points of a grid.',
      resolve: (ref) => signed(ref, ref.found.found.searchedToRatio),
    }),
    unsettledCount: t.int({
      description:
        'Of all cascades looked at, in the search and for the response, those that were not over after 20,000 rounds (MAX_ROUNDS): they may liquidate more, so that a smaller shock may do.',
      resolve: ({ found: { found, response } }) =>
        found.unsettledCount + response.filter(({ isSettled }) => !isSettled).length,
    }),
    response: t.field({
      type: [ShockResponse],
      description: 'At 61 shocks, from none to the largest.',
      resolve: (ref) => ref.found.response.map((point) => ({ ...ref, point })),
    }),
  }),
});

const TippingPointResult = builder.unionType('TippingPointResult', {
  types: [TippingPoint, Problem],
  resolveType: (found) => ('code' in found ? Problem : TippingPoint),
});

builder.objectField(Snapshot, 'tippingPoint', (t) =>
  t.field({
    type: TippingPointResult,
    description: 'How large a price shock to one market must be until a share of its open interest is liquidated.',
    args: {
      ...bookArguments(t.arg),
      share: t.arg({ type: 'Finite', required: true, description: 'Of open interest, above 0.' }),
      direction: t.arg({ type: ShockDirection, required: true, defaultValue: 'DOWN' }),
      largestShock: t.arg({
        type: 'Finite',
        required: true,
        defaultValue: 0.5,
        description: 'Size of the largest shock searched: above 0, and below 1 where the price falls.',
      }),
      guardrails: guardrailsArgument(t.arg),
    },
    resolve: async (loaded, { share, direction, largestShock, guardrails, ...given }, context) => {
      const asked = { share, direction, largestShockRatio: largestShock, guardrails: guardrailsOf(guardrails) };
      const found = await context.runner.markets.tippingPoint(
        loaded.columns,
        { ...bookOf(given), ...asked },
        context.access.signal,
      );
      return answerOf(loaded, found);
    },
  }),
);
