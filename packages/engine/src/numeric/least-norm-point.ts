import type { Column } from '@faultline/network';
import { type Effort, spend } from './effort.ts';
import { combinationOf, decompose, emptyBasis, letGo, type OrthonormalBasis, takeUp } from './orthonormal-basis.ts';
import { addTo, dot } from './vectors.ts';

/** normal . x >= offset. */
export interface HalfSpace {
  readonly normal: Float64Array;
  readonly offset: number;
}

/** A half space is met where it is missed by less than this share of its offset's distance from the origin. */
const TOLERANCE = 1e-13;
/** A normal depends on the active ones where the square of what is left of it is no more than this: rounding. */
const DEPENDENT = 1e-24;
const MOST_STEPS = 50;

/**
 * The point of the intersection of half spaces nearest to the origin, minimising sum_i weight_i x_i^2 (weights
 * positive); null where the half spaces do not meet, or where they could not be told from such in 50 steps for each.
 *
 * Dual active-set method: Goldfarb and Idnani (1983), A numerically stable dual method for solving strictly convex
 * quadratic programs, Mathematical Programming 27. It starts at the origin and adds the most violated half space, so
 * every point on the way is optimal for the half spaces met so far.
 */
export function leastNormPoint(
  halfSpaces: readonly HalfSpace[],
  weights: Column,
  effort: Effort = { left: Number.POSITIVE_INFINITY },
): Float64Array | null {
  const scaled = halfSpaces.map((halfSpace) => unitHalfSpace(halfSpace, weights));
  if (scaled.some((halfSpace) => halfSpace === null)) return null;
  const units = scaled.filter((halfSpace) => halfSpace !== null);
  const point = new Float64Array(weights.length);
  const active: number[] = [];
  const prices: number[] = [];
  const basis = emptyBasis();
  const mostSteps = MOST_STEPS * (units.length + 1);
  for (let step = 0; step < mostSteps; step++) {
    spend(effort, point.length * units.length);
    const worst = mostViolated(units, point);
    if (worst < 0) return point.map((value, i) => value / Math.sqrt(weights[i] ?? 1));
    if (!admit(units, worst, { point, active, prices, basis, effort })) return null;
  }
  return null;
}

interface Progress {
  readonly point: Float64Array;
  readonly active: number[];
  readonly prices: number[];
  /** Of the normals of active half spaces. */
  readonly basis: OrthonormalBasis;
  readonly effort: Effort;
}

/** Moves the point onto one more half space, dropping active ones whose price falls to zero; false where none is left to drop. */
function admit(
  units: readonly HalfSpace[],
  added: number,
  { point, active, prices, basis, effort }: Progress,
): boolean {
  const { normal, offset } = units[added] ?? { normal: point, offset: 0 };
  let price = 0;
  // Each turn drops one active half space or is the last.
  for (let turns = active.length; turns >= 0; turns--) {
    spend(effort, 6 * point.length * active.length);
    const decomposed = decompose(basis, normal);
    const direction = decomposed.rest;
    const share = combinationOf(basis, decomposed.within);
    const slope = dot(direction, direction);
    const full = slope > DEPENDENT ? (offset - dot(normal, point)) / slope : Number.POSITIVE_INFINITY;
    const { step, place } = firstToDrop(prices, share, full);
    if (step === Number.POSITIVE_INFINITY) return false;
    if (slope > DEPENDENT) addTo(point, step, direction);
    prices.forEach((before, k) => {
      prices[k] = Math.max(0, before - step * (share[k] ?? 0));
    });
    price += step;
    if (place < 0) {
      active.push(added);
      prices.push(price);
      takeUp(basis, decomposed);
      return true;
    }
    letGo(basis, place);
    for (const list of [active, prices]) list.splice(place, 1);
  }
  return false;
}

/** In coordinates where all weights are 1 and the normal has length 1; null where a zero normal asks for more than 0. */
function unitHalfSpace({ normal, offset }: HalfSpace, weights: Column): HalfSpace | null {
  const scaled = normal.map((entry, i) => entry / Math.sqrt(weights[i] ?? 1));
  const length = Math.sqrt(dot(scaled, scaled));
  if (length > 0) return { normal: scaled.map((entry) => entry / length), offset: offset / length };
  return offset > 0 ? null : { normal: scaled, offset: 0 };
}

/** The half space missed by most, or -1 where all are met. */
function mostViolated(units: readonly HalfSpace[], point: Float64Array): number {
  let [worst, most] = [-1, 0];
  const size = Math.sqrt(dot(point, point));
  units.forEach(({ normal, offset }, at) => {
    const missed = offset - dot(normal, point);
    if (missed > most && missed > TOLERANCE * Math.max(Math.abs(offset), size)) [worst, most] = [at, missed];
  });
  return worst;
}

function firstToDrop(prices: readonly number[], share: Float64Array, full: number) {
  let [step, place] = [full, -1];
  prices.forEach((price, k) => {
    const falling = share[k] ?? 0;
    if (falling > 0 && price / falling < step) [step, place] = [price / falling, k];
  });
  return { step, place };
}
