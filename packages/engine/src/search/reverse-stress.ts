import { smallestScale } from './smallest-scale.ts';

/** What a shock of one scale does, and how that would go on if nothing but the size of losses changed. */
export interface Regime {
  /** 1 for institutions that have failed. */
  readonly failed: Uint8Array;
  readonly lossAmount: number;
  /**
   * How far each institution is from failing at another scale if those that have failed here, and nobody else, have
   * failed there: affine in the scale; NaN where that is not determined.
   */
  marginAt(scale: number): Float64Array;
}

/** The response of a system to a shock of one shape at any scale. Failures and loss must not fall as the scale grows. */
export interface ScaledShock {
  /** The largest scale that has a meaning, such as 1 for a fall of assets by a share of them. */
  readonly mostScale: number;
  regimeAt(scale: number): Regime;
}

/**
 * Reverse stress test: the infimum of the scales at which at least `failures` institutions have failed. 0 where so many
 * have failed without a shock, null where fewer fail at the largest scale. The infimum itself need not show them: an
 * institution with exactly enough survives.
 *
 * Between two changes in who has failed, margins are affine in the scale. So the scale is bracketed by bisection, and
 * the bracket replaced by the root of the first margin to vanish in the regime below it: rounding and tolerances in
 * deciding who has failed do not reach the answer.
 */
export function smallestScaleFailing({ mostScale, regimeAt }: ScaledShock, failures: number): number | null {
  if (!Number.isInteger(failures) || failures < 1)
    throw new RangeError(`the number of failures is ${failures}; a whole number of at least 1 is expected`);
  const bracket = smallestScale((scale) => failedIn(regimeAt(scale)) >= failures, mostScale);
  if (bracket === null || bracket.reached === 0) return bracket?.reached ?? null;
  const [below, reached] = [regimeAt(bracket.below), regimeAt(bracket.reached)];
  const [here, far] = [below.marginAt(bracket.below), below.marginAt(bracket.below + mostScale)];
  let first = bracket.reached;
  reached.failed.forEach((failed, row) => {
    if (failed === 0 || below.failed[row] === 1) return;
    const margin = here[row] ?? Number.NaN;
    const root = bracket.below + (margin * mostScale) / (margin - (far[row] ?? Number.NaN));
    if (root < first) first = root;
  });
  return Math.max(0, first);
}

/** By so much of it a sum of losses may fall short of a target that names it to the last digit, such as all capital. */
const LOSS_ROUNDING = 1e-12;

/**
 * Reverse stress test: the infimum of the scales at which the loss is at least `lossAmount`, give or take 1e-12
 * of it, by bisection until no number lies between. 0 where it is so without a shock, null where it is not at the largest scale.
 */
export function smallestScaleLosing({ mostScale, regimeAt }: ScaledShock, lossAmount: number): number | null {
  if (!(lossAmount >= 0)) throw new RangeError(`the loss is ${lossAmount}; an amount of at least 0 is expected`);
  const enough = lossAmount * (1 - LOSS_ROUNDING);
  return smallestScale((scale) => regimeAt(scale).lossAmount >= enough, mostScale)?.reached ?? null;
}

function failedIn({ failed }: Regime): number {
  return failed.reduce((sum, flag) => sum + flag, 0);
}
