import { ENGINE_VERSION, type GuardedCascade, type MechanicalMoveRange, type Problem } from '@faultline/engine';
import type { NetworkSnapshot } from '@faultline/network';
import { refuse } from '../check-request.ts';
import { questionDigest } from '../run-identity.ts';
import { equityChanges } from './account-replay.ts';
import {
  type AskedMarket,
  askedMarket,
  atPlace,
  type MarketRequest,
  refuseCascades,
  refuseShock,
} from './asked-market.ts';
import { type LossBearer, lossBearers } from './loss-bearers.ts';
import { impactParameter } from './market-rules.ts';
import type { MarketThreads } from './market-threads.ts';
import { type WealthChange, wealthChanges } from './wealth-changes.ts';

/** Of the impact parameter, as multiples of the one the cascade has: 0 or more, in order. */
export interface ImpactRange {
  readonly leastMultiple: number;
  readonly mostMultiple: number;
}

/** Half and double: estimates of price impact differ by as much from one day, and one author, to the next. */
export const USUAL_IMPACT_RANGE: ImpactRange = { leastMultiple: 0.5, mostMultiple: 2 };

export interface CascadeRequest extends MarketRequest {
  /** Price move that begins it, above -1. */
  readonly shockRatio: number;
  readonly impactRange: ImpactRange;
}

export interface SimulatedCascade extends AskedMarket {
  readonly digest: string;
  readonly engineVersion: string;
  readonly request: CascadeRequest;
  readonly guarded: GuardedCascade;
  /** The same at impacts over the range, of which the shares of mechanical move make the interval. */
  readonly range: MechanicalMoveRange;
  /** Of least and largest share among them; null where the price moves at none, or against the shock at one. */
  readonly mechanicalShare: { readonly least: number; readonly most: number } | null;
  /** Who has how much before the shock and in the end; the changes add up to nothing. */
  readonly wealth: readonly WealthChange[];
  /** Which institutions bear it. */
  readonly bearers: readonly LossBearer[];
}

/**
 * Impacts tried over the range, ends included. Where a breaker, a refilling book or deleveraging makes the response other than
 * monotone, an impact between two of them may lie outside the interval they make.
 */
const IMPACTS = 33;

/**
 * The liquidation cascade of one market of a snapshot after a price shock: engine/src/markets/perpetual-cascade. The book is
 * `marketBook`'s and the rules are `marketRules`'. BAD_SHOCK, BAD_PARAMETER, NOT_FOUND, MISSING_FX, TIER_EXCEEDED,
 * NUMERIC_OVERFLOW and SNAPSHOT_TOO_LARGE are answered as problems.
 */
export async function simulateCascade(
  snapshot: NetworkSnapshot,
  request: CascadeRequest,
  threads: MarketThreads,
): Promise<SimulatedCascade | Problem> {
  const { shockRatio, guardrails, impactRange } = request;
  const refused = refuseShock(shockRatio, 'shock') ?? refuseRange(impactRange);
  if (refused) return refused;
  const asked = askedMarket(snapshot, request);
  if ('problem' in asked) return asked.problem;
  const tooMuch = refuseCascades(asked.book, { cascades: IMPACTS + 2, kept: 1, sets: [guardrails] });
  if (tooMuch) return tooMuch;
  const impact = impactParameter(asked.rules.rules.impact);
  if (!Number.isFinite(impactRange.mostMultiple * impact))
    return refuse(
      'BAD_PARAMETER',
      `${impactRange.mostMultiple} times an impact of ${impact} is more than a number can hold; choose less of either.`,
      ['impactRange'],
    ).problem;
  const impacts = impactsOver(impactRange, impact);
  const market = { ...asked.input, shockRatio };
  const found = await threads.run('cascade', { market, settings: guardrails, impacts });
  if ('problem' in found) return atPlace(found.problem);
  const equityOf = equityChanges(found.guarded);
  const shares = found.range.outcomes.flatMap(({ mechanicalShare }) => mechanicalShare ?? []);
  return {
    ...asked,
    digest: questionDigest('simulateCascade', snapshot.digest, request),
    engineVersion: ENGINE_VERSION,
    request,
    ...found,
    mechanicalShare:
      shares.length > 0 && !found.range.isOpposed ? { least: Math.min(...shares), most: Math.max(...shares) } : null,
    wealth: wealthChanges(found.guarded, equityOf),
    bearers: lossBearers(snapshot, { book: asked.book, guarded: found.guarded }, equityOf),
  };
}

function refuseRange({ leastMultiple, mostMultiple }: ImpactRange): Problem | null {
  if (leastMultiple >= 0 && mostMultiple >= leastMultiple && mostMultiple < Infinity) return null;
  return refuse(
    'BAD_PARAMETER',
    `${leastMultiple} to ${mostMultiple} times the impact is no range; choose two numbers of at least 0, the smaller one first.`,
    ['impactRange'],
  ).problem;
}

/** Evenly over the range, the impact of the cascade itself among them where it is in it. */
function impactsOver({ leastMultiple, mostMultiple }: ImpactRange, impact: number): Float64Array {
  const steps = Float64Array.from(
    { length: IMPACTS },
    (_, step) => leastMultiple + (mostMultiple - leastMultiple) * (step / (IMPACTS - 1)),
  );
  const multiples = leastMultiple <= 1 && mostMultiple >= 1 ? new Float64Array([...steps, 1]).sort() : steps;
  return multiples.map((multiple) => multiple * impact);
}
