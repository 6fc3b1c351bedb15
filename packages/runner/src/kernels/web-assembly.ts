// TypeScript declares WebAssembly only together with the whole DOM, which has no business here.

/** Compiled code; threads may share it. */
export type WasmModule = object;

export interface SharedMemory {
  readonly buffer: SharedArrayBuffer;
}

interface WebAssemblyObject {
  readonly Module: new (bytes: Uint8Array) => WasmModule;
  readonly Memory: new (pages: {
    readonly initial: number;
    readonly maximum: number;
    readonly shared: true;
  }) => SharedMemory;
  readonly Instance: new (
    module: WasmModule,
    imports: { readonly env: { readonly memory: SharedMemory } },
  ) => { readonly exports: object };
}

export const { Module, Memory, Instance } = Reflect.get(globalThis, 'WebAssembly') as unknown as WebAssemblyObject;
