import { randomInt } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import {
  cascadeLosses,
  debtRankLosses,
  directLosses,
  ENGINE_VERSION,
  estimateLosses,
  estimatesByScenarios,
  exactLosses,
  expectedLoss,
  expectedShortfall,
  failureShocks,
  joinSamples,
  type LossDistribution,
  type LossEstimates,
  type LossModel,
  type LossSample,
  type Problem,
  type RandomShock,
  sampleLosses,
  valueAtRisk,
} from '@faultline/engine';
import type { NetworkSnapshot } from '@faultline/network';
import { refuse } from './check-request.ts';
import { type QuestionNetwork, questionNetwork, SEARCHED } from './question-network.ts';
import { type Dependence, type FailureChances, readChances, readDependence } from './read-chances.ts';
import { questionDigest } from './run-identity.ts';

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

export interface LossDistributionAnswer {
  readonly digest: string;
  readonly engineVersion: string;
  readonly request: LossDistributionRequest;
  readonly network: QuestionNetwork;
  readonly seed: number;
  /** One per scenario, in the order of scenarios. */
  readonly lossAmount: Float64Array;
  readonly confidences: readonly ConfidenceEstimates[];
  /** Null where failures depend on each other or too many institutions can fail. */
  readonly exactMeanAmount: number | null;
}

export const MOST_SCENARIOS = 100_000;
export const MOST_CONFIDENCES = 5;
/** About what a claim takes, in the time it takes to draw the shock of one institution: a microsecond. */
const WORK_PER_CLAIM: Readonly<Record<LossModelName, number>> = { DIRECT: 0, DEFAULT_CASCADE: 0.02, DEBT_RANK: 0.1 };
/** In the same unit: some seconds of one processor. */
const MOST_WORK = 6_000_000;
/** Every set of first failures is gone through under three models: 4,096 of them take half a second. */
const MOST_EXACT = 12;
/** Scenarios between two looks at whether anybody still waits. */
const PIECE = 200;
/** A seed of 48 bits is a whole number in every client. */
const SEEDS = 2 ** 48;

/**
 * The distribution of losses when institutions fail at random and others by contagion, by Monte Carlo; see
 * engine/src/distribution/loss-distribution.md. Others are served between pieces of the sample; throws the signal's
 * reason once nobody waits any more.
 */
export async function lossDistribution(
  snapshot: NetworkSnapshot,
  request: LossDistributionRequest,
  signal: AbortSignal | undefined,
): Promise<LossDistributionAnswer | Problem> {
  const refused = refuseNumbers(request);
  if (refused) return refused;
  const network = questionNetwork(snapshot, SEARCHED);
  if ('problem' in network) return network.problem;
  const tooMuch = refuseWork(network, request);
  if (tooMuch) return tooMuch;
  const chances = readChances(request.failureProbability, { snapshot, network });
  if ('problem' in chances) return chances.problem;
  const dependence = readDependence(request.dependence, { snapshot, network });
  if ('problem' in dependence) return dependence.problem;
  const seed = request.seed ?? randomInt(SEEDS - 1);
  const shocks = failureShocks(dependence.normals, chances.values);
  const { lossAmount } = await draw({ model: modelOf(request.model, network), shocks }, { ...request, seed }, signal);
  const { coverage } = request;
  const exact = isExact(request.dependence, network) ? exactOf(request.model, network, chances.values) : null;
  const inputs = { ...request, failureProbability: chances.stated, seed };
  return {
    digest: questionDigest('lossDistribution', snapshot.digest, inputs),
    engineVersion: ENGINE_VERSION,
    request,
    network,
    seed,
    lossAmount,
    confidences: request.confidences.map((confidence) => ({
      confidence,
      estimates: estimateLosses(lossAmount, { confidence, coverage }),
      byScenarios: estimatesByScenarios(lossAmount, { confidence, coverage }),
      exact: exact && {
        valueAtRisk: valueAtRisk(exact, confidence),
        expectedShortfall: expectedShortfall(exact, confidence),
      },
    })),
    exactMeanAmount: exact && expectedLoss(exact),
  };
}

async function draw(
  { model, shocks }: { readonly model: LossModel; readonly shocks: RandomShock },
  { seed, scenarios }: { readonly seed: number; readonly scenarios: number },
  signal: AbortSignal | undefined,
): Promise<LossSample> {
  const pieces: LossSample[] = [];
  for (let firstScenario = 0; firstScenario < scenarios; firstScenario += PIECE) {
    signal?.throwIfAborted();
    const range = { seed, firstScenario, scenarios: Math.min(PIECE, scenarios - firstScenario) };
    pieces.push(sampleLosses((stream) => model(shocks(stream)).lossAmount, range));
    await setImmediate();
  }
  return joinSamples(pieces);
}

function modelOf(name: LossModelName, network: QuestionNetwork): LossModel {
  if (name === 'DIRECT') return directLosses(network);
  return name === 'DEFAULT_CASCADE' ? cascadeLosses(network) : debtRankLosses(network);
}

function isExact(dependence: Dependence, { rows }: QuestionNetwork): boolean {
  return 'loading' in dependence && dependence.loading === 0 && rows.length <= MOST_EXACT;
}

function exactOf(name: LossModelName, network: QuestionNetwork, probabilities: Float64Array): LossDistribution {
  const { direct, cascade, debtRank } = exactLosses(network, probabilities);
  if (name === 'DIRECT') return direct;
  return name === 'DEFAULT_CASCADE' ? cascade : debtRank;
}

function refuseNumbers({ scenarios, seed, confidences, coverage }: LossDistributionRequest): Problem | null {
  const bad = (message: string, ...path: string[]) => refuse('BAD_PARAMETER', message, path).problem;
  if (!(scenarios >= 2 && scenarios <= MOST_SCENARIOS))
    return bad(`${scenarios} scenarios cannot be drawn; choose from 2 to ${MOST_SCENARIOS}.`, 'scenarios');
  if (seed !== null && !(Number.isSafeInteger(seed) && seed >= 0))
    return bad(`The seed is ${seed}; choose a whole number from 0 to 2^53 - 1, or none.`, 'seed');
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

function refuseWork({ rows, claims }: QuestionNetwork, { model, scenarios }: LossDistributionRequest): Problem | null {
  const each = rows.length + WORK_PER_CLAIM[model] * claims.weights.length;
  if (scenarios * each <= MOST_WORK) return null;
  return refuse(
    'SNAPSHOT_TOO_LARGE',
    `${scenarios} scenarios of ${rows.length} institutions with ${claims.weights.length} claims take too long to wait for; up to ${Math.floor(MOST_WORK / each)} are drawn.`,
    ['scenarios'],
  ).problem;
}
