import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Module, type WasmModule } from './web-assembly.ts';

/** Where `build-kernels.ts` writes to; not committed. */
export const KERNEL = join(import.meta.dirname, '../../dist/debt-rank.wasm');

let compiled: WasmModule | null = null;

/** The kernel, compiled once per process; null where it was not built. */
export function loadKernel(): WasmModule | null {
  if (!compiled && existsSync(KERNEL)) compiled = new Module(readFileSync(KERNEL));
  return compiled;
}
