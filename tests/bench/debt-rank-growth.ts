import { join } from 'node:path';
import { LANES } from '@faultline/engine';
import { linearFixedPoint } from '../../packages/engine/src/numeric/linear-fixed-point.ts';
import { placeRows } from '../../packages/runner/src/kernels/placed-rows.ts';
import { roomBytes } from '../../packages/runner/src/kernels/wasm-lanes.ts';
import { openLanes } from './bench-kernels.ts';
import { corePeriphery } from './core-periphery.ts';
import { runMeasured } from './measured-process.ts';
import { median, timedOnThread } from './medians.ts';
import { verdict } from './verdict.ts';

const SIZES = [
  { count: 1_000, exposures: 20_000, turns: 21 },
  { count: 10_000, exposures: 300_000, turns: 11 },
  { count: 100_000, exposures: 3_000_000, turns: 5 },
  { count: 1_000_000, exposures: 20_000_000, turns: 3 },
];
const MEBIBYTE = 2 ** 20;
const MOST_MEBIBYTES = 1.2e9 / MEBIBYTE;

/** What ten times the exposures cost in time, what one costs in memory, and the whole process at the largest size. */
export async function benchGrowth({ quick }: { readonly quick: boolean }): Promise<void> {
  console.log('  growth and memory, one shock, spectral radius 0.85, even');
  let before = Number.NaN;
  for (const { count, exposures, turns } of quick ? SIZES.slice(0, 3) : SIZES) {
    const milliseconds = timeOf({ count, exposures, turns });
    const most = exposures > 3_000_000 ? 20 : 16;
    console.log(
      `    ${count} institutions, ${exposures} exposures: ${milliseconds.toFixed(2)} ms` +
        (Number.isNaN(before) ? '' : `, times the size before ${verdict(milliseconds / before, { atMost: most })}`),
    );
    before = milliseconds;
  }
  benchBytes();
  if (quick) return;
  const { printed, peakBytes } = await runMeasured([join(import.meta.dirname, 'solve-large.ts')], {});
  console.log(`    a process of its own: ${printed.trim()}`);
  if (Number.isNaN(peakBytes)) console.log('    its peak memory: not measured, this system has no /proc');
  else console.log(`    its peak memory: ${verdict(peakBytes / MEBIBYTE, { atMost: MOST_MEBIBYTES }, ' MiB')}`);
}

function timeOf({ count, exposures, turns }: (typeof SIZES)[number]): number {
  const rows = corePeriphery({ count, exposures, radius: 0.85, seed: 2019, even: true });
  const shock = new Float64Array(count);
  shock[0] = 1;
  const solve = () => linearFixedPoint(rows, shock, openLanes);
  solve();
  return median(Array.from({ length: turns }, () => timedOnThread(solve)));
}

/** Bytes of the matrix as the engine and as the kernel hold it, and of what one thread needs beside it. */
function benchBytes(): void {
  const rows = corePeriphery({ count: 10_000, exposures: 300_000, radius: 0.85, seed: 2019, even: true });
  const claims = rows.columns.length;
  const engine = rows.columns.byteLength + rows.weights.byteLength;
  const { buffer } = placeRows(rows, null);
  const perClaim = (engine + buffer.byteLength - 4 * rows.count) / claims;
  console.log(`    both copies of the matrix: ${verdict(perClaim, { atMost: 26 }, ' bytes per exposure')}`);
  for (const lanes of [1, LANES])
    console.log(
      `    beside them, ${lanes} shock(s) at once: ${verdict(8 + roomBytes(rows.count, lanes) / rows.count, { atMost: 1024 }, ' bytes per institution and thread')}`,
    );
}
