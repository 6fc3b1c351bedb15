import {
  crossLiquidation,
  hyperliquidLiquidation,
  inverseLiquidation,
  isolatedLiquidation,
  type LiquidationPrices,
  liquidationAtEntryMargin,
  liquidationWithFee,
} from '@faultline/engine';
import type { Adapter } from '../harness.ts';
import { orError } from './refusals.ts';

type Side = 'LONG' | 'SHORT';

interface Linear {
  readonly qty: number;
  readonly entry: number;
  readonly side: Side;
  readonly mmr: number;
  readonly maintAmount?: number;
}

type Case =
  | (Linear & { readonly mode: 'ISOLATED'; readonly walletBalance: number })
  | {
      readonly mode: 'CROSS';
      readonly walletBalance: number;
      readonly positions: readonly (Linear & { readonly symbol: string; readonly mark: number })[];
      readonly symbol: string;
    }
  | (Linear & { readonly formula: 'TAKER_FEE_IN_MM'; readonly collateral: number; readonly takerFee: number })
  | {
      readonly formula: 'MM_AT_ENTRY';
      readonly leverage: number;
      readonly entry: number;
      readonly side: Side;
      readonly mmr: number;
    }
  | {
      readonly formula: 'INVERSE_CROSS';
      readonly side?: Side;
      readonly contracts: number;
      readonly entry: number;
      readonly balance: number;
      readonly orderMargin?: number;
      readonly mmr: number;
      readonly takerFee?: number;
      readonly taker?: number;
    }
  | {
      readonly formula: 'HYPERLIQUID';
      readonly mark: number;
      readonly side: Side;
      readonly accountValue: number;
      readonly size: number;
      readonly maxLeverage: number;
    };

export const liquidationPrices: Adapter<Case> = (given) => {
  if ('mode' in given)
    return given.mode === 'CROSS'
      ? orError(
          crossLiquidation(
            {
              balanceAmount: given.walletBalance,
              positions: given.positions.map((position) => ({ ...linearOf(position), mark: position.mark })),
            },
            given.positions.findIndex(({ symbol }) => symbol === given.symbol),
          ),
          fields,
        )
      : orError(isolatedLiquidation({ ...linearOf(given), collateralAmount: given.walletBalance }), fields);
  switch (given.formula) {
    case 'TAKER_FEE_IN_MM':
      return orError(
        liquidationWithFee({
          ...linearOf(given),
          collateralAmount: given.collateral,
          takerFeeRatio: given.takerFee,
        }),
        fields,
      );
    case 'MM_AT_ENTRY':
      return orError(
        liquidationAtEntryMargin({
          side: signOf(given.side),
          entryPrice: given.entry,
          leverage: given.leverage,
          maintenanceRatio: given.mmr,
        }),
        fields,
      );
    case 'INVERSE_CROSS':
      return orError(
        inverseLiquidation({
          side: signOf(given.side ?? 'LONG'),
          contractAmount: given.contracts,
          entryPrice: given.entry,
          balanceQuantity: given.balance,
          orderMarginQuantity: given.orderMargin ?? 0,
          maintenanceRatio: given.mmr,
          takerFeeRatio: given.takerFee ?? given.taker ?? 0,
        }),
        fields,
      );
    case 'HYPERLIQUID':
      return orError(
        hyperliquidLiquidation({
          side: signOf(given.side),
          quantity: given.size,
          mark: given.mark,
          accountValueAmount: given.accountValue,
          maxLeverage: given.maxLeverage,
        }),
        (found) => ({ ...fields(found), maintenanceMarginAtMark: found.maintenanceMarginAmount }),
      );
  }
};

function fields({ liquidationPrice, bankruptcyPrice, reason }: LiquidationPrices) {
  return { liquidationPrice, bankruptcyPrice, error: reason };
}

function linearOf({ side, qty, entry, mmr, maintAmount }: Linear) {
  return {
    side: signOf(side),
    quantity: qty,
    entryPrice: entry,
    maintenanceRatio: mmr,
    deductionAmount: maintAmount ?? 0,
  };
}

function signOf(side: Side): 1 | -1 {
  return side === 'LONG' ? 1 : -1;
}
