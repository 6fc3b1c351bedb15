import { eliminate } from './eliminate.ts';
import { type LaneKernel, SLOTS } from './lane-kernel.ts';

/**
 * What each lane remembers of its last sweeps: the inner products of their moves, and how many count. From them follows
 * the mixture of images that would have moved least (Anderson (1965), J. ACM 12; Walker and Ni (2011), SIAM J. Numer.
 * Anal. 49, algorithm AA with m = 3), without another look at the moves themselves.
 */
export interface LaneHistory {
  /** Takes in what the kernel reports of the sweep just made. */
  remember(lane: number, step: number): void;
  /** All sweeps so far, or all but the newest, no longer count. */
  forget(lane: number, which: 'ALL' | 'OLDER'): void;
  /** Has the kernel mix for this lane; false where there is nothing to mix, and the newest image stays as it is. */
  chooseMixture(lane: number, step: number): boolean;
  keepNewest(lane: number): void;
  /** Has the kernel set this lane to 0. */
  mixNothing(lane: number): void;
}

export function laneHistory({ lanes, products, mixture }: LaneKernel): LaneHistory {
  const remembered = new Float64Array(lanes * SLOTS * SLOTS);
  const known = new Uint8Array(lanes);
  const place = (lane: number, left: number, right: number) =>
    (lane * SLOTS + ((left + SLOTS) % SLOTS)) * SLOTS + ((right + SLOTS) % SLOTS);
  const weigh = (lane: number, weights: readonly number[]) => {
    for (let age = 0; age < SLOTS; age++) mixture[age * lanes + lane] = weights[age] ?? 0;
  };
  return {
    remember(lane, step) {
      for (let age = 0; age < SLOTS; age++) {
        const product = products[age * lanes + lane] ?? 0;
        remembered[place(lane, step, step - age)] = product;
        remembered[place(lane, step - age, step)] = product;
      }
      known[lane] = Math.min(SLOTS, (known[lane] ?? 0) + 1);
    },
    forget(lane, which) {
      known[lane] = which === 'ALL' ? 0 : Math.min(1, known[lane] ?? 0);
    },
    chooseMixture(lane, step) {
      const product = (left: number, right: number) => remembered[place(lane, step - left, step - right)] ?? 0;
      const weights = leastMove((known[lane] ?? 0) - 1, product);
      weigh(lane, weights ?? [1]);
      return weights !== null;
    },
    keepNewest: (lane) => weigh(lane, [1]),
    mixNothing: (lane) => weigh(lane, []),
  };
}

/** Added to the diagonal of the scaled normal equations, so that moves alike to the last digits still give a mixture. */
const REGULARIZATION = 1e-14;

/** Weights by age, of sum 1, that make the mixture of moves smallest; `product(i, j)` is that of the moves of ages i and j. */
function leastMove(older: number, product: (left: number, right: number) => number): number[] | null {
  if (older < 1) return null;
  const ages = Array.from({ length: older }, (_, index) => index + 1);
  const difference = (i: number, j: number) => product(0, 0) - product(0, i) - product(0, j) + product(i, j);
  const lengths = ages.map((age) => Math.sqrt(difference(age, age)));
  const length = (age: number) => lengths[age - 1] ?? 0;
  const matrix = Float64Array.from(
    ages.flatMap((i) => ages.map((j) => difference(i, j) / (length(i) * length(j)) + (i === j ? REGULARIZATION : 0))),
  );
  const right = Float64Array.from(ages, (age) => (product(0, 0) - product(0, age)) / length(age));
  const solved = eliminate(matrix, right);
  if (!solved) return null;
  const weights = Array.from(solved, (weight, index) => weight / length(index + 1));
  return [1 - weights.reduce((sum, weight) => sum + weight, 0), ...weights];
}
