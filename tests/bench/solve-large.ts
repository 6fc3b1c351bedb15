import { linearFixedPoint } from '../../packages/engine/src/numeric/linear-fixed-point.ts';
import { openLanes } from './bench-kernels.ts';
import { corePeriphery } from './core-periphery.ts';

// A process whose memory is measured: it makes a network of a million institutions and solves one shock.

const rows = corePeriphery({ count: 1_000_000, exposures: 20_000_000, radius: 0.85, seed: 2019, even: true });
const shock = new Float64Array(rows.count);
shock[0] = 1;
const { sweeps, residual, values } = linearFixedPoint(rows, shock, openLanes);
const touched = values.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0);
console.log(`${rows.columns.length} claims, ${touched} institutions lose, ${sweeps} sweeps, residual ${residual}`);
