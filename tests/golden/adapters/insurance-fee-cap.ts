import { insuranceFeeCap as findCap } from '@faultline/engine';
import type { Adapter } from '../harness.ts';
import { orError } from './refusals.ts';

interface Case {
  readonly marginShortage: number;
  readonly base: number;
  readonly marginRatio: number;
  readonly liquidatorFee: number;
  readonly oraclePrice: number;
  readonly maxInsuranceFee: number;
}

export const insuranceFeeCap: Adapter<Case> = ({ marginShortage, base, oraclePrice, ...ratios }) =>
  orError(
    findCap({
      marginShortageAmount: marginShortage,
      quantity: base,
      oraclePrice,
      maintenanceRatio: ratios.marginRatio,
      liquidatorFeeRatio: ratios.liquidatorFee,
      maxInsuranceFeeRatio: ratios.maxInsuranceFee,
    }),
    ({ insuranceFeeRatio }) => ({ insuranceFee: insuranceFeeRatio }),
  );
