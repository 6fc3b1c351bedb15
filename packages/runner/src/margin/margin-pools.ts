import { isLiquidatable, marginRatio } from '@faultline/engine';
import { LIQUIDATION_RULES, type LiquidationRule, type NetworkSnapshot } from '@faultline/network';

/** From the best to the worst; an account is what the worst of its pools is. */
export const MARGIN_STATUSES = ['HEALTHY', 'BELOW_INITIAL', 'LIQUIDATABLE', 'BANKRUPT', 'BAD_DEBT'] as const;
export type MarginStatus = (typeof MARGIN_STATUSES)[number];

/** Amounts in the snapshot's currency and scale. */
export interface MarginFigures {
  readonly equityAmount: number;
  readonly initialMarginAmount: number;
  readonly maintenanceMarginAmount: number;
  /** Quantities at their marks. */
  readonly notionalAmount: number;
  /** What new positions could be opened with; below 0 where there is less than none. */
  readonly freeAmount: number;
  /** Null where no equity is left to compare with. */
  readonly marginRatio: number | null;
  readonly status: MarginStatus;
}

export interface MarginPool extends MarginFigures {
  /** Positions of the snapshot, `first` .. `end` - 1. */
  readonly first: number;
  readonly end: number;
}

/** The pool of positions `first` .. `end` - 1 of an account at a venue, from its margins. */
export function poolOf(
  columns: NetworkSnapshot,
  {
    account,
    first,
    end,
    ...amounts
  }: Pick<MarginPool, 'first' | 'end' | 'equityAmount' | 'initialMarginAmount' | 'maintenanceMarginAmount'> & {
    readonly account: number;
  },
): MarginPool {
  const { accounts, positions, markets, venues } = columns.margin;
  const { equityAmount, initialMarginAmount, maintenanceMarginAmount } = amounts;
  const rule = LIQUIDATION_RULES[venues.ruleCodes[accounts.venues[account] ?? 0] ?? 0] ?? 'BELOW_MAINTENANCE';
  let notionalAmount = 0;
  for (let position = first; position < end; position++)
    notionalAmount +=
      Math.abs(positions.quantities[position] ?? 0) * (markets.marks.amounts[positions.markets[position] ?? 0] ?? 0);
  return {
    first,
    end,
    ...amounts,
    notionalAmount,
    freeAmount: equityAmount - initialMarginAmount,
    marginRatio: marginRatio(equityAmount, maintenanceMarginAmount),
    status: statusOfPool(amounts, rule),
  };
}

function statusOfPool(
  {
    equityAmount,
    initialMarginAmount,
    maintenanceMarginAmount,
  }: Pick<MarginPool, 'equityAmount' | 'initialMarginAmount' | 'maintenanceMarginAmount'>,
  rule: LiquidationRule,
): MarginStatus {
  // Without a requirement nobody liquidates, as in the monitor: what is owed stays owed.
  if (equityAmount < 0) return maintenanceMarginAmount > 0 ? 'BANKRUPT' : 'BAD_DEBT';
  if (isLiquidatable(equityAmount, maintenanceMarginAmount, rule)) return 'LIQUIDATABLE';
  return equityAmount < initialMarginAmount ? 'BELOW_INITIAL' : 'HEALTHY';
}

/**
 * An isolated account: its pools, and cash that backs none of them. Its margin ratio is the highest of its pools', and that
 * of its cash where it has none. Of cash below 0 nothing is required: it is a bad debt by itself, which has no ratio.
 */
export function togetherWith(cashAmount: number, pools: readonly MarginPool[]): MarginFigures {
  const sum = (amountOf: (pool: MarginPool) => number) => pools.reduce((total, pool) => total + amountOf(pool), 0);
  const ratios = pools.length > 0 ? pools.map((pool) => pool.marginRatio) : [marginRatio(cashAmount, 0)];
  const codes = pools.map(({ status }) => MARGIN_STATUSES.indexOf(status));
  return {
    equityAmount: cashAmount + sum((pool) => pool.equityAmount),
    initialMarginAmount: sum((pool) => pool.initialMarginAmount),
    maintenanceMarginAmount: sum((pool) => pool.maintenanceMarginAmount),
    notionalAmount: sum((pool) => pool.notionalAmount),
    freeAmount: cashAmount,
    marginRatio: cashAmount < 0 || ratios.includes(null) ? null : Math.max(...ratios.map((ratio) => ratio ?? 0)),
    status: cashAmount < 0 ? 'BAD_DEBT' : (MARGIN_STATUSES[Math.max(0, ...codes)] ?? 'HEALTHY'),
  };
}
