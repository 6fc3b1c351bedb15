import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenLanes } from '../../packages/engine/src/numeric/lane-kernel.ts';
import type { SparseRows } from '../../packages/engine/src/numeric/sparse-rows.ts';
import { type Kernels, loadKernels } from '../../packages/runner/src/kernels/load-kernel.ts';
import { wasmLanes } from '../../packages/runner/src/kernels/wasm-lanes.ts';
import { writeNetworkFile } from './peer-process.ts';

/** The kernels as the runner has them. */
export function builtKernels(): Kernels {
  const kernels = loadKernels();
  if (!kernels) throw new Error('there are no kernels: npm run kernels');
  return kernels;
}

export const openLanes: OpenLanes = (rows, lanes) => lanesOpener()(rows, lanes);

let opened: OpenLanes | null = null;
function lanesOpener(): OpenLanes {
  opened ??= wasmLanes(builtKernels().debtRank);
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
