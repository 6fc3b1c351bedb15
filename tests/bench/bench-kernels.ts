import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenLanes } from '../../packages/engine/src/numeric/lane-kernel.ts';
import type { SparseRows } from '../../packages/engine/src/numeric/sparse-rows.ts';
import { loadKernel } from '../../packages/runner/src/kernels/load-kernel.ts';
import { wasmLanes } from '../../packages/runner/src/kernels/wasm-lanes.ts';
import type { WasmModule } from '../../packages/runner/src/kernels/web-assembly.ts';
import { writeNetworkFile } from './peer-process.ts';

/** The kernel as the runner has it. */
export function builtModule(): WasmModule {
  const module = loadKernel();
  if (!module) throw new Error('there is no kernel: npm run kernels');
  return module;
}

export const openLanes: OpenLanes = (rows, lanes) => kernels()(rows, lanes);

let opened: OpenLanes | null = null;
function kernels(): OpenLanes {
  opened ??= wasmLanes(builtModule());
  return opened;
}

export interface NetworkOnDisk {
  readonly folder: string;
  readonly path: string;
}

/** Has the network in a file for the time of the work, for programs of other languages. */
export async function withNetworkFile(rows: SparseRows, work: (file: NetworkOnDisk) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'faultline-bench-'));
  try {
    const path = join(folder, 'network');
    writeNetworkFile(path, rows);
    await work({ folder, path });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
