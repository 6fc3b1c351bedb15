import type { Deleveraging, DeleveragingFill as Fill, Liquidation, CascadeRound as Round } from '@faultline/engine';
import type { SimulatedCascade } from '@faultline/runner';
import { builder } from '../../builder.ts';
import { Money } from '../../values/money.ts';
import { partArguments, partOf } from '../../values/paging.ts';
import type { Answer } from '../answer.ts';
import { Position } from '../margin/margin-refs.ts';
import { type BookRef, money } from './cascade-book.ts';

export type CascadeRef = Answer<SimulatedCascade>;

/** A row of the book as the position of the snapshot it is. */
export const positionAt = ({ loaded, found }: BookRef, row: number) => ({
  loaded,
  position: found.book.positions[row] ?? 0,
});

const ForcedLiquidation = builder
  .objectRef<CascadeRef & { readonly closed: Liquidation }>('ForcedLiquidation')
  .implement({
    description: 'What one position sells or buys by force in a round.',
    fields: (t) => ({
      position: t.field({ type: Position, resolve: (ref) => positionAt(ref, ref.closed.account) }),
      quantity: t.field({
        type: 'Finite',
        description: 'Units closed in the market.',
        resolve: ({ closed }) => closed.quantity,
      }),
      isWhole: t.boolean({ resolve: ({ closed }) => closed.isWhole }),
      residual: t.field({
        type: Money,
        description: 'Collateral after the close: paid out where all is closed, still margin where not.',
        resolve: (ref) => money(ref, ref.closed.residualAmount),
      }),
      deficit: t.field({
        type: Money,
        description: 'What a position closed whole lost beyond its collateral.',
        resolve: (ref) => money(ref, ref.closed.deficitAmount),
      }),
    }),
  });

const DeleveragingFill = builder.objectRef<CascadeRef & { readonly fill: Fill }>('DeleveragingFill').implement({
  description: 'A position of the gaining side closed against one that could not be closed in the market.',
  fields: (t) => ({
    liquidated: t.field({ type: Position, resolve: (ref) => positionAt(ref, ref.fill.liquidatedAccount) }),
    closed: t.field({ type: Position, resolve: (ref) => positionAt(ref, ref.fill.account) }),
    quantity: t.field({ type: 'Finite', resolve: ({ fill }) => fill.quantity }),
    price: t.field({
      type: Money,
      description: 'Bankruptcy price of the liquidated position.',
      resolve: (ref) => money(ref, ref.fill.price),
    }),
    forgoneGain: t.field({
      type: Money,
      description: 'What the other side gives up against the mark.',
      resolve: (ref) => money(ref, ref.fill.forgoneGainAmount),
    }),
  }),
});

const AutoDeleveraging = builder.objectRef<CascadeRef & { readonly done: Deleveraging }>('AutoDeleveraging').implement({
  description: 'Closes against winners, where the guardrail is on and the fund could not bear the losses.',
  fields: (t) => ({
    orphanedQuantity: t.field({ type: 'Finite', resolve: ({ done }) => done.orphanedQuantity }),
    unfilledQuantity: t.field({
      type: 'Finite',
      description: 'Units nobody was left to take, which go to the market.',
      resolve: ({ done }) => done.unfilledQuantity,
    }),
    fillCount: t.int({ resolve: ({ done }) => done.fills.length }),
    fills: t.field({
      type: [DeleveragingFill],
      description: 'In the order of the queue.',
      args: partArguments(t.arg),
      resolve: (ref, given) => partOf(ref.done.fills, given).map((fill) => ({ ...ref, fill })),
    }),
  }),
});

const CascadeRoundKind = builder.enumType('CascadeRoundKind', {
  values: {
    LIQUIDATION: { description: 'Positions are closed by one forced order.' },
    HALTED: { description: 'A circuit breaker keeps everybody from being liquidated, and the price recovers.' },
    WAITING: { description: 'Nobody falls short yet, at a mark that lags the price.' },
  } satisfies Record<Round['kind'], object>,
});

const traded = ({ round }: { readonly round: Round }) => (round.kind === 'LIQUIDATION' ? round : null);

export const CascadeRound = builder.objectRef<CascadeRef & { readonly round: Round }>('CascadeRound').implement({
  description: 'One round of a cascade.',
  fields: (t) => ({
    number: t.int({ description: 'From 1.', resolve: ({ round }) => round.round }),
    kind: t.field({ type: CascadeRoundKind, resolve: ({ round }) => round.kind }),
    mark: t.field({
      type: Money,
      description: 'The price accounts are judged at.',
      resolve: (ref) => money(ref, ref.round.mark),
    }),
    priceBefore: t.field({
      type: Money,
      nullable: true,
      description: 'Null in a round without a forced order.',
      resolve: (ref) => (ref.round.kind === 'LIQUIDATION' ? money(ref, ref.round.priceBefore) : null),
    }),
    priceAtEnd: t.field({ type: Money, resolve: (ref) => money(ref, ref.round.priceAtEnd) }),
    forcedOrderQuantity: t.field({
      type: 'Finite',
      description: 'Units, negative where liquidations sell.',
      resolve: (ref) => traded(ref)?.forcedOrderQuantity ?? 0,
    }),
    averagePrice: t.field({
      type: Money,
      nullable: true,
      description: 'What the order was executed at. Null in a round without one.',
      resolve: (ref) => (ref.round.kind === 'LIQUIDATION' ? money(ref, ref.round.volumeWeightedPrice) : null),
    }),
    liquidationCount: t.int({ resolve: (ref) => traded(ref)?.liquidations.length ?? 0 }),
    deficit: t.field({
      type: Money,
      description: 'Losses beyond collateral in this round.',
      resolve: (ref) =>
        money(ref, traded(ref)?.liquidations.reduce((sum, { deficitAmount }) => sum + deficitAmount, 0) ?? 0),
    }),
    badDebt: t.field({
      type: Money,
      description: 'The part of them beyond the insurance fund, borne by all who trade.',
      resolve: (ref) => money(ref, traded(ref)?.badDebtAmount ?? 0),
    }),
    insuranceFund: t.field({
      type: Money,
      nullable: true,
      description: 'After the round. Null in a round without a forced order, which leaves it as it was.',
      resolve: (ref) => (ref.round.kind === 'LIQUIDATION' ? money(ref, ref.round.insuranceFundAmount) : null),
    }),
    trippedBreaker: t.boolean({ resolve: (ref) => traded(ref)?.trippedBreaker ?? false }),
    liquidations: t.field({
      type: [ForcedLiquidation],
      description: 'Largest quantity first.',
      args: partArguments(t.arg),
      resolve: (ref, given) => {
        const largestFirst = [...(traded(ref)?.liquidations ?? [])].sort(
          (left, right) => right.quantity - left.quantity || left.account - right.account,
        );
        return partOf(largestFirst, given).map((closed) => ({ ...ref, closed }));
      },
    }),
    deleveraging: t.field({
      type: AutoDeleveraging,
      nullable: true,
      description: 'Null where winners are not deleveraged, or did not have to be.',
      resolve: (ref) => {
        const done = traded(ref)?.deleveraging;
        return done ? { ...ref, done } : null;
      },
    }),
  }),
});
