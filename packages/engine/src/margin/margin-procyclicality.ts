import type { Column } from '@faultline/network';
import { isIn } from '../check-ranges.ts';
import { type Refusal, refuse } from '../problems.ts';

/** What a clearing house has asked for per contract, in order of time, one row per change. */
export interface MarginHistory {
  readonly initialAmount: Column;
  readonly maintenanceAmount: Column;
}

export interface MarginProcyclicality {
  /** Highest over lowest maintenance margin, whichever came first. */
  readonly peakToTroughRatio: number;
  /** Largest later maintenance margin over an earlier one, less 1; below 0 where it only ever fell. */
  readonly largestRiseRatio: number;
  /** Rows between which it rose so; the first such pair. */
  readonly riseFromRow: number;
  readonly riseToRow: number;
  readonly leastInitialOverMaintenance: number;
  readonly mostInitialOverMaintenance: number;
}

/**
 * How much margin rose when it was needed least: peak over trough (Murphy, Vasios and Vause, Bank of England Financial
 * Stability Paper 29, 2014) and the largest rise over any span of a history of requirements.
 * INSUFFICIENT_HISTORY for fewer than two rows; BAD_PARAMETER for columns of two lengths, a maintenance margin of 0 or less
 * and an initial margin below 0; NUMERIC_OVERFLOW where a ratio is not finite.
 */
export function marginProcyclicality(history: MarginHistory): MarginProcyclicality | Refusal {
  const refusal = refuseHistory(history);
  if (refusal) return refusal;
  const { initialAmount, maintenanceAmount } = history;
  const rise = largestRise(maintenanceAmount);
  const maintenance = Array.from(maintenanceAmount);
  const peakToTroughRatio =
    maintenance.reduce((most, amount) => Math.max(most, amount)) /
    maintenance.reduce((least, amount) => Math.min(least, amount));
  const ratios = maintenance.map((amount, row) => (initialAmount[row] ?? Number.NaN) / amount);
  const mostInitialOverMaintenance = ratios.reduce((most, ratio) => Math.max(most, ratio));
  if (![peakToTroughRatio, mostInitialOverMaintenance].every(Number.isFinite))
    return refuse('NUMERIC_OVERFLOW', 'A maintenance margin is too small to divide by.', 'maintenanceAmount');
  return {
    peakToTroughRatio,
    ...rise,
    leastInitialOverMaintenance: ratios.reduce((least, ratio) => Math.min(least, ratio)),
    mostInitialOverMaintenance,
  };
}

/** The best start for any end is the earliest of the lowest before it, so that one pass finds what all pairs would. */
function largestRise(amounts: Column) {
  let lowestRow = 0;
  let found = { largestRiseRatio: Number.NEGATIVE_INFINITY, riseFromRow: 0, riseToRow: 0 };
  for (let row = 1; row < amounts.length; row++) {
    const amount = amounts[row] ?? Number.NaN;
    const lowest = amounts[lowestRow] ?? Number.NaN;
    const rise = amount / lowest - 1;
    if (rise > found.largestRiseRatio) found = { largestRiseRatio: rise, riseFromRow: lowestRow, riseToRow: row };
    if (amount < lowest) lowestRow = row;
  }
  return found;
}

function refuseHistory({ initialAmount, maintenanceAmount }: MarginHistory): Refusal | null {
  if (initialAmount.length !== maintenanceAmount.length)
    return refuse(
      'BAD_PARAMETER',
      `There are ${initialAmount.length} initial and ${maintenanceAmount.length} maintenance margins; one each per row is expected.`,
      'initialAmount',
    );
  if (maintenanceAmount.length < 2)
    return refuse(
      'INSUFFICIENT_HISTORY',
      `The history has ${maintenanceAmount.length} rows; a rise needs at least 2.`,
      'maintenanceAmount',
    );
  for (let row = 0; row < maintenanceAmount.length; row++) {
    const [initial, maintenance] = [initialAmount[row] ?? Number.NaN, maintenanceAmount[row] ?? Number.NaN];
    if (!isIn(maintenance, { above: 0 }) || !isIn(initial, { atLeast: 0 }))
      return refuse(
        'BAD_PARAMETER',
        `Row ${row} has an initial margin of ${initial} and a maintenance margin of ${maintenance}; at least 0 and above 0 are expected.`,
        isIn(maintenance, { above: 0 }) ? 'initialAmount' : 'maintenanceAmount',
        String(row),
      );
  }
  return null;
}
