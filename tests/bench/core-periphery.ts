import type { SparseRows } from '../../packages/engine/src/numeric/sparse-rows.ts';
import { spectralRadius } from '../../packages/engine/src/numeric/spectral-radius.ts';
import { randomStream } from './random-stream.ts';

/** ILLUSTRATIVE: a network made up to measure speed; no institution of the world. */
export interface CorePeriphery {
  readonly count: number;
  /** Claims drawn; those on the same debtor, and on oneself, fall away. */
  readonly exposures: number;
  readonly radius: number;
  readonly seed: number;
  /** True: everybody has the same share of its capital at stake, and claims are of one size. */
  readonly even?: boolean;
}

/** How many claims a creditor holds falls with its rank as a power, and so does how many hold claims on a debtor. */
const CLAIMS_EXPONENT = 0.6;
const POPULARITY = 1.8;
/** Coprime to powers of ten: institutions come in another order than their sizes. */
const STRIDE = 7_368_787;
/** Largest claim over smallest, evenly on a logarithmic scale. */
const SPREAD = 742;
/** What a creditor has at stake, over what the average one has. */
const [LEAST_STAKE, MOST_STAKE] = [0.2, 1.8];

/**
 * The leverage matrix of institutions of which few form a core, scaled to a spectral radius. Some have more at stake than
 * their capital, so that some fail of others unless `even`. The same arguments give the same network. Besides the answer,
 * memory is needed for one creditor's claims only.
 */
export function corePeriphery({ count, exposures, radius, seed, even = false }: CorePeriphery): SparseRows {
  const next = randomStream(seed);
  const place = (rank: number) => (rank * STRIDE) % count;
  const claims = claimCounts(count, exposures, place);
  const starts = new Uint32Array(count + 1);
  const columns = new Uint32Array(exposures);
  const weights = new Float64Array(exposures);
  let end = 0;
  for (let creditor = 0; creditor < count; creditor++) {
    const drawn = new Uint32Array(claims[creditor] ?? 0).map(() => place(Math.floor(count * next() ** POPULARITY)));
    const stake = even ? 1 : LEAST_STAKE + (MOST_STAKE - LEAST_STAKE) * next();
    const rowStart = end;
    let sum = 0;
    for (const debtor of drawn.sort()) {
      if (debtor === creditor || (end > rowStart && columns[end - 1] === debtor)) continue;
      const weight = even ? 1 : SPREAD ** next();
      columns[end] = debtor;
      weights[end++] = weight;
      sum += weight;
    }
    for (let position = rowStart; position < end; position++)
      weights[position] = ((weights[position] ?? 0) * stake) / sum;
    starts[creditor + 1] = end;
  }
  const rows = { count, starts, columns: columns.subarray(0, end), weights: weights.subarray(0, end) };
  const factor = radius / (even ? 1 : spectralRadius(rows));
  for (let position = 0; position < end; position++) weights[position] = (weights[position] ?? 0) * factor;
  return rows;
}

function claimCounts(count: number, exposures: number, place: (rank: number) => number): Uint32Array {
  const upTo = (ranks: number) => Math.round(exposures * (ranks / count) ** CLAIMS_EXPONENT);
  const counts = new Uint32Array(count);
  for (let rank = 0; rank < count; rank++) counts[place(rank)] = Math.min(count - 1, upTo(rank + 1) - upTo(rank));
  return counts;
}
