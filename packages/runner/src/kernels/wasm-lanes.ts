import { type LANES, type LaneKernel, type OpenLanes, openPlainLanes, SLOTS, type SparseRows } from '@faultline/engine';
import { aligned, offsetsOf, type PlacedRows, placeRows } from './placed-rows.ts';
import { Instance, type SharedMemory, type WasmModule } from './web-assembly.ts';

/** What `debt-rank.kernel.ts` exports. */
interface KernelExports {
  adopt(table: number): void;
  sweepOne(step: number): void;
  mixOne(step: number): void;
  sweepEight(step: number): void;
  mixEight(step: number): void;
  residual(lanes: number): number;
}

/** Bytes of the table `adopt` reads. */
const TABLE_BYTES = 64;

/** What one thread needs beside the matrix to sweep over so many lanes. */
export function roomBytes(count: number, lanes: number): number {
  return roomOffsets(0, count, lanes).end;
}

function roomOffsets(start: number, count: number, lanes: number) {
  const slotBytes = aligned(8 * count * lanes);
  const base = start + TABLE_BYTES;
  const values = base + slotBytes;
  const moves = values + slotBytes;
  const images = moves + SLOTS * slotBytes;
  const change = images + SLOTS * slotBytes;
  const moving = change + aligned(8 * lanes);
  const products = moving + aligned(8 * lanes);
  const mixture = products + aligned(8 * SLOTS * lanes);
  const end = mixture + aligned(8 * SLOTS * lanes);
  return { slotBytes, base, values, moves, images, change, moving, products, mixture, end };
}

interface Room {
  readonly placed: PlacedRows & { readonly memory: SharedMemory };
  readonly start: number;
  readonly lanes: 1 | typeof LANES;
}

/** The kernel of one thread, in its room of a memory that may hold others. */
export function openRoom(module: WasmModule, { placed, start, lanes }: Room): LaneKernel {
  const { memory, buffer, count, claims } = placed;
  const kernel = new Instance(module, { env: { memory } }).exports as unknown as KernelExports;
  const matrix = offsetsOf(count, claims);
  const room = roomOffsets(start, count, lanes);
  new Uint32Array(buffer, start, TABLE_BYTES / 4).set([
    count,
    matrix.starts,
    matrix.columns,
    matrix.weights,
    room.base,
    room.values,
    room.moves,
    room.images,
    room.slotBytes,
    room.change,
    room.moving,
    room.products,
    room.mixture,
  ]);
  kernel.adopt(start);
  const column = (offset: number, length: number) => new Float64Array(buffer, offset, length);
  return {
    count,
    lanes,
    base: column(room.base, count * lanes),
    values: column(room.values, count * lanes),
    change: column(room.change, lanes),
    moving: column(room.moving, lanes),
    products: column(room.products, SLOTS * lanes),
    mixture: column(room.mixture, SLOTS * lanes),
    sweep: lanes === 1 ? kernel.sweepOne : kernel.sweepEight,
    mix: lanes === 1 ? kernel.mixOne : kernel.mixEight,
    residual: () => kernel.residual(lanes),
  };
}

/** Kernels that run as WebAssembly, each on a copy of its matrix; kept as long as the matrix is, and opened once. */
export function wasmLanes(module: WasmModule): OpenLanes {
  const opened = new WeakMap<SparseRows, Map<number, LaneKernel>>();
  return (rows, lanes) => {
    const known = opened.get(rows) ?? new Map<number, LaneKernel>();
    opened.set(rows, known);
    const kernel = known.get(lanes) ?? openAlone(module, rows, lanes);
    known.set(lanes, kernel);
    return kernel;
  };
}

function openAlone(module: WasmModule, rows: SparseRows, lanes: 1 | typeof LANES): LaneKernel {
  const placed = placeRows(rows, roomBytes(rows.count, lanes));
  const { memory } = placed;
  return memory
    ? openRoom(module, { placed: { ...placed, memory }, start: placed.end, lanes })
    : openPlainLanes(rows, lanes);
}
