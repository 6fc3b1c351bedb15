import { builder } from '../builder.ts';
import type { Loaded } from '../values/money.ts';

/** Named apart from its fields, because runs point to snapshots and snapshots to runs. */
export const Snapshot = builder.objectRef<Loaded>('Snapshot');
