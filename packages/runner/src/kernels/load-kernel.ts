import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Module, type WasmModule } from './web-assembly.ts';

export const KERNELS = ['debt-rank', 'uniforms'] as const;
type KernelName = (typeof KERNELS)[number];

/** Compiled kernels; threads may share them. */
export interface Kernels {
  readonly debtRank: WasmModule;
  readonly uniforms: WasmModule;
}

/** Where `build-kernels.ts` writes to; not committed. */
export function kernelFile(name: KernelName): string {
  return join(import.meta.dirname, `../../dist/${name}.wasm`);
}

let compiled: Kernels | null = null;

/** All kernels, compiled once per process; null where one was not built. */
export function loadKernels(): Kernels | null {
  if (!compiled && KERNELS.every((name) => existsSync(kernelFile(name))))
    compiled = { debtRank: compile('debt-rank'), uniforms: compile('uniforms') };
  return compiled;
}

function compile(name: KernelName): WasmModule {
  return new Module(readFileSync(kernelFile(name)));
}
