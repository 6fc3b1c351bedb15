import { liquidatableShare, loanHealth } from '@faultline/engine';
import type { Adapter } from '../harness.ts';
import { orError } from './refusals.ts';

type Case =
  | {
      readonly collateral: number;
      readonly price: number;
      readonly liquidationThreshold: number;
      readonly bonus: number;
      readonly debt: number;
    }
  | {
      readonly accountValue: number;
      readonly maintenanceRequirement: number;
      readonly positionValue: number;
      readonly totalAbsPositionValue: number;
    };

export const closeFactor: Adapter<Case> = (given) =>
  'collateral' in given
    ? orError(
        loanHealth({
          collateralQuantity: given.collateral,
          price: given.price,
          liquidationThresholdRatio: given.liquidationThreshold,
          bonusFactor: given.bonus,
          debtAmount: given.debt,
        }),
        ({ healthFactor, isLiquidatable, liquidation }) => ({
          healthFactor,
          liquidatable: isLiquidatable,
          ...(liquidation && {
            closeFactor: liquidation.closeFactor,
            debtCovered: liquidation.coveredAmount,
            collateralSeized: liquidation.seizedQuantity,
            healthFactorAfter: liquidation.healthFactorAfter,
            badDebt: liquidation.badDebtAmount,
          }),
        }),
      )
    : orError(
        liquidatableShare({
          accountValueAmount: given.accountValue,
          maintenanceMarginAmount: given.maintenanceRequirement,
          positionAmount: given.positionValue,
          grossPositionsAmount: given.totalAbsPositionValue,
        }),
        (found) => ({ maxLiquidateRatio: found.liquidatableShare }),
      );
