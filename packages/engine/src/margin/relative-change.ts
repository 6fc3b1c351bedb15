import { refuseOutOfRange, refuseOverflow } from '../check-ranges.ts';
import type { Refusal } from '../problems.ts';

/** A later value of a margin, price or index over an earlier one, less 1. BAD_PARAMETER for a start of 0 or less. */
export function relativeChange(from: number, to: number): { readonly changeRatio: number } | Refusal {
  const refusal = refuseOutOfRange({ from, to }, { from: { above: 0 }, to: {} });
  const changeRatio = to / from - 1;
  return refusal ?? refuseOverflow({ changeRatio }) ?? { changeRatio };
}
