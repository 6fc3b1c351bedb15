import { type ContagionInput, type ContagionModel, type ContagionOutcome, OverflowError } from '@faultline/engine';
import { type OverflowRow, overflowRowIn } from '../overflow.ts';

/** What a run found, and where amounts are beyond all numbers. */
export interface Solved {
  /** Null where the model could not begin with such amounts. */
  readonly outcome: ContagionOutcome | null;
  /** Null where every number is one. */
  readonly overflowRow: OverflowRow | null;
}

/** One run on this thread. */
export function solveHere(model: ContagionModel, input: ContagionInput): Solved {
  try {
    const outcome = model.run(input);
    return { outcome, overflowRow: overflowRowIn(outcome) };
  } catch (error) {
    if (error instanceof OverflowError) return { outcome: null, overflowRow: error.row };
    throw error;
  }
}
