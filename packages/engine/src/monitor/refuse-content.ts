import { refuseOutOfRange } from '../check-ranges.ts';
import { type Refusal, refuse } from '../problems.ts';
import type { PoolContent } from './monitored-pools.ts';

const MOST_POSITIONS = 65_535;

/** Refuses cash and positions no pool can have, and two positions in one market. */
export function refuseContent({ cashAmount, positions }: PoolContent, markets: number): Refusal | null {
  const refusal = refuseOutOfRange(
    { cashAmount, positions: positions.length },
    { cashAmount: {}, positions: { atMost: MOST_POSITIONS } },
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
    seen.add(market);
  }
  return null;
}
