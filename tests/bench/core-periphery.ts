import type { SparseRows } from '../../packages/engine/src/numeric/sparse-rows.ts';
import { randomStream } from './random-stream.ts';

/** ILLUSTRATIVE: a network made up to measure speed; no institution of the world. */
export interface CorePeriphery {
  readonly leverage: SparseRows;
  readonly shock: Float64Array;
}

/**
 * `count` institutions and about `exposures` claims whose counterparties follow a power law (exponent 1.8), so that a few
 * form a core. Rows sum to `radius`, which is then the spectral radius. The same seed gives the same network.
 */
export function corePeriphery({
  count,
  exposures,
  radius,
  seed,
}: {
  count: number;
  exposures: number;
  radius: number;
  seed: number;
}): CorePeriphery {
  const next = randomStream(seed);
  const popular = () => Math.min(count - 1, Math.floor(count * next() ** 1.8));
  const rows = Array.from({ length: count }, () => new Map<number, number>());
  for (let claim = 0; claim < exposures; claim++) {
    const creditor = Math.floor(next() * count);
    const debtor = popular();
    if (creditor !== debtor) rows[creditor]?.set(debtor, next());
  }
  const starts = new Uint32Array(count + 1);
  const columns: number[] = [];
  const weights: number[] = [];
  rows.forEach((row, creditor) => {
    const sum = [...row.values()].reduce((total, weight) => total + weight, 0);
    for (const [debtor, weight] of [...row].sort(([left], [right]) => left - right)) {
      columns.push(debtor);
      weights.push((radius * weight) / sum);
    }
    starts[creditor + 1] = columns.length;
  });
  const shock = new Float64Array(count);
  shock[0] = 1;
  return {
    leverage: { count, starts, columns: Uint32Array.from(columns), weights: Float64Array.from(weights) },
    shock,
  };
}
