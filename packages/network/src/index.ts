export { buildSnapshot, type DigestOf, type SnapshotParts } from './build-snapshot.ts';
export { canonicalBytes, canonicalJson } from './canonical-bytes.ts';
export { type Capital, capitalOf, isAggregate } from './capital.ts';
export { survivesRoundTrip } from './exact-decimal.ts';
export { type FxTable, fxTable } from './fx.ts';
export * from './kinds.ts';
export type * from './records.ts';
export type * from './snapshot.ts';
export { type SnapshotRecords, snapshotOf } from './snapshot-of.ts';
