import type { Column } from '@faultline/network';
import type { SolvedRounds } from '../define.ts';
import type { DistressNetwork } from './distress-network.ts';
import { lossRatios } from './loss-ratios.ts';

type Rounds = Pick<SolvedRounds, 'lossRatioByRound' | 'writeDownByRound'>;

/** A rise below this is under the rounding of a euro in the balance sheet of the largest bank. */
const SMALLEST_ROUND = 1e-12;

/**
 * Plain rounds of a model in which losses follow from write-downs, and write-downs from the state before: at most
 * `maxRounds`, until no write-down rises by more than 1e-12; the last round is the limit, found apart from them, and holds
 * what the rounds had not reached. `next` answers the write-downs after another round; each is at least the one before
 * and at most `limit`.
 */
export function writeDownRounds(
  network: DistressNetwork,
  shockRatio: Column,
  {
    first,
    next,
    limit,
    maxRounds,
  }: {
    readonly first: Float64Array;
    readonly next: (writeDown: Float64Array) => Float64Array;
    readonly limit: Float64Array;
    readonly maxRounds: number;
  },
): Rounds {
  const bounded = (from: Float64Array, before: Float64Array | null) =>
    // Rounding must neither carry a round past the limit nor make it smaller than the one before.
    from.map((share, row) => Math.min(limit[row] ?? 0, Math.max(share, before?.[row] ?? 0)));
  const writeDownByRound: Float64Array[] = [bounded(first, null)];
  const lossRatioByRound = [lossRatios(network, shockRatio, undefined)];
  let here: Float64Array = writeDownByRound[0] ?? limit;
  for (let round = 1; round <= maxRounds; round++) {
    const isLast = round === maxRounds || rise(here, limit) <= SMALLEST_ROUND;
    lossRatioByRound.push(lossRatios(network, shockRatio, isLast ? limit : here));
    here = isLast ? limit : bounded(next(here), here);
    writeDownByRound.push(here);
    if (isLast) break;
  }
  return { lossRatioByRound, writeDownByRound };
}

function rise(from: Float64Array, to: Float64Array): number {
  return to.reduce((most, share, row) => Math.max(most, share - (from[row] ?? 0)), 0);
}
