import type { Judge, MarginEventKind } from './judge-pool.ts';

/**
 * Collateral that would take a pool out of the state an event has just put it in: after a CALL up to the initial margin, or to
 * the call factor times the maintenance margin where that is more; after a WARNING up to the warning factor times it; in
 * every worse state up to the maintenance margin itself. `judge.amounts` are those of the pool.
 */
export function calledAmount(judge: Judge, pool: number, kind: MarginEventKind): number {
  const { equity, maintenance } = judge.amounts;
  const { warningFactor, callFactor } = judge.policy;
  const required =
    kind === 'WARNING'
      ? warningFactor * maintenance
      : kind === 'CALL'
        ? Math.max(initialMarginOf(judge, pool), callFactor * maintenance)
        : maintenance;
  return Math.max(0, required - equity);
}

/** Sum of |q| mark / maxLeverage, above the last tier by the leverage of the last. Worked out for events alone. */
function initialMarginOf({ pools, markets, prices: { marks } }: Judge, pool: number): number {
  const { tierStart, tierCaps, tierLeverages } = markets;
  const first = pools.start[pool] ?? 0;
  let initialAmount = 0;
  for (let place = first; place < first + (pools.size[pool] ?? 0); place++) {
    const market = pools.positionMarkets[place] ?? 0;
    const notional = Math.abs(pools.signedQuantities[place] ?? 0) * (marks[market] ?? 0);
    const last = (tierStart[market + 1] ?? 0) - 1;
    let tier = tierStart[market] ?? 0;
    while (tier < last && notional >= (tierCaps[tier] ?? 0)) tier++;
    initialAmount += notional / (tierLeverages[tier] ?? 1);
  }
  return initialAmount;
}
