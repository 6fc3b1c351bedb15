import { LANES, openPlainLanes, randomStream, systemicImportance, vulnerability } from '@faultline/engine';
import { describe, expect, test } from 'vitest';
import { linearFixedPoint } from '../../packages/engine/src/numeric/linear-fixed-point.ts';
import { transposeRows } from '../../packages/engine/src/numeric/transpose-rows.ts';
import { loadKernels } from '../../packages/runner/src/kernels/load-kernel.ts';
import { wasmLanes } from '../../packages/runner/src/kernels/wasm-lanes.ts';
import { wasmUniforms } from '../../packages/runner/src/kernels/wasm-uniforms.ts';
import { corePeriphery } from '../bench/core-periphery.ts';
import { snapshotOfLeverage } from './snapshot-of-leverage.ts';

// Losses worked out as WebAssembly and in plain TypeScript are the same, not to 1e-12 but to the last digit.

function builtKernels() {
  const kernels = loadKernels();
  if (!kernels) throw new Error('there are no kernels: npm run kernels');
  return kernels;
}

const { debtRank, uniforms } = builtKernels();
const openLanes = wasmLanes(debtRank);
const RADII = [0.85, 0.97, 1.05, 3];

describe('WebAssembly and plain TypeScript', () => {
  test.each(RADII)('give the same losses after one shock, at spectral radius %d', (radius) => {
    const rows = corePeriphery({ count: 1_001, exposures: 12_000, radius, seed: 3 });
    for (const failing of [0, 500, 1_000]) {
      const shock = new Float64Array(rows.count);
      shock[failing] = 1;
      shock[7] = 1e-3;
      const plain = linearFixedPoint(rows, shock, openPlainLanes);
      expect(linearFixedPoint(rows, shock, openLanes)).toEqual(plain);
      // Solved by sweeps, not by the solver both fall back to.
      expect(plain.sweeps).toBeGreaterThan(8);
    }
  });

  test.each(RADII)('rank all banks the same, at spectral radius %d', (radius) => {
    const snapshot = snapshotOfLeverage({ count: 203, exposures: 2_500, radius, seed: 3 });
    expect(systemicImportance(snapshot, openLanes)).toEqual(systemicImportance(snapshot));
    expect(vulnerability(snapshot, openLanes)).toEqual(vulnerability(snapshot));
  });

  test.each([
    [0, 0],
    [7, 2 ** 32 - 1],
    [2 ** 53 - 1, 2 ** 32],
    [2 ** 32 + 5, 2 ** 53 - 1],
  ])('draw the same numbers for a scenario: seed %d, scenario %d', (seed, scenario) => {
    for (const count of [1, 8, 150, 20_000]) {
      const [fast, plain] = [randomStream(seed, scenario, wasmUniforms(uniforms)), randomStream(seed, scenario)];
      expect([fast.uniform(), ...fast.uniforms(count), fast.normal()]).toEqual([
        plain.uniform(),
        ...plain.uniforms(count),
        plain.normal(),
      ]);
    }
  });

  test('agree after every single sweep and jump, whatever the numbers, zero and negative sums included', () => {
    const rows = transposeRows(corePeriphery({ count: 77, exposures: 900, radius: 1.2, seed: 8 }));
    for (const lanes of [1, LANES] as const) {
      const [left, right] = [openLanes(rows, lanes), openPlainLanes(rows, lanes)];
      for (const kernel of [left, right])
        for (let at = 0; at < kernel.values.length; at++) {
          kernel.base[at] = at % 5 === 0 ? 0.01 * (at % 7) : 0;
          kernel.values[at] = (at % 11) / 11;
        }
      for (let step = 0; step < 12; step++) {
        for (const kernel of [left, right]) {
          kernel.sweep(step);
          kernel.mixture.set(kernel.mixture.map((_, at) => Math.sin(step + at)));
          if (step > 4) kernel.mix(step);
        }
        for (const column of ['values', 'change', 'moving', 'products'] as const)
          expect(Array.from(left[column]), `${column} after sweep ${step}`).toEqual(Array.from(right[column]));
        expect(left.residual()).toBe(right.residual());
      }
    }
  });
});
