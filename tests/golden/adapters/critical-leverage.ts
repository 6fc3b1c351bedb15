import { criticalLeverage as findCriticalLeverage } from '@faultline/engine';
import type { Adapter } from '../harness.ts';
import { orError } from './refusals.ts';

interface Case {
  readonly leverage: number;
  readonly fullLiquidationImpact: number;
  readonly law: 'SQRT' | 'LINEAR';
}

export const criticalLeverage: Adapter<Case> = ({ leverage, fullLiquidationImpact, law }) =>
  orError(
    findCriticalLeverage({
      leverage,
      fullSaleImpactRatio: fullLiquidationImpact,
      law: law === 'SQRT' ? 'SQUARE_ROOT' : law,
    }),
    (found) => ({
      criticalLeverage: found.criticalLeverage,
      survives: found.survives,
      leverageAlongPath: found.leveragePath.map(({ soldShare, leverage: left }) => ({
        sold: soldShare,
        leverage: left,
      })),
      insolventAtSoldFraction: found.insolventAtSoldShare,
      impactAdjustedEquityPerAsset: found.equityAfterSaleRatio,
      liquidationValueDiscount: found.saleDiscountRatio,
    }),
  );
