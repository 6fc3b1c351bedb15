import { AGGREGATE_KINDS, INSTITUTION_KINDS } from './kinds.ts';
import type { NetworkSnapshot } from './snapshot.ts';

/** Loss-absorbing capital of an institution and the balance-sheet measure it was read from. */
export interface Capital {
  readonly measure: 'CET1' | 'EQUITY';
  readonly amount: number;
}

/** True for SOVEREIGN, SECTOR and UNATTRIBUTED: sinks without a balance sheet, never "already failed". */
export function isAggregate(snapshot: NetworkSnapshot, institution: number): boolean {
  const kind = INSTITUTION_KINDS[snapshot.institutions.kindCodes[institution] ?? -1];
  return kind !== undefined && AGGREGATE_KINDS.includes(kind);
}

/**
 * CET1 where it is stated, else accounting equity, else null. In the snapshot's currency and scale; may be zero or
 * negative, which means "already failed" to a contagion model and "undefined" to a leverage ratio.
 */
export function capitalOf(snapshot: NetworkSnapshot, institution: number): Capital | null {
  for (const measure of ['CET1', 'EQUITY'] as const) {
    const amount = snapshot.balanceSheets.measures[measure].amounts[institution];
    if (amount !== undefined && !Number.isNaN(amount)) return { measure, amount };
  }
  return null;
}
