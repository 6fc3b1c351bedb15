import { randomInt } from 'node:crypto';
import {
  cascadeLosses,
  debtRankLosses,
  directLosses,
  type ExactLosses,
  estimateLosses,
  estimatesByScenarios,
  exactLosses,
  expectedLoss,
  expectedShortfall,
  type LossEstimates,
  type Problem,
  valueAtRisk,
} from '@faultline/engine';
import type { NetworkSnapshot } from '@faultline/network';
import type { AnswerOf, Prepared } from './answers/prepared-question.ts';
import { refuse } from './check-request.ts';
import { type QuestionNetwork, questionNetwork, SAMPLED } from './question-network.ts';
import { type Dependence, type FailureChances, readChances, readDependence } from './read-chances.ts';
import { questionDigest } from './run-identity.ts';
import { drawSample, type SampleTools } from './sampling/draw-sample.ts';
import { whyNotExact } from './why-not-exact.ts';

export const LOSS_MODELS = ['DIRECT', 'DEFAULT_CASCADE', 'DEBT_RANK'] as const;
export type LossModelName = (typeof LOSS_MODELS)[number];

export interface LossDistributionRequest {
  readonly model: LossModelName;
  readonly failureProbability: FailureChances;
  readonly dependence: Dependence;
  readonly scenarios: number;
  /** Chosen by chance, and answered, where there is none. */
  readonly seed: number | null;
  /** Of value at risk and expected shortfall, each between 0 and 1. */
  readonly confidences: readonly number[];
  /** Probability with which an interval covers the truth. */
  readonly coverage: number;
}

/** What the sample says at one confidence, and what is so where every set of failures can be gone through. */
export interface ConfidenceEstimates {
  readonly confidence: number;
  readonly estimates: LossEstimates;
  /** From the first sixteenth, eighth, quarter and half of the scenarios, and from all. */
  readonly byScenarios: readonly LossEstimates[];
  readonly exact: { readonly valueAtRisk: number; readonly expectedShortfall: number } | null;
}

/** Who fails how likely, and what is lost on average, without sampling. */
export interface ExactFailures extends Omit<ExactLosses, 'losses' | 'totalProbability'> {
  readonly meanAmount: number;
  /** As asked; one per institution, like the chances of having failed in the end. */
  readonly firstFailureProbability: Float64Array;
}

export interface LossFigures {
  readonly seed: number;
  /** One per scenario, in the order of scenarios. */
  readonly lossAmount: Float64Array;
  readonly confidences: readonly ConfidenceEstimates[];
  /** Over every set of first failures; null where `whyNotExact` says why. */
  readonly exact: ExactFailures | null;
}

export type LossDistributionAnswer = AnswerOf<LossDistributionRequest, LossFigures>;

export const MOST_SCENARIOS = 100_000;
export const MOST_CONFIDENCES = 5;
/** About what an institution and a claim take in a scenario, in microseconds of one processor; without WebAssembly some times as long. */
const WORK: Readonly<Record<LossModelName, { readonly institution: number; readonly claim: number }>> = {
  DIRECT: { institution: 0.1, claim: 0 },
  DEFAULT_CASCADE: { institution: 0.3, claim: 0.003 },
  DEBT_RANK: { institution: 0.1, claim: 0.007 },
};
/** What a scenario takes by itself. */
const SCENARIO_WORK = 2;
/** What somebody may wait for on one processor. */
const MOST_MS = 6_000;
/** A seed of 48 bits is a whole number in every client. */
const SEEDS = 2 ** 48;

/**
 * The distribution of losses when institutions fail at random and others by contagion, by Monte Carlo; see
 * engine/src/distribution/loss-distribution.md.
 */
export function lossDistribution(
  snapshot: NetworkSnapshot,
  request: LossDistributionRequest,
  tools: SampleTools,
): Prepared<LossDistributionRequest, LossFigures> {
  const refused = refuseNumbers(request);
  if (refused) return refused;
  const network = questionNetwork(snapshot, SAMPLED);
  if ('problem' in network) return network.problem;
  const tooMuch = refuseWork(network, request);
  if (tooMuch) return tooMuch;
  const chances = readChances(request.failureProbability, { snapshot, network });
  if ('problem' in chances) return chances.problem;
  const dependence = readDependence(request.dependence, { snapshot, network });
  if ('problem' in dependence) return dependence.problem;
  const seed = request.seed ?? randomInt(SEEDS - 1);
  const asked = { ...request, failureProbability: chances.stated, seed };
  const scenarios = { seed, dependency: dependence.dependency, failureProbability: chances.values };
  const milliseconds = millisecondsOf(network, request);
  const sample = { model: request.model, network, scenarios, count: request.scenarios, milliseconds };
  return {
    question: 'lossDistribution',
    digest: questionDigest('lossDistribution', snapshot.digest, asked),
    request: asked,
    network,
    async compute(signal) {
      const lossAmount = await drawSample(sample, tools, signal);
      const exact = whyNotExact(request.dependence, network)
        ? null
        : exactLosses(network, chances.values, MODELS[request.model]);
      return {
        seed,
        ...estimated(lossAmount, exact?.losses ?? null, request),
        exact: exact && failuresOf(exact, chances.values),
      };
    },
  };
}

function estimated(
  lossAmount: Float64Array,
  exact: ExactLosses['losses'] | null,
  { confidences, coverage }: LossDistributionRequest,
): Omit<LossFigures, 'seed' | 'exact'> {
  return {
    lossAmount,
    confidences: confidences.map((confidence) => ({
      confidence,
      estimates: estimateLosses(lossAmount, { confidence, coverage }),
      byScenarios: estimatesByScenarios(lossAmount, { confidence, coverage }),
      exact: exact && {
        valueAtRisk: valueAtRisk(exact, confidence),
        expectedShortfall: expectedShortfall(exact, confidence),
      },
    })),
  };
}

const MODELS: Readonly<Record<LossModelName, typeof directLosses>> = {
  DIRECT: directLosses,
  DEFAULT_CASCADE: cascadeLosses,
  DEBT_RANK: debtRankLosses,
};

function failuresOf(exact: ExactLosses, firstFailureProbability: Float64Array): ExactFailures {
  // What is kept of it with the answer.
  const { losses, totalProbability: _, ...failures } = exact;
  return { ...failures, meanAmount: expectedLoss(losses), firstFailureProbability };
}

function refuseNumbers({ scenarios, seed, confidences, coverage }: LossDistributionRequest): Problem | null {
  const bad = (message: string, ...path: string[]) => refuse('BAD_PARAMETER', message, path).problem;
  if (!(scenarios >= 2 && scenarios <= MOST_SCENARIOS))
    return bad(`${scenarios} scenarios cannot be drawn; choose from 2 to ${MOST_SCENARIOS}.`, 'scenarios');
  if (seed !== null && !(Number.isSafeInteger(seed) && seed >= 0))
    return bad('The seed is no whole number from 0 to 2^53 - 1; choose one, or none.', 'seed');
  if (confidences.length === 0 || confidences.length > MOST_CONFIDENCES)
    return bad(`${confidences.length} confidences; choose from 1 to ${MOST_CONFIDENCES}.`, 'confidences');
  const between = (value: number) => value > 0 && value < 1;
  const place = confidences.findIndex((confidence) => !between(confidence));
  if (place >= 0)
    return bad(
      `A confidence of ${confidences[place]} is none; choose a number between 0 and 1, such as 0.99.`,
      'confidences',
      String(place),
    );
  return between(coverage)
    ? null
    : bad(`A coverage of ${coverage} is none; choose a number between 0 and 1, such as 0.95.`, 'coverage');
}

/** On one processor, about. */
function millisecondsOf({ rows, claims }: QuestionNetwork, { model, scenarios }: LossDistributionRequest): number {
  const { institution, claim } = WORK[model];
  return (scenarios * (SCENARIO_WORK + institution * rows.length + claim * claims.weights.length)) / 1_000;
}

function refuseWork(network: QuestionNetwork, request: LossDistributionRequest): Problem | null {
  const { rows, claims } = network;
  const most = Math.floor((request.scenarios * MOST_MS) / millisecondsOf(network, request));
  if (request.scenarios <= most) return null;
  return refuse(
    'SNAPSHOT_TOO_LARGE',
    `${request.scenarios} scenarios of ${rows.length} institutions with ${claims.weights.length} claims take too long to wait for; up to ${most} are drawn.`,
    ['scenarios'],
  ).problem;
}
