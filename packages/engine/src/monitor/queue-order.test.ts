import fc from 'fast-check';
import { expect, test } from 'vitest';
import { riskOrder } from '../margin/risk-order.ts';
import type { MarginEvent } from './judge-pool.ts';
import { inQueueOrder } from './queue-order.ts';

function eventOf(pool: number, equityAmount: number, maintenanceAmount: number): MarginEvent {
  const shortageAmount = Math.max(0, maintenanceAmount - equityAmount);
  return {
    ...{ sequence: 1, pool, kind: 'LIQUIDATE', market: null, mark: null },
    ...{ equityAmount, maintenanceAmount, shortageAmount, calledAmount: shortageAmount },
  };
}

const poolsOf = (events: readonly MarginEvent[]) => events.map(({ pool }) => pool);

/** -1, 0 or 1 as the order of the queue has it, by the public function for two. */
function byRiskOrder(left: MarginEvent, right: MarginEvent): number {
  const [a, b] = [left, right].map(({ equityAmount, maintenanceAmount }) => ({
    netCollateralAmount: equityAmount,
    maintenanceAmount,
  }));
  const found = a && b ? riskOrder(b, a) : { aMoreRisky: 0 };
  if ('problem' in found) throw new Error(found.problem.message);
  return found.aMoreRisky || left.pool - right.pool;
}

/** So few sizes that ratios are often equal, or a last bit apart: 0.1 · 3 is not 0.3. */
const amount = fc.oneof(
  fc.integer({ min: -5, max: 5 }).map((tenths) => tenths * 0.1),
  fc.integer({ min: -5, max: 5 }).map((tenths) => tenths / 10),
  fc.double({ min: -1e3, max: 1e3, noNaN: true }),
  fc.constantFrom(1e300, -1e300, 1.7e308, 5e-324, 1e-310),
);

test('events are in the order of the queue for two, whatever order they are found in', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(amount, amount), { maxLength: 60 }), (standings) => {
      const events = standings.map(([equity, margin], pool) => eventOf(pool, equity, Math.abs(margin)));
      const expected = poolsOf(events.toSorted(byRiskOrder));
      expect(poolsOf(inQueueOrder(events))).toEqual(expected);
      expect(poolsOf(inQueueOrder(events.toReversed()))).toEqual(expected);
    }),
    { seed: 12, numRuns: 2000 },
  );
});

test('shares a last bit apart, which are equal when rounded, are told apart', () => {
  // 0.1 + 0.2 is more than 0.3, so that pool 1 has more equity for the same margin; its rounded share is the same.
  expect(poolsOf(inQueueOrder([eventOf(1, 0.1 + 0.2, 0.5), eventOf(2, 0.3, 0.5)]))).toEqual([2, 1]);
  expect(poolsOf(inQueueOrder([eventOf(2, 0.3, 0.5), eventOf(1, 0.1 + 0.2, 0.5)]))).toEqual([2, 1]);
});

test('amounts beyond numbers leave nothing but the numbers of the pools', () => {
  const events = [eventOf(3, Number.NEGATIVE_INFINITY, 1), eventOf(1, 5, 1), eventOf(2, -5, 1)];
  expect(poolsOf(inQueueOrder(events))).toEqual([1, 2, 3]);
});
