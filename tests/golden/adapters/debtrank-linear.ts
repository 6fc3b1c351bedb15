import { CONTAGION_MODELS, checkParameters, failedByContagion, weightedDebtRank } from '@faultline/engine';
import type { Adapter } from '../harness.ts';
import { snapshotOfClaims } from './networks.ts';

interface Case {
  readonly claims: readonly (readonly number[])[];
  readonly equity: readonly number[];
  readonly size_weights: readonly number[];
  readonly shock: readonly number[];
}

export const debtrankLinear: Adapter<Case> = (given) => {
  const snapshot = snapshotOfClaims(given.claims, given.equity);
  const run = (name: string, chosen: Record<string, number>) => {
    const model = CONTAGION_MODELS.find((candidate) => candidate.name === name);
    if (!model) throw new Error(`no model ${name} in the registry`);
    const checked = checkParameters(model, chosen);
    if ('problem' in checked) throw new Error(checked.problem.message);
    return model.run({ snapshot, shockRatio: Float64Array.from(given.shock), parameters: checked.parameters });
  };
  const outcome = run('debtRankLinear', {});
  return {
    h: [...outcome.lossRatio],
    loss_over_equity_uncapped: [...outcome.uncappedLossRatio],
    defaults_new: failedByContagion(outcome),
    debtrank_size_weighted: weightedDebtRank(outcome, Float64Array.from(given.size_weights)),
    debtrank_equity_weighted: outcome.debtRank,
    system_equity_loss_fraction: outcome.shareOfCapital,
    nonlinear: {
      alpha_1: [...run('debtRankNonlinear', { alpha: 1 }).lossRatio],
      alpha_4: [...run('debtRankNonlinear', { alpha: 4 }).lossRatio],
    },
  };
};
