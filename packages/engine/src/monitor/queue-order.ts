import { compareRisk } from '../margin/risk-order.ts';
import { placeAt, placedNumbers, setPlaced, sortPlaced } from '../numeric/placed-numbers.ts';
import type { MarginEvent } from './judge-pool.ts';

/**
 * Events in the order of a liquidation queue, the riskiest pool first, alike ones by number: the same whoever looked at the
 * pools in whatever order. Amounts beyond numbers have no order but that of the pools.
 */
export function inQueueOrder(events: readonly MarginEvent[]): readonly MarginEvent[] {
  const areNumbers = events.every(
    ({ equityAmount, maintenanceAmount }) => Number.isFinite(equityAmount) && Number.isFinite(maintenanceAmount),
  );
  if (!areNumbers) return events.toSorted((left, right) => left.pool - right.pool);
  // A sort of what is nearly sorted compares each event with its neighbour, and few with any other.
  return nearlySorted(events).sort(
    (left, right) => compareRisk(standingOf(right), standingOf(left)) || left.pool - right.pool,
  );
}

/** By rounded shares, which are sorted many times as fast as amounts are compared. */
function nearlySorted(events: readonly MarginEvent[]): MarginEvent[] {
  const shares = placedNumbers(events.length);
  let place = 0;
  for (const event of events) {
    setPlaced(shares, place, equityShareOf(event), place);
    place++;
  }
  const sorted = sortPlaced(shares, events.length);
  return events.map((event, at) => events[placeAt(sorted, at)] ?? event);
}

/** Equity over the sum of its size and the maintenance margin, -1 to 1: the less it is, the riskier the pool. */
function equityShareOf({ equityAmount, maintenanceAmount }: MarginEvent): number {
  const size = Math.abs(equityAmount) + Math.max(0, maintenanceAmount);
  return size > 0 ? equityAmount / size : 1;
}

function standingOf({ equityAmount, maintenanceAmount }: MarginEvent) {
  // Rounding may leave a requirement a last bit below nothing.
  return { netCollateralAmount: equityAmount, maintenanceAmount: Math.max(0, maintenanceAmount) };
}
