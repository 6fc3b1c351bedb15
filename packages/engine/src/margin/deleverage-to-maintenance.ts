import { refuseOutOfRange, refuseOverflow } from '../check-ranges.ts';
import { type Refusal, refuse } from '../problems.ts';

export interface LeveragedAccount {
  readonly equityAmount: number;
  /** Market value of what is held. */
  readonly investedAmount: number;
  /** Least equity per unit invested. */
  readonly maintenanceRatio: number;
}

export interface DeleveragedAccount {
  readonly isBreached: boolean;
  readonly investedAfterAmount: number;
  readonly soldAmount: number;
  /** As before: a sale at the market price pays debt back and costs no equity. */
  readonly equityAfterAmount: number;
  /** Equity over what is still invested; null where nothing is. */
  readonly ratioAfter: number | null;
}

/**
 * Sells as little as brings an account back to its maintenance ratio: down to equity / maintenance, in one step, because
 * debt is paid back with the proceeds. Amounts in one currency. From the worked numbers of bt, pull request 557.
 * BAD_DEBT for equity below 0, which no sale brings back; BAD_PARAMETER for nothing invested and a ratio of 0 or less.
 */
export function deleverageToMaintenance(account: LeveragedAccount): DeleveragedAccount | Refusal {
  const { equityAmount, investedAmount, maintenanceRatio } = account;
  const refusal = refuseOutOfRange(
    { equityAmount, investedAmount, maintenanceRatio },
    { equityAmount: {}, investedAmount: { above: 0 }, maintenanceRatio: { above: 0 } },
  );
  if (refusal) return refusal;
  if (equityAmount < 0)
    return refuse(
      'BAD_DEBT',
      `Equity is ${equityAmount}: the account owes more than it holds, and no sale restores it. Close it.`,
      'equityAmount',
    );
  const isBreached = equityAmount / investedAmount < maintenanceRatio;
  const investedAfterAmount = isBreached ? equityAmount / maintenanceRatio : investedAmount;
  const ratioAfter = investedAfterAmount > 0 ? equityAmount / investedAfterAmount : null;
  return (
    refuseOverflow({ investedAfterAmount, ratioAfter }) ?? {
      isBreached,
      investedAfterAmount,
      soldAmount: investedAmount - investedAfterAmount,
      equityAfterAmount: equityAmount,
      ratioAfter,
    }
  );
}
