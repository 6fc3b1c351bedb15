import { LIQUIDATION_RULES, type LiquidationRule, MARGIN_MODES } from '@faultline/network';
import { type Refusal, refuse } from '../problems.ts';
import { type MarginBook, type MarginMarkets, refuseMarginBook } from './margin-book.ts';
import { tierMargin } from './tier-margin.ts';

/**
 * What each requirement is judged against: in a CROSS account all of it, in an ISOLATED one each position. Pools ascend by
 * account, then position; an isolated account without positions has none. Amounts in quote currency.
 */
export interface AccountMargins {
  /** Row of the account each pool is of. */
  readonly accounts: Int32Array;
  /** The positions of pool p are poolStart[p] .. poolStart[p + 1] - 1. */
  readonly poolStart: Int32Array;
  /** Cash or collateral, and profit and unsettled funding of the positions at the marks. */
  readonly equityAmount: Float64Array;
  readonly initialMarginAmount: Float64Array;
  readonly maintenanceMarginAmount: Float64Array;
  /** Equity less initial margin: what new positions could be opened with; below 0 where there is less than none. */
  readonly freeAmount: Float64Array;
  /** 1 where the venue's rule has the pool liquidated. */
  readonly isLiquidatable: Uint8Array;
  /** 1 where equity is below 0, which without maintenance margin nobody liquidates. */
  readonly isBadDebt: Uint8Array;
  /** One entry per position. */
  readonly positionProfitAmount: Float64Array;
  readonly positionMaintenanceAmount: Float64Array;
}

const ISOLATED = MARGIN_MODES.indexOf('ISOLATED');

/**
 * Equity E = cash + sum q (mark - entry) + funding, maintenance sum MM(|q| mark) over margin tiers, initial margin sum
 * |q| mark / maxLeverage, for every account at once at one mark per market. Refuses columns that do not fit together,
 * numbers out of range, and with TIER_EXCEEDED a position above the last tier of its market.
 */
export function accountMargins(book: MarginBook, markets: MarginMarkets): AccountMargins | Refusal {
  const refusal = refuseMarginBook(book, markets);
  if (refusal) return refusal;
  const positions = marginsOfPositions(book, markets);
  if ('problem' in positions) return positions;
  const { accounts, poolStart } = poolsOf(book);
  const column = () => new Float64Array(accounts.length);
  const pools = {
    equityAmount: column(),
    initialMarginAmount: column(),
    maintenanceMarginAmount: column(),
    freeAmount: column(),
    isLiquidatable: new Uint8Array(accounts.length),
    isBadDebt: new Uint8Array(accounts.length),
  };
  for (let pool = 0; pool < accounts.length; pool++) {
    const account = accounts[pool] ?? 0;
    const first = poolStart[pool] ?? 0;
    let equity = (isIsolated(book, account) ? book.collateral[first] : book.cash[account]) ?? 0;
    let [initial, maintenance] = [0, 0];
    for (let row = first; row < (poolStart[pool + 1] ?? 0); row++) {
      equity += positions.profit[row] ?? 0;
      initial += positions.initial[row] ?? 0;
      maintenance += positions.maintenance[row] ?? 0;
    }
    pools.equityAmount[pool] = equity;
    pools.initialMarginAmount[pool] = initial;
    pools.maintenanceMarginAmount[pool] = maintenance;
    pools.freeAmount[pool] = equity - initial;
    const rule = LIQUIDATION_RULES[book.ruleCodes[account] ?? 0] ?? 'BELOW_MAINTENANCE';
    pools.isLiquidatable[pool] = Number(isLiquidatable(equity, maintenance, rule));
    pools.isBadDebt[pool] = Number(equity < 0);
  }
  return {
    accounts,
    poolStart,
    ...pools,
    positionProfitAmount: positions.profit,
    positionMaintenanceAmount: positions.maintenance,
  };
}

/**
 * Whether a venue liquidates: below the requirement, where exactly enough is enough (dYdX v4), or already at it (Binance's
 * margin ratio of 100 %). Never without a requirement.
 */
export function isLiquidatable(equityAmount: number, maintenanceAmount: number, rule: LiquidationRule): boolean {
  if (!(maintenanceAmount > 0)) return false;
  return rule === 'AT_MAINTENANCE' ? equityAmount <= maintenanceAmount : equityAmount < maintenanceAmount;
}

/** Maintenance margin over equity: 1 at the edge of liquidation; null where no equity is left to compare with. */
export function marginRatio(equityAmount: number, maintenanceAmount: number): number | null {
  return equityAmount > 0 ? maintenanceAmount / equityAmount : null;
}

export function isIsolated({ modeCodes }: MarginBook, account: number): boolean {
  return modeCodes[account] === ISOLATED;
}

function marginsOfPositions(book: MarginBook, { marks, tiers }: MarginMarkets) {
  const count = book.quantities.length;
  const [profit, initial, maintenance] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  for (let row = 0; row < count; row++) {
    const market = book.markets[row] ?? 0;
    const [quantity, mark, own] = [book.quantities[row] ?? 0, marks[market] ?? 0, tiers[market]];
    if (!own)
      return refuse('BAD_PARAMETER', `There is no market ${market} of position ${row}.`, 'markets', String(row));
    const margin = tierMargin(own, Math.abs(quantity) * mark);
    if ('problem' in margin) return { problem: { ...margin.problem, path: ['quantities', String(row)] } };
    profit[row] = quantity * (mark - (book.entryPrices[row] ?? 0)) + (book.fundingAmounts?.[row] ?? 0);
    initial[row] = margin.initialMarginAmount;
    maintenance[row] = margin.maintenanceMarginAmount;
  }
  return { profit, initial, maintenance };
}

function poolsOf(book: MarginBook): { readonly accounts: Int32Array; readonly poolStart: Int32Array } {
  const count = book.cash.length;
  const size = (account: number) => (book.rowStart[account + 1] ?? 0) - (book.rowStart[account] ?? 0);
  let pools = 0;
  for (let account = 0; account < count; account++) pools += isIsolated(book, account) ? size(account) : 1;
  const accounts = new Int32Array(pools);
  const poolStart = new Int32Array(pools + 1);
  let pool = 0;
  for (let account = 0; account < count; account++) {
    const [own, each] = isIsolated(book, account) ? [size(account), 1] : [1, size(account)];
    for (let place = 0; place < own; place++, pool++) {
      accounts[pool] = account;
      poolStart[pool + 1] = (poolStart[pool] ?? 0) + each;
    }
  }
  return { accounts, poolStart };
}
