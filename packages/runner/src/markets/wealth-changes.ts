import type { GuardedCascade } from '@faultline/engine';
import type { EquityChange } from './account-replay.ts';

/** LIQUIDATED: accounts closed in part or whole. SOCIALISED: losses beyond collateral and fund, shared by all who trade. */
export const PARTIES = [
  'LIQUIDATED',
  'OTHER_ACCOUNTS',
  'INSURANCE_FUND',
  'LIQUIDITY_PROVIDER',
  'SOCIALISED',
  'TRADING_FEES',
] as const;
export type Party = (typeof PARTIES)[number];

/** Amounts in the snapshot's currency and scale: equity of accounts at the price, with what they were paid out. */
export interface WealthChange {
  readonly party: Party;
  readonly beforeAmount: number;
  readonly afterAmount: number;
}

/** Who had how much at the price before the shock and has how much at the last one. Nothing is made or lost on the way. */
export function wealthChanges(
  { cascade }: Pick<GuardedCascade, 'cascade'>,
  equityOf: EquityChange,
): readonly WealthChange[] {
  const { wealthBefore, wealthAfter, liquidatedAccounts } = cascade;
  const liquidated = { before: 0, after: 0 };
  for (const row of liquidatedAccounts) {
    const { beforeAmount, afterAmount } = equityOf(row);
    liquidated.before += beforeAmount;
    liquidated.after += afterAmount;
  }
  const change = (party: Party, beforeAmount: number, afterAmount: number) => ({ party, beforeAmount, afterAmount });
  return [
    change('LIQUIDATED', liquidated.before, liquidated.after),
    change(
      'OTHER_ACCOUNTS',
      wealthBefore.accountsAmount - liquidated.before,
      wealthAfter.accountsAmount + wealthAfter.paidOutAmount - liquidated.after,
    ),
    change('INSURANCE_FUND', wealthBefore.insuranceFundAmount, wealthAfter.insuranceFundAmount),
    change('LIQUIDITY_PROVIDER', wealthBefore.liquidityProviderAmount, wealthAfter.liquidityProviderAmount),
    change('SOCIALISED', wealthBefore.socialisedAmount, wealthAfter.socialisedAmount),
    change('TRADING_FEES', wealthBefore.tradingFeesAmount, wealthAfter.tradingFeesAmount),
  ];
}
