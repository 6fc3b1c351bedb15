import { marginSpiral } from '@faultline/engine';
import type { Adapter } from '../harness.ts';
import { orError } from './refusals.ts';

interface Case {
  readonly fundamental: number;
  readonly outsideDemandSlope: number;
  readonly supply: number;
  readonly wealth: number;
  readonly initialPosition: number;
  readonly referencePrice: number;
  readonly baseMargin: number;
  readonly marginSensitivity: number;
  readonly unconstrainedPosition: number;
}

export const marginSpiralEquilibria: Adapter<Case> = ({ fundamental, wealth, baseMargin, ...rest }) =>
  orError(
    marginSpiral({ ...rest, fundamentalPrice: fundamental, wealthAmount: wealth, baseMarginAmount: baseMargin }),
    ({ equilibria, bestPrice, worstPrice, isFragile }) => ({
      equilibria: equilibria.map(({ price }) => price),
      count: equilibria.length,
      best: bestPrice,
      worst: worstPrice,
      fragile: isFragile,
    }),
  );
