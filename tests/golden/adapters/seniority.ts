import { seniorityClearing, senioritySystemOf } from '@faultline/engine';
import type { Adapter } from '../harness.ts';
import { type Matrix, pairsOf } from './clearing-systems.ts';

interface Case {
  readonly senior: Matrix;
  readonly junior: Matrix;
  readonly external_assets: readonly number[];
}

export const seniority: Adapter<Case> = (given) => {
  const externalLiabilities = given.external_assets.map(() => 0);
  const built = senioritySystemOf({
    classes: [
      { ...pairsOf(given.senior), externalLiabilities },
      { ...pairsOf(given.junior), externalLiabilities },
    ],
    externalAssets: given.external_assets,
    duplicates: 'REFUSE',
  });
  if ('problem' in built) throw new Error(built.problem.message);
  const found = seniorityClearing(built.system);
  const [senior = [], junior = []] = found.payments;
  return {
    senior_payments: [...senior],
    junior_payments: [...junior],
    asset_value: [...found.assetValue],
    state: [...found.impairedClasses],
    defaults: [...found.defaults],
  };
};
