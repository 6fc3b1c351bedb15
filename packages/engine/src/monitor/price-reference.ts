import type { MarketPrices } from './monitored-pools.ts';

/** Prices from which moves are measured, each market's in steps of its own. */
export interface PriceReference {
  readonly marks: Float64Array;
  readonly values: Float64Array;
  /** A move of 1 is this share of the market's price: above 0, and at most 1. */
  readonly strides: Float64Array;
}

/** Far above the rounding of a share, far below any move of a price. */
const ROUNDING = 1e-12;

export function referenceAt({ marks, values }: MarketPrices, strides: Float64Array): PriceReference {
  return { marks: marks.slice(), values: values.slice(), strides };
}

/** The largest move of any market, of mark or value, in its strides; rounded up, so that no pool is missed by a last bit. */
export function largestMove(reference: PriceReference, { marks, values }: MarketPrices): number {
  let largest = 0;
  for (let market = 0; market < marks.length; market++) {
    const from = reference.marks[market] ?? 0;
    const byMark = Math.abs((marks[market] ?? 0) - from);
    const byValue = Math.abs((values[market] ?? 0) - (reference.values[market] ?? 0));
    const move = Math.max(byMark, byValue);
    // One after the other: the smallest mark times a stride would be nothing.
    if (move > 0) largest = Math.max(largest, move / from / (reference.strides[market] ?? 1));
  }
  return largest > 0 ? largest * (1 + ROUNDING) + ROUNDING : 0;
}

/** How far each market moves from one update to the next, on average, the last hundred counting most. */
export interface MarketPace {
  note(marksBefore: Float64Array, marks: Float64Array): void;
  strides(): Float64Array;
}

const MEMORY = 1 / 100;
/** A market that has hardly moved so far is not trusted to go on like that. */
const LEAST_STRIDE = 1 / 16;

export function marketPace(markets: number): MarketPace {
  const moves = new Float64Array(markets);
  return {
    note(marksBefore, marks) {
      for (let market = 0; market < markets; market++) {
        const before = marksBefore[market] ?? 0;
        // From next to nothing a mark may rise beyond all numbers, and no average would come back from there.
        const move = Math.min(1, Math.abs((marks[market] ?? 0) - before) / before);
        moves[market] = (moves[market] ?? 0) + MEMORY * (move - (moves[market] ?? 0));
      }
    },
    strides() {
      const most = moves.reduce((most, move) => Math.max(most, move), 0);
      return moves.map((move) => (most > 0 ? Math.max(LEAST_STRIDE, move / most) : 1));
    },
  };
}
