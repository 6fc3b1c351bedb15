import { targetLeverageSales as findSales } from '@faultline/engine';
import type { Adapter } from '../harness.ts';
import { orError } from './refusals.ts';

interface Case {
  readonly assets: number;
  readonly targetLeverage: number;
  readonly shock: number;
  readonly impactPerCurrencySold: number;
}

/** As many rounds as the golden trace keeps. */
const KEPT_ROUNDS = 12;

export const targetLeverageSales: Adapter<Case> = ({ assets, shock, ...rest }) =>
  orError(findSales({ ...rest, assetsAmount: assets, shockRatio: shock }), (found) => ({
    equityAfterShock: found.equityAfterShockAmount,
    leverageAfterShock: found.leverageAfterShock,
    saleToRestore: found.saleToRestoreAmount,
    saleAsShareOfAssets: found.saleShareOfAssets,
    identityMinusLm1TimesLoss: found.leveragedLossAmount,
    rounds: found.rounds,
    finalPrice: found.finalPrice,
    trace: found.trace.slice(0, KEPT_ROUNDS).map(({ round, price, equityAmount, leverage, saleAmount }) => ({
      round,
      price,
      equity: equityAmount,
      leverage,
      sale: saleAmount,
    })),
  }));
