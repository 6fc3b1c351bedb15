import {
  type BailOut,
  bailOutBy,
  compensatedSum,
  ENGINE_VERSION,
  greedyBailOut,
  injectionForNoDefault,
  type LinearProgrammeSolver,
  type OptimalBailOut,
  optimalBailOut,
  type Problem,
} from '@faultline/engine';
import type { NetworkSnapshot } from '@faultline/network';
import { refuse } from './check-request.ts';
import { PROGRAMMED, type QuestionNetwork, questionNetwork } from './question-network.ts';
import { type AssetFalls, readFalls } from './read-falls.ts';
import { questionDigest } from './run-identity.ts';

export interface BailOutRequest {
  /** In the snapshot's currency and scale. */
  readonly budgetAmount: number;
  /** Share of its external assets that each institution loses before anybody is helped. */
  readonly shock: AssetFalls;
}

export interface BailOutComparison {
  readonly digest: string;
  readonly engineVersion: string;
  readonly request: BailOutRequest;
  readonly network: QuestionNetwork;
  /** Nobody is helped. */
  readonly without: BailOut;
  readonly optimal: OptimalBailOut;
  readonly greedy: BailOut;
  /** The least injection by institution after which nobody defaults, and what it comes to. */
  readonly noDefaultAmount: Float64Array;
  readonly noDefaultTotalAmount: number;
}

/** The best use of a budget after a shock, a plain one to compare it with, and what it would take to help everybody. */
export function bailOut(
  snapshot: NetworkSnapshot,
  request: BailOutRequest,
  solve: LinearProgrammeSolver,
): BailOutComparison | Problem {
  const { budgetAmount, shock } = request;
  if (!(budgetAmount >= 0))
    return refuse('BAD_PARAMETER', `A budget of ${budgetAmount} is none; choose an amount of at least 0.`, ['budget'])
      .problem;
  const network = questionNetwork(snapshot, PROGRAMMED);
  if ('problem' in network) return network.problem;
  const falls = readFalls(shock, { snapshot, network, path: ['shock'] });
  if ('problem' in falls) return falls.problem;
  const shocked = {
    claims: network.claims,
    externalAssets: network.externalAssets.map((assets, place) => assets * (1 - (falls.ratios[place] ?? 0))),
    externalObligations: network.externalObligations,
  };
  const noDefaultAmount = injectionForNoDefault(shocked);
  return {
    digest: questionDigest('bailOut', snapshot.digest, { budgetAmount, shock: falls.stated }),
    engineVersion: ENGINE_VERSION,
    request,
    network,
    without: bailOutBy(shocked, new Float64Array(network.rows.length)),
    optimal: optimalBailOut(shocked, budgetAmount, solve),
    greedy: greedyBailOut(shocked, budgetAmount),
    noDefaultAmount,
    noDefaultTotalAmount: compensatedSum(noDefaultAmount),
  };
}
