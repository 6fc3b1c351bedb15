import { socialisedLoss as shareLoss } from '@faultline/engine';
import type { Adapter } from '../harness.ts';
import { orError } from './refusals.ts';

interface Case {
  readonly loss: number;
  readonly longOi: number;
  readonly shortOi: number;
}

export const socialisedLoss: Adapter<Case> = ({ loss, longOi, shortOi }) =>
  orError(shareLoss(loss, { longQuantity: longOi, shortQuantity: shortOi }), (found) => ({
    cumulativeFundingDeltaPerUnit: found.lossPerUnitAmount,
    chargedToLongs: found.chargedToLongsAmount,
    chargedToShorts: found.chargedToShortsAmount,
  }));
