import type { MarginMarkets, Problem } from '@faultline/engine';
import { MARGIN_MODES, type NetworkSnapshot } from '@faultline/network';
import { missingRates } from '../check-request.ts';
import { type MarginFigures, type MarginPool, poolOf, togetherWith } from './margin-pools.ts';
import { marginMarkets } from './market-tiers.ts';
import { type ValuedRange, valuedRanges } from './valued-ranges.ts';

/** Every account of a snapshot at the marks of all markets, worked out when the first is asked for. */
interface Valuation {
  readonly markets: MarginMarkets;
  readonly ranges: readonly ValuedRange[];
}

export interface ValuedAccount extends MarginFigures {
  /** One of a cross account, one per position of an isolated one. */
  readonly pools: readonly MarginPool[];
}

const valuations = new WeakMap<NetworkSnapshot, Valuation>();

function valuationOf(columns: NetworkSnapshot): Valuation {
  const known = valuations.get(columns);
  if (known) return known;
  const markets = marginMarkets(columns);
  const valuation = { markets, ranges: valuedRanges(columns, markets) };
  valuations.set(columns, valuation);
  return valuation;
}

/** The book an account was valued in, with the marks and tiers of all markets; or why it could not be. */
export function rangeOf(
  columns: NetworkSnapshot,
  account: number,
): { readonly range: Exclude<ValuedRange, { problem: Problem }>; readonly markets: MarginMarkets } | Problem {
  const missing = missingRates(columns);
  if (missing) return missing;
  const { ranges, markets } = valuationOf(columns);
  let [low, high] = [0, ranges.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((ranges[middle]?.from ?? 0) <= account) low = middle;
    else high = middle - 1;
  }
  const range = ranges[low];
  if (!range) throw new Error(`there is no account ${account}`);
  return range.problem === null ? { range, markets } : explained(columns, range, range.problem);
}

/** The engine's refusal of an account by itself, in words of the snapshot. */
function explained(columns: NetworkSnapshot, { from, firstPosition }: ValuedRange, problem: Problem): Problem {
  const { accounts, positions, markets } = columns.margin;
  const account = accounts.keys[from] ?? '';
  const [list = '', row = ''] = problem.path;
  if (list !== 'quantities') return { ...problem, path: ['accounts', account, ...problem.path] };
  const market = positions.markets[firstPosition + Number(row)] ?? -1;
  const key = markets.keys[market] ?? '';
  const hasTiers = (markets.tierStart[market + 1] ?? 0) > (markets.tierStart[market] ?? 0);
  const message = hasTiers ? problem.message : 'The dataset states no margin tiers of the market: add them.';
  return { ...problem, message: `Position in ${key}: ${message}`, path: ['accounts', account, 'positions', key] };
}

/** Equity, requirements and status of an account. */
export function valuedAccount(columns: NetworkSnapshot, account: number): ValuedAccount | Problem {
  const found = rangeOf(columns, account);
  if ('code' in found) return found;
  const { from, firstPosition, margins } = found.range;
  const { accounts } = columns.margin;
  const pools: MarginPool[] = [];
  for (let pool = firstPool(margins.accounts, account - from); margins.accounts[pool] === account - from; pool++)
    pools.push(
      poolOf(columns, {
        account,
        first: firstPosition + (margins.poolStart[pool] ?? 0),
        end: firstPosition + (margins.poolStart[pool + 1] ?? 0),
        equityAmount: margins.equityAmount[pool] ?? 0,
        initialMarginAmount: margins.initialMarginAmount[pool] ?? 0,
        maintenanceMarginAmount: margins.maintenanceMarginAmount[pool] ?? 0,
      }),
    );
  const [only] = pools;
  if (MARGIN_MODES[accounts.modeCodes[account] ?? 0] === 'CROSS' && only) return { ...only, pools };
  return { ...togetherWith(accounts.cash[account] ?? 0, pools), pools };
}

/** Row of the first pool of an account among pools in ascending order of accounts. */
function firstPool(accounts: Int32Array, account: number): number {
  let [low, high] = [0, accounts.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((accounts[middle] ?? 0) < account) low = middle + 1;
    else high = middle;
  }
  return low;
}
