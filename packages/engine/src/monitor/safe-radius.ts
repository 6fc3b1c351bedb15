import type { Judge } from './judge-pool.ts';
import { POOL_STATES } from './monitored-pools.ts';

const WARNING = POOL_STATES.indexOf('WARNING');
const CALL = POOL_STATES.indexOf('CALL');
const LIQUIDATING = POOL_STATES.indexOf('LIQUIDATING');

/** Far above the rounding of sums of positions, far below any move of a price. */
const ROUNDING = 1e-12;

/**
 * A move of all prices at once, in strides, that certainly leaves a pool in its state: the distance of its equity to the
 * nearest amount at which that changes, over what a move of one stride in every market can change the two by at most. Holds
 * up to 1; 0 or less where nothing is certain. Prices are those the judge has.
 */
export function safeRadius({ pools, markets, prices, policy }: Judge, pool: number, strides: Float64Array): number {
  const { positionMarkets, signedQuantities } = pools;
  const { tierStart, tierCaps, tierRatios, tierDeductions, steepestRatios } = markets;
  const { marks, values } = prices;
  const { warningFactor } = policy;
  const first = pools.start[pool] ?? 0;
  const end = first + (pools.size[pool] ?? 0);
  let equity = pools.base[pool] ?? 0;
  let size = Math.abs(equity);
  let [maintenance, perMove] = [0, 0];
  for (let place = first; place < end; place++) {
    const market = positionMarkets[place] ?? 0;
    const quantity = signedQuantities[place] ?? 0;
    const notional = Math.abs(quantity) * (marks[market] ?? 0);
    const profit = quantity * (values[market] ?? 0);
    const last = (tierStart[market + 1] ?? 0) - 1;
    let tier = tierStart[market] ?? 0;
    while (tier < last && notional >= (tierCaps[tier] ?? 0)) tier++;
    equity += profit;
    maintenance += (tierRatios[tier] ?? 0) * notional - (tierDeductions[tier] ?? 0);
    // A move of at most the whole price at most doubles the notional.
    while (tier < last && 2 * notional >= (tierCaps[tier] ?? 0)) tier++;
    const atMost = notional * (1 + warningFactor * (steepestRatios[tier] ?? 0));
    perMove += atMost * (strides[market] ?? 1);
    size += atMost + Math.abs(profit);
  }
  const distance = distanceToChange(pools.states[pool] ?? 0, { equity, maintenance, policy }) - ROUNDING * size;
  // A pool without positions does not change with prices.
  return perMove > 0 ? distance / perMove : distance < 0 ? 0 : 1;
}

/** Of equity, to where a pool in this state gets into another; below 0 where it is there already. */
function distanceToChange(
  state: number,
  { equity, maintenance, policy }: { equity: number; maintenance: number; policy: Judge['policy'] },
): number {
  const toWarning = equity - policy.warningFactor * maintenance;
  const toCall = equity - policy.callFactor * maintenance;
  if (state < WARNING) return toWarning;
  if (state === WARNING) return Math.min(-toWarning, toCall);
  if (state === CALL) return Math.min(-toCall, equity - maintenance);
  // Whoever is being liquidated can only become bankrupt.
  return state === LIQUIDATING ? equity : 0;
}
