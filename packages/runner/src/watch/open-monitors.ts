import {
  largestMarks,
  type MarginMonitor,
  type MarginTiers,
  marginMonitor,
  type PoolState,
  type Problem,
  type Refusal,
} from '@faultline/engine';
import { LIQUIDATION_RULES, type NetworkSnapshot } from '@faultline/network';
import type { WatchPolicyRow } from '@faultline/store';
import { missingRates, refuse } from '../check-request.ts';
import { tiersOf } from '../margin/market-tiers.ts';
import { contentOf, type WatchedPools, watchedPools } from './watched-pools.ts';

/** The engine's monitor knows one rule of liquidation; venues differ, so there is one monitor for each rule there is. */
export interface WatchMonitors {
  readonly pools: WatchedPools;
  /** Of each market, the largest mark its positions can be valued at. */
  readonly largestMarks: Float64Array;
  readonly monitors: readonly {
    readonly monitor: MarginMonitor;
    /** Pool of the snapshot, by the monitor's own number. */
    readonly poolOf: readonly number[];
  }[];
  stateOf(pool: number): PoolState;
}

/** Moment from which a mark of the snapshot counts as observed: the beginning of its day, UTC. */
export function snapshotTime({ header }: NetworkSnapshot): number {
  return Date.parse(`${header.asOf}T00:00:00Z`);
}

/** Monitors of all pools at the snapshot's marks, nobody judged yet; refuses what cannot be watched. */
export function openMonitors(snapshot: NetworkSnapshot, policy: WatchPolicyRow): WatchMonitors | Refusal {
  const tiers = tiersOfMarkets(snapshot);
  if ('code' in tiers) return { problem: tiers };
  const largestQuantities = largestQuantitiesOf(snapshot);
  const largest = largestMarks(largestQuantities);
  const unvalued = refuseMarks(snapshot, largest);
  if (unvalued) return unvalued;
  const pools = watchedPools(snapshot);
  const own = new Int32Array(pools.count);
  const monitors: { monitor: MarginMonitor; poolOf: number[] }[] = [];
  const byRule = new Map<number, (typeof monitors)[number]>();
  for (const [code, rule] of LIQUIDATION_RULES.entries()) {
    const monitor = marginMonitor({
      ...policy,
      liquidates: rule,
      tiers,
      marks: [...snapshot.margin.markets.marks.amounts],
      time: snapshotTime(snapshot),
      largestQuantities: [...largestQuantities],
    });
    if ('problem' in monitor) return monitor;
    if (!pools.ruleCodes.includes(code)) continue;
    const opened = { monitor, poolOf: [] };
    monitors.push(opened);
    byRule.set(code, opened);
  }
  for (let pool = 0; pool < pools.count; pool++) {
    const at = byRule.get(pools.ruleCodes[pool] ?? 0);
    const number = at?.monitor.open(contentOf(snapshot, pools, pool)) ?? 0;
    if (typeof number !== 'number') return refusedPool(snapshot, pools.accounts[pool] ?? 0, number.problem);
    at?.poolOf.push(pool);
    own[pool] = number;
  }
  const stateOf = (pool: number) =>
    byRule.get(pools.ruleCodes[pool] ?? 0)?.monitor.stateOf(own[pool] ?? 0) ?? ('HEALTHY' as const);
  return { pools, largestMarks: largest, monitors, stateOf };
}

/** Units of the largest position of each market, long or short. */
function largestQuantitiesOf({ margin: { markets, positions } }: NetworkSnapshot): Float64Array {
  const largest = new Float64Array(markets.count);
  for (let position = 0; position < positions.count; position++) {
    const market = positions.markets[position] ?? 0;
    largest[market] = Math.max(largest[market] ?? 0, Math.abs(positions.quantities[position] ?? 0));
  }
  return largest;
}

function refuseMarks({ margin: { markets } }: NetworkSnapshot, largest: Float64Array): Refusal | null {
  const market = [...markets.marks.amounts].findIndex((mark, row) => mark > (largest[row] ?? 0));
  if (market < 0) return null;
  const key = markets.keys[market] ?? '';
  return refuse(
    'NUMERIC_OVERFLOW',
    `Positions in ${key} are so large that at its mark, ${markets.marks.amounts[market]}, a pool could not be added up: state quantities in a larger unit.`,
    ['snapshotId', key],
  );
}

/** Tiers of all markets; those nobody holds anything of may have none, which is then an open end at no margin. */
function tiersOfMarkets(snapshot: NetworkSnapshot): readonly MarginTiers[] | Problem {
  const missing = missingRates(snapshot);
  if (missing) return { ...missing, path: ['snapshotId'] };
  const { markets, positions } = snapshot.margin;
  if (markets.count === 0)
    return refuse('BAD_PARAMETER', 'The snapshot has no markets: choose one with leveraged positions.', ['snapshotId'])
      .problem;
  const held = new Set(positions.markets);
  const found: MarginTiers[] = [];
  for (let market = 0; market < markets.count; market++) {
    const tiers = tiersOf(snapshot, market);
    if (!('problem' in tiers)) found.push(tiers);
    else if (!held.has(market)) found.push(NOTHING_REQUIRED);
    else
      return refuse(
        'BAD_PARAMETER',
        `The dataset states no margin tiers of ${markets.keys[market]}, in which there are positions: add them.`,
        ['snapshotId', markets.keys[market] ?? ''],
      ).problem;
  }
  return found;
}

const NOTHING_REQUIRED: MarginTiers = {
  floorNotional: [0],
  capNotional: [Infinity],
  maintenanceRatio: [0],
  maxLeverage: [1],
  deductionAmount: new Float64Array(1),
};

function refusedPool({ margin }: NetworkSnapshot, account: number, problem: Problem): Refusal {
  const key = margin.accounts.keys[account] ?? '';
  return { problem: { ...problem, message: `Account ${key}: ${problem.message}`, path: ['snapshotId', key] } };
}
