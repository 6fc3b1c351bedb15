import { laggedLiquidation } from '@faultline/engine';
import type { Adapter } from '../harness.ts';
import { orError } from './refusals.ts';

interface Case {
  readonly path: readonly number[];
  readonly entry: number;
  readonly qty: number;
  readonly collateral: number;
  readonly side: 'LONG' | 'SHORT';
  readonly mmr: number;
  readonly markLagTicks: number;
  readonly markEmaAlpha?: number | null;
}

export const markLag: Adapter<Case> = ({ path, entry, qty, collateral, side, mmr, markLagTicks, markEmaAlpha }) =>
  orError(
    laggedLiquidation(
      path,
      {
        side: side === 'LONG' ? 1 : -1,
        quantity: qty,
        entryPrice: entry,
        collateralAmount: collateral,
        maintenanceRatio: mmr,
      },
      { lagTicks: markLagTicks ?? 0, newestWeight: markEmaAlpha ?? 1 },
    ),
    ({ tick, mark, executionPrice, residualAmount, deficitAmount }) => ({
      tick,
      mark,
      executionPrice,
      residual: residualAmount,
      deficit: deficitAmount,
    }),
  );
