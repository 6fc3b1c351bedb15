/** `from` of a line that no institution passed on: the shock itself. */
export const SHOCK = -1;

/**
 * Every unit of loss, booked once: in `rounds[k]` the institution in row `from[k]` (or SHOCK) cost the one in row
 * `to[k]` the amount `amounts[k]`, in the snapshot's currency and scale. All columns have length `count`; the lines
 * of an institution add up to its loss.
 */
export interface LossLedger {
  readonly count: number;
  readonly rounds: Uint32Array;
  readonly from: Int32Array;
  readonly to: Uint32Array;
  readonly amounts: Float64Array;
}

/** Collects lines in the order they are booked; lines of nothing are not booked. */
export function openLedger(): { book(round: number, line: LossLine): void; close(): LossLedger } {
  const rounds: number[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const amounts: number[] = [];
  return {
    book(round, line) {
      if (line.amount === 0) return;
      rounds.push(round);
      from.push(line.from);
      to.push(line.to);
      amounts.push(line.amount);
    },
    close: () => ({
      count: rounds.length,
      rounds: Uint32Array.from(rounds),
      from: Int32Array.from(from),
      to: Uint32Array.from(to),
      amounts: Float64Array.from(amounts),
    }),
  };
}

/** One line of a ledger; rows of the snapshot, `from` may be SHOCK. */
export interface LossLine {
  readonly from: number;
  readonly to: number;
  readonly amount: number;
}
