import { insuranceFundDelta as findDelta } from '@faultline/engine';
import type { Adapter } from '../harness.ts';
import { orError } from './refusals.ts';

interface Case {
  readonly quoteBalance: number;
  readonly qty: number;
  readonly fillPrice: number;
  readonly maxLiquidationFee: string;
}

export const insuranceFundDelta: Adapter<Case> = ({ quoteBalance, qty, fillPrice, maxLiquidationFee }) =>
  orError(
    findDelta({
      quoteBalanceAmount: quoteBalance,
      signedQuantity: qty,
      fillPrice,
      maxFeeRatio: Number(maxLiquidationFee),
    }),
    ({ fundDeltaAmount }) => ({ insuranceFundDelta: fundDeltaAmount }),
  );
