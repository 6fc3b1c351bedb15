// The inner loops of linear DebtRank as WebAssembly, in AssemblyScript: what `plain-lanes.ts` of the engine does, number
// for number. Each lane adds in the same order there and here, no product is fused with a sum, so that both give the same
// digits. Eight lanes are four vectors of two; a row's eight values fill a cache line. Memory is laid out from outside
// (`lane-memory.ts`); nothing is allocated, nothing checked.

/** SLOTS of the engine; slots are found by masking, so it is a power of two. */
const SLOT_MASK: u32 = 3;
/** SETTLED_RATIO of the engine. */
const SETTLED_RATIO: f64 = 1e-9;
/** Rows between two visits to the moves of older sweeps: their products are taken while the new moves are in the nearest cache. */
const BLOCK_ROWS: u32 = 32;
const BLOCK_BYTES: usize = (<usize>BLOCK_ROWS) << 6;

let count: u32 = 0;
let starts: usize = 0;
let columns: usize = 0;
let weights: usize = 0;
let base: usize = 0;
let values: usize = 0;
let moves: usize = 0;
let images: usize = 0;
let slotBytes: usize = 0;
let change: usize = 0;
let moving: usize = 0;
let products: usize = 0;
let mixture: usize = 0;

/** Takes in where things lie: thirteen numbers in the order above. */
export function adopt(table: usize): void {
  count = load<u32>(table);
  starts = load<u32>(table, 4);
  columns = load<u32>(table, 8);
  weights = load<u32>(table, 12);
  base = load<u32>(table, 16);
  values = load<u32>(table, 20);
  moves = load<u32>(table, 24);
  images = load<u32>(table, 28);
  slotBytes = load<u32>(table, 32);
  change = load<u32>(table, 36);
  moving = load<u32>(table, 40);
  products = load<u32>(table, 44);
  mixture = load<u32>(table, 48);
}

/** Where the moves or images of `age` sweeps before a step lie. */
function slot(ring: usize, step: u32, age: u32): usize {
  return ring + <usize>((step - age) & SLOT_MASK) * slotBytes;
}

export function sweepOne(step: u32): void {
  const newest = slot(moves, step, 0);
  const second = slot(moves, step, 1);
  const third = slot(moves, step, 2);
  const fourth = slot(moves, step, 3);
  const image = slot(images, step, 0);
  // One number in vectors of two: their minimum, maximum and comparison need no branch, which nobody could foresee.
  const one = f64x2.splat(1);
  const settledRatio = f64x2.splat(SETTLED_RATIO);
  let largest = f64x2.splat(0);
  let unsettled = largest;
  let product0: f64 = 0;
  let product1: f64 = 0;
  let product2: f64 = 0;
  let product3: f64 = 0;
  let column = columns;
  let weight = weights;
  for (let row: u32 = 0; row < count; row++) {
    const at = (<usize>row) << 3;
    let sum = load<f64>(base + at);
    const end = columns + ((<usize>load<u32>(starts + ((<usize>row) << 2), 4)) << 2);
    // Two sums that do not wait for each other.
    let odd: f64 = 0;
    while (column + 4 < end) {
      sum += load<f64>(weight) * load<f64>(values + ((<usize>load<u32>(column)) << 3));
      odd += load<f64>(weight, 8) * load<f64>(values + ((<usize>load<u32>(column, 4)) << 3));
      column += 8;
      weight += 16;
    }
    if (column < end) {
      sum += load<f64>(weight) * load<f64>(values + ((<usize>load<u32>(column)) << 3));
      column += 4;
      weight += 8;
    }
    sum += odd;
    // pmin(a, b) is b < a ? b : a, and pmax(a, b) is a < b ? b : a.
    const next = f64x2.pmin(one, f64x2.splat(sum));
    const move = f64x2.sub(next, v128.load64_splat(values + at));
    const size = f64x2.abs(move);
    largest = f64x2.pmax(largest, size);
    unsettled = v128.or(unsettled, f64x2.gt(size, f64x2.mul(settledRatio, next)));
    v128.store64_lane(values + at, next, 0);
    v128.store64_lane(image + at, next, 0);
    v128.store64_lane(newest + at, move, 0);
    const moved = f64x2.extract_lane(move, 0);
    product0 += moved * moved;
    product1 += moved * load<f64>(second + at);
    product2 += moved * load<f64>(third + at);
    product3 += moved * load<f64>(fourth + at);
  }
  v128.store64_lane(change, largest, 0);
  v128.store64_lane(moving, v128.and(unsettled, one), 0);
  store<f64>(products, product0);
  store<f64>(products, product1, 8);
  store<f64>(products, product2, 16);
  store<f64>(products, product3, 24);
}

export function mixOne(step: u32): void {
  const newest = slot(images, step, 0);
  const second = slot(images, step, 1);
  const third = slot(images, step, 2);
  const fourth = slot(images, step, 3);
  const one = f64x2.splat(1);
  const zero = f64x2.splat(0);
  const weight0 = v128.load64_splat(mixture);
  const weight1 = v128.load64_splat(mixture, 8);
  const weight2 = v128.load64_splat(mixture, 16);
  const weight3 = v128.load64_splat(mixture, 24);
  // Two rows at a time; behind the last one there is room for another.
  const size = (<usize>count) << 3;
  for (let at: usize = 0; at < size; at += 16) {
    let sum = f64x2.mul(weight0, v128.load(newest + at));
    sum = f64x2.add(sum, f64x2.mul(weight1, v128.load(second + at)));
    sum = f64x2.add(sum, f64x2.mul(weight2, v128.load(third + at)));
    sum = f64x2.add(sum, f64x2.mul(weight3, v128.load(fourth + at)));
    v128.store(values + at, f64x2.pmin(one, f64x2.pmax(zero, sum)));
  }
}

/** The largest distance of a value from its image while all others stay, of any lane. */
export function residual(lanes: u32): f64 {
  const one = f64x2.splat(1);
  let largest = f64x2.splat(0);
  const laneBytes: usize = (<usize>lanes) << 3;
  for (let lane: usize = 0; lane < laneBytes; lane += 8) {
    let column = columns;
    let weight = weights;
    for (let row: u32 = 0; row < count; row++) {
      const at: usize = <usize>row * laneBytes + lane;
      const end: usize = columns + ((<usize>load<u32>(starts + ((<usize>row) << 2), 4)) << 2);
      let sum = load<f64>(base + at);
      while (column < end) {
        sum += load<f64>(weight) * load<f64>(values + <usize>load<u32>(column) * laneBytes + lane);
        column += 4;
        weight += 8;
      }
      const image = f64x2.pmin(one, f64x2.splat(sum));
      largest = f64x2.pmax(largest, f64x2.abs(f64x2.sub(image, v128.load64_splat(values + at))));
    }
  }
  return f64x2.extract_lane(largest, 0);
}

export function sweepEight(step: u32): void {
  const newest = slot(moves, step, 0);
  const image = slot(images, step, 0);
  memory.fill(change, 0, 64);
  memory.fill(moving, 0, 64);
  memory.fill(products, 0, 256);
  let column = columns;
  let weight = weights;
  for (let first: u32 = 0; first < count; first += BLOCK_ROWS) {
    const last = min(first + BLOCK_ROWS, count);
    for (let row = first; row < last; row++) {
      const at: usize = (<usize>row) << 6;
      let sum0 = v128.load(base + at);
      let sum1 = v128.load(base + at, 16);
      let sum2 = v128.load(base + at, 32);
      let sum3 = v128.load(base + at, 48);
      const end: usize = columns + ((<usize>load<u32>(starts + ((<usize>row) << 2), 4)) << 2);
      while (column < end) {
        const factor = v128.load64_splat(weight);
        const from: usize = values + ((<usize>load<u32>(column)) << 6);
        sum0 = f64x2.add(sum0, f64x2.mul(factor, v128.load(from)));
        sum1 = f64x2.add(sum1, f64x2.mul(factor, v128.load(from, 16)));
        sum2 = f64x2.add(sum2, f64x2.mul(factor, v128.load(from, 32)));
        sum3 = f64x2.add(sum3, f64x2.mul(factor, v128.load(from, 48)));
        column += 4;
        weight += 8;
      }
      takeImage(at, sum0, newest, image);
      takeImage(at + 16, sum1, newest, image);
      takeImage(at + 32, sum2, newest, image);
      takeImage(at + 48, sum3, newest, image);
    }
    for (let pair: usize = 0; pair < 64; pair += 16) measureMoves(step, pair, first, last);
  }
  // From masks to ones.
  for (let pair: usize = moving; pair < moving + 64; pair += 16)
    v128.store(pair, v128.and(v128.load(pair), f64x2.splat(1)));
}

/** Caps the sums of two lanes and moves their values there. */
function takeImage(at: usize, sum: v128, newest: usize, image: usize): void {
  const next = f64x2.pmin(f64x2.splat(1), sum);
  const moved = f64x2.sub(next, v128.load(values + at));
  v128.store(values + at, next);
  v128.store(image + at, next);
  v128.store(newest + at, moved);
}

/** Takes in the moves two lanes made between two rows: how far they went, and their products with those of older sweeps. */
function measureMoves(step: u32, pair: usize, first: u32, last: u32): void {
  const newest = slot(moves, step, 0);
  const second = slot(moves, step, 1);
  const third = slot(moves, step, 2);
  const fourth = slot(moves, step, 3);
  const settledRatio = f64x2.splat(SETTLED_RATIO);
  let largest = v128.load(change + pair);
  let unsettled = v128.load(moving + pair);
  let product0 = v128.load(products + pair);
  let product1 = v128.load(products + pair, 64);
  let product2 = v128.load(products + pair, 128);
  let product3 = v128.load(products + pair, 192);
  const end: usize = ((<usize>last) << 6) + pair;
  for (let at: usize = ((<usize>first) << 6) + pair; at < end; at += 64) {
    const moved = v128.load(newest + at);
    const size = f64x2.abs(moved);
    largest = f64x2.pmax(largest, size);
    unsettled = v128.or(unsettled, f64x2.gt(size, f64x2.mul(settledRatio, v128.load(values + at))));
    product0 = f64x2.add(product0, f64x2.mul(moved, moved));
    product1 = f64x2.add(product1, f64x2.mul(moved, v128.load(second + at)));
    product2 = f64x2.add(product2, f64x2.mul(moved, v128.load(third + at)));
    product3 = f64x2.add(product3, f64x2.mul(moved, v128.load(fourth + at)));
  }
  v128.store(change + pair, largest);
  v128.store(moving + pair, unsettled);
  v128.store(products + pair, product0);
  v128.store(products + pair, product1, 64);
  v128.store(products + pair, product2, 128);
  v128.store(products + pair, product3, 192);
}

export function mixEight(step: u32): void {
  const one = f64x2.splat(1);
  const zero = f64x2.splat(0);
  const newest = slot(images, step, 0);
  const second = slot(images, step, 1);
  const third = slot(images, step, 2);
  const fourth = slot(images, step, 3);
  const size = (<usize>count) << 6;
  // Lanes in turn, over so few rows that these stay in the nearest cache meanwhile.
  for (let from: usize = 0; from < size; from += BLOCK_BYTES) {
    const to = min(from + BLOCK_BYTES, size);
    for (let lane: usize = 0; lane < 64; lane += 16) {
      const weight0 = v128.load(mixture + lane);
      const weight1 = v128.load(mixture + lane, 64);
      const weight2 = v128.load(mixture + lane, 128);
      const weight3 = v128.load(mixture + lane, 192);
      for (let at = from + lane; at < to; at += 64) {
        let sum = f64x2.mul(weight0, v128.load(newest + at));
        sum = f64x2.add(sum, f64x2.mul(weight1, v128.load(second + at)));
        sum = f64x2.add(sum, f64x2.mul(weight2, v128.load(third + at)));
        sum = f64x2.add(sum, f64x2.mul(weight3, v128.load(fourth + at)));
        v128.store(values + at, f64x2.pmin(one, f64x2.pmax(zero, sum)));
      }
    }
  }
}
