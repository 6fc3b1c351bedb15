import { cureSize as sizeOf } from '@faultline/engine';
import type { Adapter } from '../harness.ts';
import { orError } from './refusals.ts';

interface Case {
  readonly marginShortage: number;
  readonly marginRatio: number;
  readonly liquidatorFee: number;
  readonly insuranceFee: number;
  readonly oraclePrice: number;
  readonly quotePrice: number;
}

export const cureSize: Adapter<Case> = ({ marginShortage, liquidatorFee, insuranceFee, ...rest }) =>
  orError(
    sizeOf({
      ...rest,
      shortageAmount: marginShortage,
      liquidatorFeeRatio: liquidatorFee,
      insuranceFeeRatio: insuranceFee,
    }),
    ({ closedQuantity, closesAll }) => ({ baseToClose: closedQuantity, closeAll: closesAll }),
  );
