import { smallestSeverity } from './smallest-severity.ts';

/** What a shock of one severity does, and how that would go on if nothing but the size of losses changed. */
export interface Regime {
  /** 1 for institutions that have failed. */
  readonly failed: Uint8Array;
  readonly lossAmount: number;
  /**
   * How far each institution is from failing at another severity if those that have failed here, and nobody else, have
   * failed there: affine in the severity; NaN where that is not determined.
   */
  headroomAt(severity: number): Float64Array;
}

/** The response of a system to a shock of one shape at any severity. Failures and loss must not fall as the severity grows. */
export interface ShockResponse {
  /** The largest severity that has a meaning, such as 1 for a fall of assets by a share of them. */
  readonly mostSeverity: number;
  regimeAt(severity: number): Regime;
}

/** More than the tolerances by which institutions are told to have failed. */
const BESIDE = 1e-10;

/** Where a target is reached: the infimum of the severities that do, and the first number tried that does. */
export interface ReachedSeverity {
  readonly infimum: number;
  readonly reached: number;
}

/**
 * Reverse stress test: the infimum of the severities at which at least `failures` institutions have failed. 0 where so many
 * have failed without a shock or after any, however small, null where fewer fail at the largest severity. The infimum
 * itself need not show them: an institution with exactly enough survives; `reached`, which differs by rounding, does.
 *
 * Between two changes in who has failed, headrooms are affine in the severity. So the severity is bracketed by bisection, and
 * the bracket replaced by the root of the first headroom to vanish in the regime below it: rounding and tolerances in
 * deciding who has failed do not reach the answer.
 */
export function severityFailing({ mostSeverity, regimeAt }: ShockResponse, failures: number): ReachedSeverity | null {
  if (!Number.isInteger(failures) || failures < 1)
    throw new RangeError(`the number of failures is ${failures}; a whole number of at least 1 is expected`);
  const bracket = smallestSeverity((severity) => failedIn(regimeAt(severity)) >= failures, mostSeverity);
  if (bracket === null || bracket.below === 0) return bracket && { infimum: 0, reached: bracket.reached };
  const [below, reached] = [regimeAt(bracket.below), regimeAt(bracket.reached)];
  const [here, far] = [below.headroomAt(bracket.below), below.headroomAt(bracket.below + mostSeverity)];
  let first = Number.POSITIVE_INFINITY;
  reached.failed.forEach((failed, row) => {
    if (failed === 0 || below.failed[row] === 1) return;
    const headroom = here[row] ?? Number.NaN;
    const fall = headroom - (far[row] ?? Number.NaN);
    // Whoever has headroom that does not shrink fails only because somebody else did.
    if (fall > 0) first = Math.min(first, bracket.below + (headroom * mostSeverity) / fall);
  });
  // Who has failed is told with a tolerance, so that the root may lie a little above the bracket.
  const root = first <= bracket.reached * (1 + BESIDE) ? first : bracket.reached;
  const infimum = Math.max(0, Math.min(root, mostSeverity));
  return { infimum, reached: Math.max(infimum, bracket.reached) };
}

/** The infimum alone. */
export function smallestSeverityFailing(response: ShockResponse, failures: number): number | null {
  return severityFailing(response, failures)?.infimum ?? null;
}

/** By so much of it a sum of losses may fall short of a target that names it to the last digit, such as all capital. */
const LOSS_ROUNDING = 1e-12;

/**
 * Reverse stress test: the infimum of the severities at which the loss is at least `lossAmount`, give or take 1e-12
 * of it, by bisection until no number lies between. 0 where it is so without a shock, null where it is not at the largest severity.
 */
export function severityLosing({ mostSeverity, regimeAt }: ShockResponse, lossAmount: number): ReachedSeverity | null {
  if (!(lossAmount >= 0)) throw new RangeError(`the loss is ${lossAmount}; an amount of at least 0 is expected`);
  const enough = lossAmount * (1 - LOSS_ROUNDING);
  const bracket = smallestSeverity((severity) => regimeAt(severity).lossAmount >= enough, mostSeverity);
  return bracket && { infimum: bracket.below === 0 ? 0 : bracket.reached, reached: bracket.reached };
}

/** The infimum alone. */
export function smallestSeverityLosing(response: ShockResponse, lossAmount: number): number | null {
  return severityLosing(response, lossAmount)?.infimum ?? null;
}

function failedIn({ failed }: Regime): number {
  return failed.reduce((sum, flag) => sum + flag, 0);
}
