import { closePrices, collateralAccountMargin } from '@faultline/engine';
import type { Adapter } from '../harness.ts';
import { orError } from './refusals.ts';

interface Case {
  readonly quoteBalance: number;
  readonly positions: readonly {
    readonly asset: string;
    readonly qty: number;
    readonly price: number;
    readonly imf: number;
    readonly maintenanceFraction: number;
  }[];
  readonly close: { readonly asset: string; readonly deltaQty: number };
  readonly bankruptcyAdjustment: number;
  readonly spreadToMmr: number;
}

export const collateralAccount: Adapter<Case> = (given) => {
  const account = {
    quoteBalanceAmount: given.quoteBalance,
    positions: given.positions.map(({ qty, price, imf, maintenanceFraction }) => ({
      quantity: qty,
      price,
      initialRatio: imf,
      maintenanceShare: maintenanceFraction,
    })),
  };
  const close = {
    row: given.positions.findIndex(({ asset }) => asset === given.close.asset),
    deltaQuantity: given.close.deltaQty,
    bankruptcyAdjustment: given.bankruptcyAdjustment,
    spreadToMaintenanceRatio: given.spreadToMmr,
  };
  return orError(collateralAccountMargin(account), (margin) =>
    orError(closePrices(account, close), (prices) => ({
      netCollateral: margin.netCollateralAmount,
      maintenanceRequirement: margin.maintenanceMarginAmount,
      liquidatable: margin.isLiquidatable,
      bankruptcyQuoteAmount: prices.bankruptcyQuoteAmount,
      bankruptcyPrice: prices.bankruptcyPrice,
      fillablePrice: prices.fillablePrice,
    })),
  );
};
