import type { FillUniforms } from '@faultline/engine';
import { Instance, Memory, type WasmModule } from './web-assembly.ts';

/** What `uniforms.kernel.ts` exports. */
interface UniformsExports {
  fill(
    ...[seedLow, seedHigh, scenarioLow, scenarioHigh, firstBlock, to, end]: readonly [
      seedLow: number,
      seedHigh: number,
      scenarioLow: number,
      scenarioHigh: number,
      firstBlock: number,
      to: number,
      end: number,
    ]
  ): void;
}

/** Numbers the memory of one page holds; a stream asks for fewer at a time. */
const MOST_AT_ONCE = 8_192;

/** The generator as WebAssembly, with a memory of its own; the same numbers as in plain TypeScript, bit for bit. */
export function wasmUniforms(module: WasmModule): FillUniforms {
  const memory = new Memory({ initial: 1, maximum: 1, shared: true });
  const kernel = new Instance(module, { env: { memory } }).exports as unknown as UniformsExports;
  const room = new Float64Array(memory.buffer);
  return ({ seed, scenario }, first, into) => {
    for (let place = 0; place < into.length; place += MOST_AT_ONCE) {
      const size = Math.min(MOST_AT_ONCE, into.length - place);
      const [seedHigh, scenarioHigh] = [Math.floor(seed / 2 ** 32), Math.floor(scenario / 2 ** 32)];
      kernel.fill(seed, seedHigh, scenario, scenarioHigh, (first + place) / 2, 0, 8 * size);
      into.set(room.subarray(0, size), place);
    }
  };
}
