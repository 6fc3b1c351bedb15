/** `from` of a line that no institution passed on: the shock itself. */
export const SHOCK = -1;

/** How a loss came to whoever bore it. */
export const CHANNELS = ['SHOCK', 'COUNTERPARTY', 'FUNDING'] as const;
export type Channel = (typeof CHANNELS)[number];

/** One line: in this round the institution in row `from` (or SHOCK) cost the one in row `to` this amount. */
export interface LossLine {
  readonly round: number;
  readonly channel: Channel;
  readonly from: number;
  readonly to: number;
  /** In the snapshot's currency and scale; never 0. */
  readonly amount: number;
}

/** What each debtor cost each creditor over all rounds; columns of one length, pairs by creditor, then debtor. */
export interface LossPairs {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly amounts: Float64Array;
}

/**
 * Every unit of loss, booked once: the lines of an institution add up to its loss. A large network has a line per claim
 * and round, so lines are worked out when they are asked for, and none are kept.
 */
export interface LossLedger {
  /** Lines in order of round, then creditor, then debtor. */
  visit(tell: (line: LossLine) => void): void;
  /** The lines to one institution, in order of round. */
  linesTo(row: number): readonly LossLine[];
  /** Summed once and kept: as many as there are claims, whatever the number of rounds. */
  pairs(): LossPairs;
}

/** All lines at once, for small networks. */
export function linesOf(ledger: LossLedger): readonly LossLine[] {
  const lines: LossLine[] = [];
  ledger.visit((line) => lines.push(line));
  return lines;
}
