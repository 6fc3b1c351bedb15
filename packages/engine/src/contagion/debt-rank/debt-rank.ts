import type { SolvedRounds } from '../../define.ts';
import type { OpenLanes } from '../../numeric/lane-kernel.ts';
import {
  FIXED_POINT_TOLERANCE,
  incoming,
  leastFixedPoint,
  type Transmission,
} from '../../numeric/least-fixed-point.ts';
import { linearFixedPoint } from '../../numeric/linear-fixed-point.ts';
import { spectralRadius } from '../../numeric/spectral-radius.ts';
import type { DistressNetwork } from '../distress-network.ts';

/**
 * Linear (differential) DebtRank: a debtor passes on all of its distress.
 * Battiston, Caldarelli, D'Errico, Gurciullo (2016), "Leveraging the network: a stress-test framework based on
 * DebtRank", Statistics & Risk Modeling 33, equation (5); Bardoscia, Battiston, Caccioli, Caldarelli (2015),
 * "DebtRank: a microscopic foundation for shock propagation", PLoS ONE 10, equation (8).
 */
export const LINEAR: Transmission = { pass: (distress) => distress, slope: () => 1 };

/**
 * Non-linear DebtRank: p(h) = h exp(alpha (h - 1)), so that a debtor in mild distress passes on little.
 * Bardoscia, Caccioli, Perotti, Vivaldo, Caldarelli (2016), "Distress propagation in complex networks: the case of
 * non-linear DebtRank", PLoS ONE 11, equation (6). alpha = 0 is linear DebtRank.
 */
export function nonlinear(alpha: number): Transmission {
  if (alpha === 0) return LINEAR;
  return {
    pass: (distress) => Math.min(1, distress * Math.exp(alpha * (distress - 1))),
    slope: (distress) => (1 + alpha * distress) * Math.exp(alpha * (distress - 1)),
  };
}

export interface DebtRankOptions {
  readonly transmission: Transmission;
  readonly maxRounds: number;
  readonly openLanes: OpenLanes;
}

/**
 * Loss ratios round by round and their limit, h(t + 1) = min(1, h(0) + W p(h(t))), where W is the leverage matrix.
 *
 * Rounds are plain sweeps, stopped after `maxRounds` or when nobody's loss ratio rises by more than 1e-12 any more;
 * the last round is the exact limit, found by another solver, and holds whatever the sweeps had not yet reached.
 * `shock` has one entry in [0, 1] per institution.
 */
export function solveDebtRank(
  { leverage }: DistressNetwork,
  shock: Float64Array,
  { transmission, maxRounds, openLanes }: DebtRankOptions,
): SolvedRounds {
  const limit =
    transmission === LINEAR
      ? linearFixedPoint(leverage, shock, openLanes)
      : leastFixedPoint(leverage, shock, transmission);
  const lossRatioByRound = [shock];
  let here = shock;
  for (let round = 1; round <= maxRounds; round++) {
    const next = here.map((_, row) =>
      // Never past the limit: rounding must not make a later round smaller than an earlier one.
      Math.min(limit.values[row] ?? 0, (shock[row] ?? 0) + incoming(leverage, row, here, transmission.pass)),
    );
    const largestRise = next.reduce((largest, value, row) => Math.max(largest, value - (here[row] ?? 0)), 0);
    if (largestRise <= SMALLEST_ROUND) break;
    lossRatioByRound.push(next);
    here = next;
  }
  // The limit replaces a last round it cannot be told from, and else follows it as one more.
  const distance = here.reduce((largest, value, row) => Math.max(largest, (limit.values[row] ?? 0) - value), 0);
  if (distance > SMALLEST_ROUND) lossRatioByRound.push(limit.values);
  else lossRatioByRound[lossRatioByRound.length - 1] = limit.values;
  return {
    lossRatioByRound,
    writeDownByRound: lossRatioByRound.map((ratios) => ratios.map(transmission.pass)),
    convergence: {
      solution: 'LEAST',
      converged: limit.converged,
      rounds: lossRatioByRound.length - 1,
      residual: limit.residual,
      tolerance: FIXED_POINT_TOLERANCE * 10,
      spectralRadius: spectralRadius(leverage),
    },
  };
}

/** A rise below this is under the rounding of a euro in the balance sheet of the largest bank. */
const SMALLEST_ROUND = 1e-12;
