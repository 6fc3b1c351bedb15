import { MARGIN_EVENTS, type MarginEventKind, POOL_STATES } from '@faultline/engine';
import { builder } from '../../builder.ts';
import { Money } from '../../values/money.ts';
import { connectionOf } from '../../values/paging.ts';
import { Institution } from '../institution-ref.ts';
import { Account, Market, Position } from '../margin/margin-refs.ts';
import { sentenceOf } from './event-sentence.ts';
import { type EventRef, MarginEvent } from './watch-refs.ts';

export const EventKind = builder.enumType('MarginEventKind', {
  description: 'What has become of a margin pool, from the least to the worst.',
  values: {
    WARNING: { description: 'Equity fell below the warning factor times the maintenance margin.' },
    CALL: { description: 'Equity fell below the call factor times the maintenance margin: more collateral is due.' },
    LIQUIDATE: { description: 'The venue’s rule has it liquidated.' },
    BANKRUPT: { description: 'Equity fell below 0: more is lost than backed the positions.' },
    BAD_DEBT: { description: 'Equity is below 0, and without any requirement nobody liquidates.' },
  } satisfies Record<MarginEventKind, object>,
});

export const PoolState = builder.enumType('PoolState', {
  values: POOL_STATES,
  description:
    'HEALTHY, WARNING and CALL go both ways. From LIQUIDATING a pool can only become BANKRUPT: nobody is liquidated twice.',
});

/** A kind and those that are worse. */
export function kindsFrom(least: MarginEventKind): readonly MarginEventKind[] {
  return MARGIN_EVENTS.slice(MARGIN_EVENTS.indexOf(least));
}

const STATE_AFTER = {
  WARNING: 'WARNING',
  CALL: 'CALL',
  LIQUIDATE: 'LIQUIDATING',
  BANKRUPT: 'BANKRUPT',
  BAD_DEBT: 'BAD_DEBT',
} as const;

const money = (amountOf: (event: EventRef['event']) => number) => ({
  type: Money,
  resolve: ({ loaded, event }: EventRef) => ({ amount: amountOf(event), of: loaded.columns }),
});

MarginEvent.implement({
  description: 'That a margin pool has become worse than it was, at the marks of one update.',
  fields: (t) => ({
    number: t.int({
      description: 'From 1 within the watch, without gaps; the id of the event in the stream.',
      resolve: ({ event }) => event.number,
    }),
    kind: t.field({ type: EventKind, resolve: ({ event }) => event.kind }),
    state: t.field({
      type: PoolState,
      description: 'Of the pool afterwards.',
      resolve: ({ event }) => STATE_AFTER[event.kind],
    }),
    updateSequence: t.int({
      description:
        'Of the mark update that brought it about; 0 is the opening of the watch, at the snapshot’s own marks.',
      resolve: ({ event }) => event.sequence,
    }),
    time: t.field({
      type: 'Instant',
      description: 'Of that update, by the clock of the stream.',
      resolve: ({ event }) => event.time,
    }),
    account: t.field({ type: Account, resolve: ({ loaded, event }) => ({ loaded, row: event.account }) }),
    position: t.field({
      type: Position,
      nullable: true,
      description:
        'Of an ISOLATED account, the position that is the pool. Null where the pool is all of a CROSS account, or the cash of an ISOLATED one: a pool where it is below 0.',
      resolve: ({ loaded, event: { position } }) => (position === null ? null : { loaded, position }),
    }),
    institution: t.field({
      type: Institution,
      description: 'The owner of the account: what it loses, its owner loses.',
      resolve: ({ loaded, event }) => ({ loaded, row: event.institution }),
    }),
    market: t.field({
      type: Market,
      nullable: true,
      description: 'Whose move since the update before cost the pool most; null where none cost it anything.',
      resolve: ({ loaded, event: { market } }) => (market === null ? null : { loaded, row: market }),
    }),
    mark: t.field({
      type: Money,
      nullable: true,
      description: 'Of that market.',
      resolve: ({ loaded, event: { mark } }) => (mark === null ? null : { amount: mark, of: loaded.columns }),
    }),
    equity: t.field(money(({ equityAmount }) => equityAmount)),
    maintenanceMargin: t.field(money(({ maintenanceAmount }) => maintenanceAmount)),
    shortage: t.field({
      ...money(({ shortageAmount }) => shortageAmount),
      description: 'Maintenance margin that is missing; 0 where none is.',
    }),
    called: t.field({
      type: Money,
      nullable: true,
      description:
        'Collateral that would take the pool out of its state: after a CALL up to the initial margin, or to the call factor times the maintenance margin where that is more; after a WARNING up to the warning factor times it; in worse states up to the maintenance margin, with 0 where a venue liquidates at the requirement itself. Null of an event stored before this was worked out.',
      resolve: ({ loaded, event: { calledAmount } }) =>
        calledAmount === null ? null : { amount: calledAmount, of: loaded.columns },
    }),
    cause: t.string({ description: 'Why, in a sentence.', resolve: sentenceOf }),
  }),
});

export const MarginEventConnection = connectionOf('MarginEvent', MarginEvent);
