import { crossCascade as runCrossCascade } from '@faultline/engine';
import type { Adapter } from '../harness.ts';
import { orError } from './refusals.ts';

interface Case {
  readonly initialPrices: readonly number[];
  readonly shock: readonly number[];
  readonly impactPerUnit: readonly number[];
  readonly mmr: readonly number[];
  readonly insuranceFund?: number;
  readonly marginMode: 'CROSS' | 'ISOLATED';
  readonly accounts: readonly {
    readonly id: string;
    readonly qty: readonly number[];
    readonly entry: readonly number[];
    readonly cash: number;
  }[];
}

export const crossCascade: Adapter<Case> = ({ accounts, initialPrices, shock, impactPerUnit, mmr, ...rest }) =>
  orError(
    runCrossCascade({
      book: {
        cashAmount: accounts.map(({ cash }) => cash),
        quantity: accounts.flatMap(({ qty }) => qty),
        entryPrice: accounts.flatMap(({ entry }) => entry),
      },
      market: {
        initialPrice: initialPrices,
        impact: impactPerUnit.map((lambda) => ({ law: 'LINEAR', impactPerUnit: lambda })),
        maintenanceRatio: mmr,
        insuranceFundAmount: rest.insuranceFund ?? 0,
      },
      shockRatio: shock,
      mode: rest.marginMode,
    }),
    (found) => ({
      finalPrices: [...found.finalPrice],
      fundamentalPrices: [...found.fundamentalPrice],
      mechanicalMove: [...found.mechanicalMoveRatio],
      rounds: found.trace.length,
      insuranceFundEnd: found.insuranceFundAmount,
      badDebt: found.badDebtAmount,
      liquidatedAccounts: found.liquidatedAccounts
        .map((account) => accounts[account]?.id ?? '')
        .sort((left, right) => (left < right ? -1 : 1)),
      trace: found.trace.map((round) => ({
        round: round.round,
        liquidated: round.liquidations.map(({ account, asset, residualAmount }) => ({
          id: accounts[account]?.id,
          ...(asset === null ? {} : { asset }),
          residual: residualAmount,
        })),
        netOrder: [...round.forcedOrderQuantity],
        vwap: [...round.volumeWeightedPrice],
        priceAfter: [...round.priceAfter],
      })),
    }),
  );
