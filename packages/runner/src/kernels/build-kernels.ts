import { mkdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { main } from 'assemblyscript/asc';
import { KERNELS, kernelFile } from './load-kernel.ts';
import { MOST_PAGES } from './placed-rows.ts';

// Runs after npm ci: compiles kernels/NAME.kernel.ts to dist/NAME.wasm, which is not committed.

const root = join(import.meta.dirname, '../..');
for (const name of KERNELS) {
  const file = kernelFile(name);
  mkdirSync(dirname(file), { recursive: true });
  const { error } = await main(
    [
      join(relative(process.cwd(), root), `kernels/${name}.kernel.ts`),
      ...['--outFile', relative(process.cwd(), file)],
      ...['-O3', '--noAssert', '--runtime', 'stub', '--use', 'abort='],
      ...['--enable', 'simd,threads', '--importMemory', '--sharedMemory', '--maximumMemory', String(MOST_PAGES)],
    ],
    { stderr: process.stderr },
  );
  if (!error) continue;
  console.error(`kernels: ${error.message}`);
  process.exitCode = 1;
}
