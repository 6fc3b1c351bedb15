import { distressNetwork, solveDebtRank2012, type WeightCap, weightedDebtRank } from '@faultline/engine';
import type { Adapter } from '../harness.ts';
import { snapshotOfClaims } from './networks.ts';

interface Case {
  readonly claims: readonly (readonly number[])[];
  readonly equity: readonly number[];
  readonly size_weights: readonly number[];
  readonly shock: readonly number[];
}

export const debtrankOriginal: Adapter<Case> = ({ claims, equity, size_weights, shock }) => {
  const network = distressNetwork(snapshotOfClaims(claims, equity));
  const run = (weightCap: WeightCap) => solveDebtRank2012(network, shock, { weightCap, maxRounds: 0 });
  const [capped, uncapped] = [run('CAPPED'), run('UNCAPPED')];
  return {
    h_capped_weights: [...capped.lossRatio],
    h_uncapped_weights: [...uncapped.lossRatio],
    rounds: capped.rounds,
    R_size_weighted_capped: weightedDebtRank(capped, size_weights),
    R_equity_weighted_capped: weightedDebtRank(capped, equity),
    R_size_weighted_uncapped: weightedDebtRank(uncapped, size_weights),
  };
};
