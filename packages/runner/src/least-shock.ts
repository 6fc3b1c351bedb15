import {
  BEYOND_INFIMUM,
  compensatedSum,
  type LeastNormShock,
  type Problem,
  severityFailing,
  severityLosing,
  shareOfCapitalWeights,
} from '@faultline/engine';
import type { NetworkSnapshot } from '@faultline/network';
import type { AnswerOf, Prepared } from './answers/prepared-question.ts';
import { refuse } from './check-request.ts';
import { inOwnUnit } from './in-own-unit.ts';
import { type QuestionNetwork, questionNetwork, SHAPED } from './question-network.ts';
import { losableOf, refuseTarget, responseOf, type Stressed, type StressTarget, stressedBy } from './reverse-stress.ts';
import { questionDigest } from './run-identity.ts';
import { findLeastShock, type ShockSearch } from './searching/find-least-shock.ts';
import type { ThreadPool } from './threads/thread-pool.ts';

export const LEAST_SHOCK_MODELS = ['EISENBERG_NOE', 'DEBT_RANK'] as const satisfies readonly ShockSearch['model'][];
/** What the squares that make the norm are of: losses in the snapshot's unit, or losses over capital. */
export const SHOCK_MEASURES = ['AMOUNT', 'SHARE_OF_CAPITAL'] as const;

export interface LeastShockRequest {
  readonly model: (typeof LEAST_SHOCK_MODELS)[number];
  readonly target: StressTarget;
  readonly measure: (typeof SHOCK_MEASURES)[number];
}

/** What the shock takes from one institution. */
export interface ShockPart {
  /** Row of the snapshot. */
  readonly row: number;
  readonly lossAmount: number;
  /** Its share of the squared norm. */
  readonly normShare: number;
}

/** The least fall of everybody's external assets by the same share, and how large that shock is in the same norm. */
export interface UniformShock {
  readonly severity: number;
  readonly norm: number;
}

export interface LeastShockFigures {
  /** Null where no shock reaches the target. */
  readonly least: LeastNormShock | null;
  /** Institutions the shock hits, those that count most for the norm first; shares of the norm below 1e-12 are left out. */
  readonly parts: readonly ShockPart[];
  /** The multiple of this shock that reaches the target, by a search along its shape alone; null where that finds none. */
  readonly reachedFactor: number | null;
  readonly reached: Stressed | null;
  readonly unshocked: Stressed;
  /** Null where not even the loss of all external assets reaches the target. */
  readonly uniform: UniformShock | null;
  readonly losableAmount: number;
  /** What the shock takes from each institution, by row of the snapshot. */
  readonly unitFallAmount: ReadonlyMap<number, number>;
}

export type LeastShock = AnswerOf<LeastShockRequest, LeastShockFigures>;

export interface LeastShockTools {
  readonly pool: ThreadPool;
}

/** Shares of the norm, and of all that can be lost, below this are what rounding leaves. */
const DUST = 1e-12;

/**
 * The smallest shock of any shape that reaches a target; see engine/src/search/reverse-stress.md. Refuses systems that
 * are too large. Throws the signal's reason when that comes first.
 */
export function leastShock(
  snapshot: NetworkSnapshot,
  request: LeastShockRequest,
  { pool }: LeastShockTools,
): Prepared<LeastShockRequest, LeastShockFigures> {
  const refused = refuseTarget(request.target) ?? refuseDust(request.target);
  if (refused) return refused;
  const network = questionNetwork(snapshot, SHAPED);
  if ('problem' in network) return network.problem;
  const { unit, inUnit } = inOwnUnit(network);
  const weights = weightsOf(snapshot, inUnit, request);
  if ('code' in weights) return weights;
  const { model, target, measure } = request;
  const losableAmount = losableOf(model, inUnit);
  const search = { model, network: inUnit, weights, target: amountOf(target, losableAmount) };
  return {
    question: 'leastShock',
    digest: questionDigest('leastShock', snapshot.digest, request),
    request,
    network,
    async compute(signal) {
      const figures = figuresOf(search, await findLeastShock(pool, search, signal), losableAmount);
      return timesUnit(figures, { unit, normUnit: measure === 'AMOUNT' ? unit : 1 });
    },
  };
}

/** A loss that is nothing beside rounding has no smallest shock that could be told from another. */
function refuseDust(target: StressTarget): Problem | null {
  if ('failures' in target || target.lossRatio === 0 || target.lossRatio >= DUST) return null;
  const sentence = `A loss of ${target.lossRatio} of all that can be lost is less than sums of losses round; choose 0, or a share of at least ${DUST}.`;
  return refuse('BAD_PARAMETER', sentence, ['target', 'lossRatio']).problem;
}

function figuresOf(search: ShockSearch, least: LeastNormShock | null, losableAmount: number): LeastShockFigures {
  const { network, weights } = search;
  const along = alongShape(search, least?.shockAmount ?? new Float64Array(weights.length));
  return {
    least,
    parts: least ? partsOf(least, { network, weights }) : [],
    reachedFactor: least && along.reachedFactor,
    reached: least && along.reached,
    unshocked: along.unshocked,
    uniform: uniformShock(search),
    losableAmount,
    unitFallAmount: new Map([...network.rows].map((row, place) => [row, least?.shockAmount[place] ?? 0])),
  };
}

/** Figures found in a unit of amounts, in amounts; a norm in shares of capital has none. */
function timesUnit(
  figures: LeastShockFigures,
  { unit, normUnit }: { readonly unit: number; readonly normUnit: number },
): LeastShockFigures {
  const { least, parts, reached, unshocked, uniform, losableAmount, unitFallAmount } = figures;
  const stressed = (at: Stressed): Stressed => ({ ...at, lossAmount: at.lossAmount * unit });
  return {
    ...figures,
    least: least && {
      ...least,
      shockAmount: least.shockAmount.map((loss) => loss * unit),
      norm: least.norm * normUnit,
      normLowerBound: least.normLowerBound * normUnit,
    },
    parts: parts.map((part) => ({ ...part, lossAmount: part.lossAmount * unit })),
    reached: reached && stressed(reached),
    unshocked: stressed(unshocked),
    uniform: uniform && { ...uniform, norm: uniform.norm * normUnit },
    losableAmount: losableAmount * unit,
    unitFallAmount: new Map([...unitFallAmount].map(([row, fall]) => [row, fall * unit])),
  };
}

function weightsOf(
  snapshot: NetworkSnapshot,
  { capital, rows }: QuestionNetwork,
  { model, measure }: LeastShockRequest,
): Float64Array | Problem {
  if (measure === 'AMOUNT') return new Float64Array(rows.length).fill(1);
  // DebtRank takes nothing from who has no capital; clearing can, and there is nothing to measure that in.
  const without = model === 'EISENBERG_NOE' ? capital.findIndex((own) => !(own > 0)) : -1;
  const nameOf = (place: number) => snapshot.institutions.names[rows[place] ?? -1];
  if (without < 0) {
    const weights = shareOfCapitalWeights(capital);
    const beyond = weights.findIndex((weight) => !Number.isFinite(weight));
    if (beyond < 0) return weights;
    const sentence = `The capital of ${nameOf(beyond)} is so small beside the largest amount that shares of it cannot be squared: measure the shock as an AMOUNT.`;
    return refuse('NUMERIC_OVERFLOW', sentence, ['measure']).problem;
  }
  return refuse(
    'NO_CAPITAL',
    `${nameOf(without)} has no capital that a loss could be a share of: measure the shock as an AMOUNT.`,
    ['measure'],
  ).problem;
}

function amountOf(target: StressTarget, losableAmount: number): ShockSearch['target'] {
  return 'failures' in target ? target : { lossAmount: target.lossRatio * losableAmount };
}

function severityOf({ model, network, target }: ShockSearch, unitFall: Float64Array) {
  const response = responseOf(model, network, unitFall);
  const found =
    'failures' in target ? severityFailing(response, target.failures) : severityLosing(response, target.lossAmount);
  return { found, at: stressedBy(response, network) };
}

/** How far the search along one shape must go in that of the shock found: a check by another method. */
function alongShape(search: ShockSearch, shockAmount: Float64Array) {
  const { found, at } = severityOf(
    search,
    shockAmount.map((loss) => loss * BEYOND_INFIMUM),
  );
  const scaled = (severity: number): Stressed => ({ ...at(severity), severity: severity * BEYOND_INFIMUM });
  return {
    reachedFactor: found && found.infimum * BEYOND_INFIMUM,
    reached: found && scaled(found.reached),
    unshocked: at(0),
  };
}

/** Null where everything external lost does not suffice. What a fall takes from capital is at most the capital. */
function uniformShock(search: ShockSearch): UniformShock | null {
  const { model, network, weights } = search;
  const { found } = severityOf(search, network.externalAssets);
  if (!found) return null;
  const squares = network.externalAssets.map((assets, place) => {
    const fall = found.infimum * assets;
    const loss = model === 'EISENBERG_NOE' ? fall : Math.min(fall, Math.max(0, network.capital[place] ?? 0));
    return loss * loss * (weights[place] ?? 0);
  });
  return { severity: found.infimum, norm: Math.sqrt(compensatedSum(squares)) };
}

function partsOf(
  { shockAmount, norm }: LeastNormShock,
  { network, weights }: Pick<ShockSearch, 'network' | 'weights'>,
): readonly ShockPart[] {
  return [...network.rows]
    .map((row, place) => {
      const lossAmount = shockAmount[place] ?? 0;
      return { row, lossAmount, normShare: ((lossAmount / norm) * lossAmount * (weights[place] ?? 0)) / norm };
    })
    .filter(({ normShare }) => normShare > DUST)
    .sort((left, right) => right.normShare - left.normShare || left.row - right.row);
}
