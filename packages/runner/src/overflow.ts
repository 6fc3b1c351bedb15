import type { ContagionModel, ContagionOutcome, Problem } from '@faultline/engine';
import type { NetworkSnapshot } from '@faultline/network';

/** Where a result has a number that is none: the row of the institution, or -1 where it is a figure of the whole system. */
export type OverflowRow = number;

/**
 * First number of a result that is none, in any of its fields; null where there is none. NaN is what sinks have where
 * something is not stated. Ledgers are not walked: what they split is finite where all losses are, capped or not.
 */
export function overflowRowIn(outcome: ContagionOutcome): OverflowRow | null {
  const { capital } = outcome;
  const rowIn = (value: unknown): OverflowRow | null => {
    if (typeof value === 'number') return Number.isFinite(value) ? null : -1;
    if (value instanceof Float64Array) return rowOfColumn(value, capital);
    // Codes, rounds and rows are whole numbers already.
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return null;
    for (const part of Object.values(value)) {
      const row = rowIn(part);
      if (row !== null) return row;
    }
    return null;
  };
  return rowIn(outcome);
}

function rowOfColumn(column: Float64Array, capital: Float64Array): OverflowRow | null {
  for (let row = 0; row < column.length; row++)
    if (!Number.isFinite(column[row]) && !(Number.isNaN(column[row]) && Number.isNaN(capital[row]))) return row;
  return null;
}

/** No result leaves here with a number that is none; the refusal names the model and the institution. */
export function overflowProblem(
  row: OverflowRow,
  { institutions }: NetworkSnapshot,
  { title }: ContagionModel,
): Problem {
  const what = row < 0 ? 'the system' : institutions.names[row];
  return {
    code: 'NUMERIC_OVERFLOW',
    message: `${title} finds no finite loss for ${what}: amounts of this snapshot are too large to add up, or too far apart to be divided by each other. State them in a larger scale, or correct the smallest.`,
    path: ['snapshot'],
  };
}
