import { cappedLinear } from '../../packages/engine/src/numeric/capped-linear.ts';
import { incoming } from '../../packages/engine/src/numeric/least-fixed-point.ts';
import type { SparseRows } from '../../packages/engine/src/numeric/sparse-rows.ts';
import { corePeriphery } from './core-periphery.ts';
import { medianOfTurns, timed } from './medians.ts';
import { verdict } from './verdict.ts';

const TURNS = 7;
const TOLERANCE = 1e-9;

/** The project's own plain sweeps to 1e-9: what the solver is measured against. */
function plainSweeps(leverage: SparseRows, shock: Float64Array): Float64Array {
  let here = shock;
  for (let sweep = 0; sweep < 10_000; sweep++) {
    const next = here.map((_, row) =>
      Math.min(1, (shock[row] ?? 0) + incoming(leverage, row, here, (distress) => distress)),
    );
    const change = next.reduce((most, value, row) => Math.max(most, Math.abs(value - (here[row] ?? 0))), 0);
    here = next;
    if (change < TOLERANCE) break;
  }
  return here;
}

/** W1: one shock to the exact limit, against plain sweeps. */
export async function benchDebtRank(): Promise<void> {
  console.log('W1 linear DebtRank, one shock: the exact limit against plain sweeps to 1e-9 (ILLUSTRATIVE networks)');
  for (const { count, exposures, radius } of [
    { count: 1_000, exposures: 20_000, radius: 0.85 },
    { count: 10_000, exposures: 300_000, radius: 0.85 },
    { count: 10_000, exposures: 300_000, radius: 0.97 },
  ]) {
    const leverage = corePeriphery({ count, exposures, radius, seed: 2019 });
    const shock = Float64Array.from({ length: count }, (_, row) => (row === 0 ? 1 : 0));
    const { solver, sweeps } = await medianOfTurns(TURNS, {
      solver: () => timed(() => cappedLinear(leverage, shock)),
      sweeps: () => timed(() => plainSweeps(leverage, shock)),
    });
    const exact = cappedLinear(leverage, shock);
    const apart = plainSweeps(leverage, shock).reduce(
      (most, value, row) => Math.max(most, Math.abs(value - (exact.values[row] ?? 0))),
      0,
    );
    console.log(
      `  ${count} institutions, ${leverage.columns.length} claims, spectral radius ${radius}: solver ${solver.toFixed(2)} ms, ` +
        `sweeps ${sweeps.toFixed(2)} ms, which end ${apart.toExponential(1)} short of it; ` +
        `times as fast (bar without a C compiler): ${verdict(sweeps / solver, { atLeast: 3 })}`,
    );
  }
}
