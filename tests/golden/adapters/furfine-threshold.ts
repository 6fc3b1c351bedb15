import { type DefaultRule, defaultCascade } from '@faultline/engine';
import type { Adapter } from '../harness.ts';
import { claimsOfMatrix } from './networks.ts';

interface Case {
  readonly claims: readonly (readonly number[])[];
  readonly equity: readonly number[];
  readonly initial_defaults: readonly number[];
  readonly lgd: number;
}

export const furfineThreshold: Adapter<Case> = ({ claims, equity, initial_defaults, lgd }) => {
  const network = { claims: claimsOfMatrix(claims), equity };
  const run = (rule: DefaultRule) => {
    const found = defaultCascade(network, initial_defaults, { lossGivenDefaultRatio: lgd, rule });
    return {
      defaults: [...found.defaults],
      rounds: found.rounds.map((rows) => [...rows]),
      loss: [...found.lossAmount],
      total_loss_capped_at_equity: found.totalLossAmount,
    };
  };
  return { strict: run('STRICT'), weak: run('WEAK') };
};
