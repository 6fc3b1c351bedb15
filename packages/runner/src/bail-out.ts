import {
  type BailOut,
  bailOutBy,
  compensatedSum,
  greedyBailOut,
  injectionForNoDefault,
  type LinearProgrammeSolver,
  type OptimalBailOut,
  optimalBailOut,
} from '@faultline/engine';
import type { NetworkSnapshot } from '@faultline/network';
import type { AnswerOf, Prepared } from './answers/prepared-question.ts';
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

export interface BailOutFigures {
  /** Nobody is helped. */
  readonly without: BailOut;
  readonly optimal: OptimalBailOut;
  readonly greedy: BailOut;
  /** The least injection by institution after which nobody defaults, and what it comes to. */
  readonly noDefaultAmount: Float64Array;
  readonly noDefaultTotalAmount: number;
}

export type BailOutComparison = AnswerOf<BailOutRequest, BailOutFigures>;

/**
 * The best use of a budget after a shock, a plain one to compare it with, and what it would take to help everybody. The
 * solver is loaded where there is something to solve.
 */
export function bailOut(
  snapshot: NetworkSnapshot,
  request: BailOutRequest,
  solver: () => Promise<LinearProgrammeSolver>,
): Prepared<BailOutRequest, BailOutFigures> {
  const { budgetAmount, shock } = request;
  if (!(budgetAmount >= 0))
    return refuse('BAD_PARAMETER', `A budget of ${budgetAmount} is none; choose an amount of at least 0.`, ['budget'])
      .problem;
  const network = questionNetwork(snapshot, PROGRAMMED);
  if ('problem' in network) return network.problem;
  const falls = readFalls(shock, { snapshot, network, path: ['shock'] });
  if ('problem' in falls) return falls.problem;
  return {
    question: 'bailOut',
    digest: questionDigest('bailOut', snapshot.digest, { budgetAmount, shock: falls.stated }),
    request,
    network,
    compute: async () => comparedUses(network, { budgetAmount, fallRatios: falls.ratios, solve: await solver() }),
  };
}

interface Budgeted {
  readonly budgetAmount: number;
  readonly fallRatios: Float64Array;
  readonly solve: LinearProgrammeSolver;
}

function comparedUses(network: QuestionNetwork, { budgetAmount, fallRatios, solve }: Budgeted): BailOutFigures {
  const shocked = {
    claims: network.claims,
    externalAssets: network.externalAssets.map((assets, place) => assets * (1 - (fallRatios[place] ?? 0))),
    externalObligations: network.externalObligations,
  };
  const noDefaultAmount = injectionForNoDefault(shocked);
  const programmed = optimalBailOut(shocked, budgetAmount, solve);
  const greedy = greedyBailOut(shocked, budgetAmount);
  return {
    without: bailOutBy(shocked, new Float64Array(network.rows.length)),
    // A budget that is nothing beside all debts is within the tolerance of a linear programme.
    optimal: greedy.totalPayments > programmed.totalPayments ? { ...programmed, ...greedy } : programmed,
    greedy,
    noDefaultAmount,
    noDefaultTotalAmount: compensatedSum(noDefaultAmount),
  };
}
