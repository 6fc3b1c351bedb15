import {
  cascadeResponse,
  clearingResponse,
  debtRankResponse,
  type Problem,
  type ShockResponse,
  severityFailing,
  severityLosing,
} from '@faultline/engine';
import type { NetworkSnapshot } from '@faultline/network';
import type { AnswerOf, Prepared } from './answers/prepared-question.ts';
import { refuse } from './check-request.ts';
import { type QuestionNetwork, questionNetwork, SEARCHED } from './question-network.ts';
import { type AssetFalls, readFalls } from './read-falls.ts';
import { questionDigest } from './run-identity.ts';

export const STRESS_MODELS = ['EISENBERG_NOE', 'DEFAULT_CASCADE', 'DEBT_RANK'] as const;
export type StressModel = (typeof STRESS_MODELS)[number];

/** What is to be reached: so many failures, or such a share of all that can be lost. */
export type StressTarget = { readonly failures: number } | { readonly lossRatio: number };

export interface ReverseStressRequest {
  readonly model: StressModel;
  /** Fall of each institution's external assets at severity 1. */
  readonly shape: AssetFalls;
  readonly target: StressTarget;
}

/** A system after the shock of one severity. */
export interface Stressed {
  readonly severity: number;
  /** Rows of the snapshot, in canonical order. */
  readonly failed: readonly number[];
  readonly lossAmount: number;
}

export interface ReverseStressFigures {
  /** Infimum of the severities that reach the target; null where severity 1 does not. */
  readonly severity: number | null;
  /** At the first severity that reaches the target, which is above the infimum by rounding; null where none does. */
  readonly reached: Stressed | null;
  readonly unshocked: Stressed;
  /** At severity 1. */
  readonly worst: Stressed;
  /** What losses are shares of: obligations where they are cleared, else capital. */
  readonly losableAmount: number;
  /** External assets that each failed institution loses at severity 1, by row of the snapshot. */
  readonly unitFallAmount: ReadonlyMap<number, number>;
}

export type ReverseStress = AnswerOf<ReverseStressRequest, ReverseStressFigures>;

/** The smallest severity of a shock of one shape that reaches a target; see engine/src/search/reverse-stress.md. */
export function reverseStress(
  snapshot: NetworkSnapshot,
  request: ReverseStressRequest,
): Prepared<ReverseStressRequest, ReverseStressFigures> {
  const refused = refuseTarget(request.target);
  if (refused) return refused;
  const network = questionNetwork(snapshot, SEARCHED);
  if ('problem' in network) return network.problem;
  const falls = readFalls(request.shape, { snapshot, network, path: ['shape'] });
  if ('problem' in falls) return falls.problem;
  const { model, target } = request;
  return {
    question: 'reverseStress',
    digest: questionDigest('reverseStress', snapshot.digest, { model, target, shape: falls.stated }),
    request,
    network,
    compute: () => severityOf(network, request, falls.ratios),
  };
}

function severityOf(
  network: QuestionNetwork,
  { model, target }: ReverseStressRequest,
  fallRatios: Float64Array,
): ReverseStressFigures {
  const unitFall = network.externalAssets.map((assets, place) => assets * (fallRatios[place] ?? 0));
  const response = responseOf(model, network, unitFall);
  const losableAmount = losableOf(model, network);
  const found =
    'failures' in target
      ? severityFailing(response, target.failures)
      : severityLosing(response, target.lossRatio * losableAmount);
  const at = stressedBy(response, network);
  return {
    severity: found?.infimum ?? null,
    reached: found && at(found.reached),
    unshocked: at(0),
    worst: at(1),
    losableAmount,
    unitFallAmount: new Map([...network.rows].map((row, place) => [row, unitFall[place] ?? 0])),
  };
}

/** What losses are shares of. */
export function losableOf(model: StressModel, network: QuestionNetwork): number {
  return model === 'EISENBERG_NOE' ? network.totalObligations : network.totalCapital;
}

/** The system at any severity, in rows of the snapshot. */
export function stressedBy({ regimeAt }: ShockResponse, { rows }: QuestionNetwork): (severity: number) => Stressed {
  return (severity) => {
    const { failed, lossAmount } = regimeAt(severity);
    return { severity, failed: [...rows].filter((_, place) => failed[place] === 1), lossAmount };
  };
}

export function responseOf(model: StressModel, network: QuestionNetwork, unitFall: Float64Array): ShockResponse {
  if (model === 'EISENBERG_NOE') return clearingResponse(network, unitFall);
  return model === 'DEFAULT_CASCADE' ? cascadeResponse(network, unitFall) : debtRankResponse(network, unitFall);
}

export function refuseTarget(target: StressTarget): Problem | null {
  if ('failures' in target)
    return target.failures >= 1
      ? null
      : refuse('BAD_PARAMETER', `${target.failures} failures are no target; choose a whole number of at least 1.`, [
          'target',
          'failures',
        ]).problem;
  return target.lossRatio >= 0 && target.lossRatio <= 1
    ? null
    : refuse(
        'BAD_PARAMETER',
        `A loss of ${target.lossRatio} of all that can be lost is no target; choose a share from 0 to 1.`,
        ['target', 'lossRatio'],
      ).problem;
}
