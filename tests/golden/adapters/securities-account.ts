import { securitiesMargin } from '@faultline/engine';
import type { Adapter } from '../harness.ts';
import { orError } from './refusals.ts';

interface Case {
  readonly price: number;
  readonly shares: number;
  readonly initial: number;
  readonly maintenance: number;
  readonly side: 'LONG' | 'SHORT';
  readonly priceNow: number;
}

export const securitiesAccount: Adapter<Case> = ({ price, shares, initial, maintenance, side, priceNow }) =>
  orError(
    securitiesMargin({
      side: side === 'LONG' ? 1 : -1,
      quantity: shares,
      entryPrice: price,
      price: priceNow,
      initialRatio: initial,
      maintenanceRatio: maintenance,
    }),
    (found) => ({
      loanOrCredit: found.loanOrCreditAmount,
      marginCallPrice: found.marginCallPrice,
      equityNow: found.equityAmount,
      requirementNow: found.requirementAmount,
      callAmount: found.callAmount,
      securitiesToTradeToCure: found.tradeToCureAmount,
      underwater: found.isUnderWater,
    }),
  );
