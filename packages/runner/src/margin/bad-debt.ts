import type { Problem } from '@faultline/engine';
import { MARGIN_MODES, type NetworkSnapshot } from '@faultline/network';
import { currencyUnit } from '../currency-unit.ts';
import type { ValuedAccount } from './account-valuation.ts';

/**
 * BAD_DEBT where a margin pool of an account, or the cash of an isolated one, is below 0, with how much they owe together;
 * null where none is. What one isolated position owes the others do not pay.
 */
export function badDebtOf(columns: NetworkSnapshot, account: number, valued: ValuedAccount): Problem | null {
  const { keys, modeCodes } = columns.margin.accounts;
  const isIsolated = MARGIN_MODES[modeCodes[account] ?? 0] === 'ISOLATED';
  const owing = valued.pools.filter(({ equityAmount }) => equityAmount < 0);
  const owedCashAmount = isIsolated ? Math.max(0, -valued.freeAmount) : 0;
  const owedAmount = owing.reduce((sum, { equityAmount }) => sum - equityAmount, owedCashAmount);
  if (!(owedAmount > 0)) return null;
  const amount = `${Number(owedAmount.toPrecision(8))} ${currencyUnit(columns)}`;
  const isLiquidated = owing.some(({ maintenanceMarginAmount }) => maintenanceMarginAmount > 0);
  const then = isLiquidated
    ? 'The venue’s rule has it liquidated: the loss beyond its collateral falls to the waterfall.'
    : 'Nothing is required of it, so that nobody liquidates it: close it and give the loss to its waterfall.';
  return {
    code: 'BAD_DEBT',
    message: `${isIsolated ? debtors(owing.length, owedCashAmount) : 'It owes'} ${amount} more than backs it. ${then}`,
    path: ['accounts', keys[account] ?? ''],
  };
}

function debtors(positions: number, owedCashAmount: number): string {
  if (positions === 0) return 'Its cash owes';
  const those = positions === 1 ? 'An isolated position' : `Of its isolated positions ${positions}`;
  if (owedCashAmount > 0) return `${those} and its cash together owe`;
  return positions === 1 ? `${those} owes` : `${those} together owe`;
}
