import { refuseOutOfRange } from '../check-ranges.ts';
import { type Refusal, refuse } from '../problems.ts';
import { MOST_NOTIONAL } from './largest-marks.ts';
import type { PoolContent } from './monitored-pools.ts';

const MOST_POSITIONS = 65_535;

/** Refuses cash and positions no pool can have, two positions in one market, and amounts whose sums are no numbers at the largest marks. */
export function refuseContent({ cashAmount, positions }: PoolContent, largestMarks: Float64Array): Refusal | null {
  const markets = largestMarks.length;
  const refusal = refuseOutOfRange(
    { cashAmount, positions: positions.length },
    { cashAmount: { atLeast: -MOST_NOTIONAL, atMost: MOST_NOTIONAL }, positions: { atMost: MOST_POSITIONS } },
  );
  if (refusal) return refusal;
  const seen = new Set<number>();
  for (const [row, { market, signedQuantity, entryPrice }] of positions.entries()) {
    const bad = refuseOutOfRange(
      { market, entryPrice, quantity: Math.abs(signedQuantity) },
      { market: { atLeast: 0, below: markets }, entryPrice: { above: 0 }, quantity: { above: 0 } },
    );
    if (bad) return { problem: { ...bad.problem, path: ['positions', String(row), ...bad.problem.path] } };
    if (!Number.isInteger(market) || seen.has(market))
      return refuse(
        'BAD_PARAMETER',
        `Position ${row} is in market ${market}, where the pool has one already or which is none.`,
        'positions',
        String(row),
        'market',
      );
    const quantity = Math.abs(signedQuantity);
    if (quantity * Math.max(entryPrice, largestMarks[market] ?? 0) > MOST_NOTIONAL)
      return tooLarge(row, { quantity, entryPrice });
    seen.add(market);
  }
  return null;
}

function tooLarge(
  row: number,
  { quantity, entryPrice }: { readonly quantity: number; readonly entryPrice: number },
): Refusal {
  return refuse(
    'NUMERIC_OVERFLOW',
    `Position ${row} of ${quantity} units, entered at ${entryPrice}, cannot be valued at every mark that is taken: a larger unit is expected.`,
    'positions',
    String(row),
    'quantity',
  );
}
