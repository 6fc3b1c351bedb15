import { type LaneKernel, type OpenLanes, SETTLED_RATIO, SLOTS } from './lane-kernel.ts';
import type { SparseRows } from './sparse-rows.ts';

/** The kernel in plain TypeScript: what WebAssembly is compared with, and what runs where there is none. */
export const openPlainLanes: OpenLanes = (rows, lanes) => {
  const size = rows.count * lanes;
  const ring = () => Array.from({ length: SLOTS }, () => new Float64Array(size));
  const lanesOf: Lanes = {
    rows,
    lanes,
    base: new Float64Array(size),
    values: new Float64Array(size),
    moves: ring(),
    images: ring(),
    change: new Float64Array(lanes),
    moving: new Float64Array(lanes),
    products: new Float64Array(SLOTS * lanes),
    mixture: new Float64Array(SLOTS * lanes),
  };
  const { base, values, change, moving, products, mixture } = lanesOf;
  return {
    count: rows.count,
    lanes,
    base,
    values,
    change,
    moving,
    products,
    mixture,
    sweep(step) {
      change.fill(0);
      moving.fill(0);
      products.fill(0);
      const sums = new Float64Array(lanes);
      for (let row = 0; row < rows.count; row++) {
        addUp(lanesOf, row, sums);
        takeImage(lanesOf, { row, step }, sums);
        addProducts(lanesOf, row, step);
      }
    },
    mix: (step) => mixSlots(lanesOf, step),
    residual: () => largestResidual(lanesOf),
  };
};

interface Lanes extends Omit<LaneKernel, 'count' | 'sweep' | 'mix' | 'residual'> {
  readonly rows: SparseRows;
  /** Moves and images of the last sweeps; a sweep writes to the slot of its step. */
  readonly moves: readonly Float64Array[];
  readonly images: readonly Float64Array[];
}

/** The slot written `age` sweeps before this step. */
function slotOf(step: number, age: number): number {
  return (step - age + SLOTS) % SLOTS;
}

/** sums = base + W values, per lane. */
function addUp({ rows, lanes, base, values }: Lanes, row: number, sums: Float64Array): void {
  const { starts, columns, weights } = rows;
  const end = starts[row + 1] ?? 0;
  if (lanes === 1) {
    // Two sums that do not wait for each other.
    let sum = base[row] ?? 0;
    let odd = 0;
    for (let position = starts[row] ?? 0; position < end; position += 2) {
      sum += (weights[position] ?? 0) * (values[columns[position] ?? 0] ?? 0);
      if (position + 1 < end) odd += (weights[position + 1] ?? 0) * (values[columns[position + 1] ?? 0] ?? 0);
    }
    sums[0] = sum + odd;
    return;
  }
  for (let lane = 0; lane < lanes; lane++) sums[lane] = base[row * lanes + lane] ?? 0;
  for (let position = starts[row] ?? 0; position < end; position++) {
    const weight = weights[position] ?? 0;
    const from = (columns[position] ?? 0) * lanes;
    for (let lane = 0; lane < lanes; lane++) sums[lane] = (sums[lane] ?? 0) + weight * (values[from + lane] ?? 0);
  }
}

function takeImage(
  { lanes, values, moves, images, change, moving }: Lanes,
  { row, step }: { readonly row: number; readonly step: number },
  sums: Float64Array,
): void {
  const move = moves[slotOf(step, 0)];
  const image = images[slotOf(step, 0)];
  if (!move || !image) return;
  for (let lane = 0; lane < lanes; lane++) {
    const at = row * lanes + lane;
    const sum = sums[lane] ?? 0;
    const next = Math.min(sum, 1);
    const moved = next - (values[at] ?? 0);
    values[at] = next;
    image[at] = next;
    move[at] = moved;
    const size = Math.abs(moved);
    if ((change[lane] ?? 0) < size) change[lane] = size;
    if (size > SETTLED_RATIO * next) moving[lane] = 1;
  }
}

function addProducts({ lanes, moves, products }: Lanes, row: number, step: number): void {
  const newest = moves[slotOf(step, 0)];
  for (let age = 0; age < SLOTS; age++) {
    const older = moves[slotOf(step, age)];
    if (!newest || !older) return;
    for (let lane = 0; lane < lanes; lane++) {
      const at = row * lanes + lane;
      const to = age * lanes + lane;
      products[to] = (products[to] ?? 0) + (newest[at] ?? 0) * (older[at] ?? 0);
    }
  }
}

function mixSlots({ lanes, values, images, mixture }: Lanes, step: number): void {
  for (let at = 0; at < values.length; at++) {
    const lane = at % lanes;
    let sum = (mixture[lane] ?? 0) * (images[slotOf(step, 0)]?.[at] ?? 0);
    for (let age = 1; age < SLOTS; age++)
      sum += (mixture[age * lanes + lane] ?? 0) * (images[slotOf(step, age)]?.[at] ?? 0);
    values[at] = Math.min(Math.max(sum, 0), 1);
  }
}

function largestResidual({ rows, lanes, base, values }: Lanes): number {
  let largest = 0;
  for (let lane = 0; lane < lanes; lane++)
    for (let row = 0; row < rows.count; row++) {
      let sum = base[row * lanes + lane] ?? 0;
      const end = rows.starts[row + 1] ?? 0;
      for (let position = rows.starts[row] ?? 0; position < end; position++)
        sum += (rows.weights[position] ?? 0) * (values[(rows.columns[position] ?? 0) * lanes + lane] ?? 0);
      largest = Math.max(largest, Math.abs(Math.min(sum, 1) - (values[row * lanes + lane] ?? 0)));
    }
  return largest;
}
