import { portfolioScan, volatilityMove } from '@faultline/engine';
import type { Adapter } from '../harness.ts';
import { orError } from './refusals.ts';

interface ScanCase {
  readonly deltaNotional: Readonly<Record<string, number>>;
  readonly maxMove: number;
  readonly steps: number;
  readonly correlationCredit: number;
}

interface VolatilityCase {
  readonly daysToExpiry: number;
  readonly power: number;
  readonly baseMove: number;
}

/** The flat margin that golden files compare with. */
const FLAT_RATIO = 0.04;

export const portfolioMargin: Adapter<ScanCase | VolatilityCase> = (given) =>
  'deltaNotional' in given ? scanOf(given) : volatilityOf(given);

function scanOf({ deltaNotional, maxMove, ...rules }: ScanCase): unknown {
  const assets = Object.keys(deltaNotional);
  return orError(
    portfolioScan(Object.values(deltaNotional), { ...rules, maxMoveRatio: maxMove, flatRatio: FLAT_RATIO }),
    (found) => ({
      perAssetWorst: Object.fromEntries(assets.map((asset, row) => [asset, found.worstLossAmount[row]])),
      sumOfWorst_rhoZeroOffset: found.standaloneAmount,
      commonMoveWorst_rhoOne: found.commonMoveAmount,
      requirement: found.requirementAmount,
      grossAtFlat4pct: found.flatAmount,
      offsetGiven: found.offsetRatio,
    }),
  );
}

function volatilityOf({ daysToExpiry, power, baseMove }: VolatilityCase): unknown {
  return orError(volatilityMove({ baseMoveRatio: baseMove, daysToExpiry, power }), ({ moveRatio }) => ({
    ivMove: moveRatio,
  }));
}
