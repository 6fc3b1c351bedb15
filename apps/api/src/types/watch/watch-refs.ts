import type { WatchStanding } from '@faultline/runner';
import type { MarginEventRow, WatchRow } from '@faultline/store';
import { builder } from '../../builder.ts';
import type { Loaded } from '../../values/money.ts';

/** A watch as its row stood when it was asked for. */
export interface WatchRef {
  readonly loaded: Loaded;
  readonly watch: WatchRow;
}

export interface EventRef extends WatchRef {
  readonly event: MarginEventRow;
}

/** Prices and pools after the last update. */
export interface StandingRef extends WatchRef {
  readonly standing: WatchStanding;
}

// Named apart from their fields, because each points to the others.

export const MarginWatch = builder.objectRef<WatchRef>('MarginWatch');
export const MarginEvent = builder.objectRef<EventRef>('MarginEvent');
