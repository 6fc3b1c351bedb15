import { mkdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { main } from 'assemblyscript/asc';
import { KERNEL } from './load-kernel.ts';
import { MOST_PAGES } from './placed-rows.ts';

// Runs after npm ci: compiles kernels/debt-rank.kernel.ts to dist/debt-rank.wasm, which is not committed.

const root = join(import.meta.dirname, '../..');
mkdirSync(dirname(KERNEL), { recursive: true });
const { error } = await main(
  [
    join(relative(process.cwd(), root), 'kernels/debt-rank.kernel.ts'),
    ...['--outFile', relative(process.cwd(), KERNEL)],
    ...['-O3', '--noAssert', '--runtime', 'stub', '--use', 'abort='],
    ...['--enable', 'simd,threads', '--importMemory', '--sharedMemory', '--maximumMemory', String(MOST_PAGES)],
  ],
  { stderr: process.stderr },
);
if (error) {
  console.error(`kernels: ${error.message}`);
  process.exitCode = 1;
}
