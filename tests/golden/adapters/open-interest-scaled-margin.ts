import { openInterestInitialPpm } from '@faultline/engine';
import type { Adapter } from '../harness.ts';
import { orError } from './refusals.ts';

interface Case {
  readonly baseImfPpm: number;
  readonly lowerCap: number;
  readonly upperCap: number;
  readonly openNotional: number;
}

export const openInterestScaledMargin: Adapter<Case> = ({ baseImfPpm, lowerCap, upperCap, openNotional }) =>
  orError(
    openInterestInitialPpm(
      {
        baseInitialPpm: BigInt(baseImfPpm),
        lowerCapAmount: BigInt(lowerCap),
        upperCapAmount: BigInt(upperCap),
      },
      BigInt(openNotional),
    ),
    ({ initialPpm }) => ({ effectiveImfPpm: Number(initialPpm) }),
  );
