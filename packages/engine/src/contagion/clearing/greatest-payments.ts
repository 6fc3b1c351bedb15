import type { PaymentRule } from './payment-rule.ts';
import {
  enterDefault,
  newlyShort,
  payingInFull,
  type Rounds,
  shortInFull,
  type Workspace,
  workspaceFor,
} from './payment-state.ts';
import { pushShortfalls } from './push-shortfalls.ts';
import { settle } from './settle.ts';

export interface GreatestPayments {
  readonly payments: Float64Array;
  /** 1 for rows in default. */
  readonly isInDefault: Uint8Array;
  /** The rows each round found short, ascending; where rounds are merged, those a linear solution or a first look found. */
  readonly shortByRound: readonly Uint32Array[];
}

/** Residuals below this are rounding: sums of thousands of amounts, relative to what an institution owes. */
export const CLEARING_TOLERANCE = 1e-12;

/**
 * The greatest clearing vector, from above: all pay in full; who then falls short is in default for good; the payments of
 * those in default are solved exactly; who falls short on these is in default too; and so on, at most one round per row.
 * Fictitious default (Eisenberg and Noe 2001, lemma 3), greatest clearing vector algorithm (Rogers and Veraart 2013,
 * definition 3.6).
 *
 * A closed cycle of defaulters, who owe each other alone, would make the linear system singular; from above none is met.
 * On the payments of the round before, those of them who have just fallen short pay more than they have, the others all
 * they have: together more than they have, which cannot be, since all they pay is received among them.
 *
 * Rounds 'APART' keep each round's defaults; 'MERGED' reaches the same vector sooner.
 */
export function greatestPayments(
  rule: PaymentRule,
  rounds: Rounds,
  workspace: Workspace = workspaceFor(rule.network.owed.length),
): GreatestPayments {
  const state = payingInFull(rule, rounds, workspace);
  const shortByRound: Uint32Array[] = [];
  for (let short = shortInFull(state); short.length > 0; short = newlyShort(state)) {
    shortByRound.push(short);
    for (const row of short) enterDefault(state, row);
    settle(state, pushShortfalls(state, short));
  }
  return { payments: state.payments, isInDefault: state.isInDefault, shortByRound };
}
