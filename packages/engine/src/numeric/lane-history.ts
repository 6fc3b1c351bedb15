import { eliminateInPlace } from './eliminate.ts';
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
  const systems = Array.from({ length: SLOTS }, (_, older) => newSystem(older));
  const place = (lane: number, left: number, right: number) =>
    (lane * SLOTS + ((left + SLOTS) % SLOTS)) * SLOTS + ((right + SLOTS) % SLOTS);
  const weighOne = (lane: number, weight: number) => {
    for (let age = 0; age < SLOTS; age++) mixture[age * lanes + lane] = age === 0 ? weight : 0;
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
      weighOne(lane, 1);
      const system = systems[(known[lane] ?? 0) - 1];
      if (!system || system.length === 0) return false;
      for (let left = 0; left < SLOTS; left++)
        for (let right = 0; right < SLOTS; right++)
          system.products[left * SLOTS + right] = remembered[place(lane, step - left, step - right)] ?? 0;
      if (!leastMove(system)) return false;
      let sum = 0;
      for (let older = 0; older < system.length; older++) {
        const weight = system.weights[older] ?? 0;
        mixture[(older + 1) * lanes + lane] = weight;
        sum += weight;
      }
      mixture[lane] = 1 - sum;
      return true;
    },
    keepNewest: (lane) => weighOne(lane, 1),
    mixNothing: (lane) => weighOne(lane, 0),
  };
}

/** Added to the diagonal of the scaled normal equations, so that moves alike to the last digits still give a mixture. */
const REGULARIZATION = 1e-14;

/** The normal equations of a mixture of the newest move and so many older ones. */
interface MoveSystem {
  readonly length: number;
  /** Of moves by age, `i * SLOTS + j`. */
  readonly products: Float64Array;
  readonly matrix: Float64Array;
  readonly lengths: Float64Array;
  /** Of the older moves, once solved. */
  readonly weights: Float64Array;
}

function newSystem(length: number): MoveSystem {
  return {
    length,
    products: new Float64Array(SLOTS * SLOTS),
    matrix: new Float64Array(length * length),
    lengths: new Float64Array(length),
    weights: new Float64Array(length),
  };
}

/** Weights of the older moves that, the newest taking the rest of 1, make the mixture smallest; false where there are none. */
function leastMove(system: MoveSystem): boolean {
  const { length, products, matrix, lengths, weights } = system;
  const product = (i: number, j: number) => products[i * SLOTS + j] ?? 0;
  const difference = (i: number, j: number) => product(0, 0) - product(0, i) - product(0, j) + product(i, j);
  for (let i = 0; i < length; i++) lengths[i] = Math.sqrt(difference(i + 1, i + 1));
  for (let i = 0; i < length; i++) {
    const own = lengths[i] ?? 0;
    for (let j = 0; j < length; j++)
      matrix[i * length + j] = difference(i + 1, j + 1) / (own * (lengths[j] ?? 0)) + (i === j ? REGULARIZATION : 0);
    weights[i] = (product(0, 0) - product(0, i + 1)) / own;
  }
  if (!eliminateInPlace(matrix, weights)) return false;
  for (let i = 0; i < length; i++) weights[i] = (weights[i] ?? 0) / (lengths[i] ?? 0);
  return true;
}
