import { ENGINE_VERSION, guardMarket, openInterest, type Problem, type TippingPoint } from '@faultline/engine';
import type { NetworkSnapshot } from '@faultline/network';
import { refuse } from '../check-request.ts';
import { questionDigest } from '../run-identity.ts';
import {
  type AskedMarket,
  askedMarket,
  atPlace,
  LARGEST_SHOCK,
  type MarketRequest,
  refuseCascades,
} from './asked-market.ts';
import type { MarketThreads } from './market-threads.ts';
import type { ShockPoint } from './market-work.ts';

export interface TippingRequest extends MarketRequest {
  /** DOWN: longs are sold; UP: shorts are bought back. */
  readonly direction: 'DOWN' | 'UP';
  /** Of open interest, above 0. */
  readonly share: number;
  /** Where the search ends: a size above 0, below 1 where the price falls. */
  readonly largestShockRatio: number;
}

export interface MarketTippingPoint extends AskedMarket {
  readonly digest: string;
  readonly engineVersion: string;
  readonly request: TippingRequest;
  readonly found: TippingPoint;
  /** With the guardrails in it. */
  readonly openQuantity: number;
  /** Evenly spaced shocks from none to the largest. */
  readonly response: readonly ShockPoint[];
}

/** Shocks the response is drawn at. */
const POINTS = 60;
/** About as many cascades a search takes where the response is not monotone. */
const SEARCHED = 300;

/**
 * The smallest price shock whose cascade liquidates a share of a market's open interest, every crossing beside it, and the
 * response they are crossings of: engine/src/markets/tipping-point. NO_OPEN_INTEREST where nobody has a position; else
 * refuses what `simulateCascade` does.
 */
export async function marketTippingPoint(
  snapshot: NetworkSnapshot,
  request: TippingRequest,
  threads: MarketThreads,
): Promise<MarketTippingPoint | Problem> {
  const { direction, share, largestShockRatio, guardrails } = request;
  if (largestShockRatio > LARGEST_SHOCK) return tooLarge(largestShockRatio);
  const asked = askedMarket(snapshot, request);
  if ('problem' in asked) return asked.problem;
  const tooMuch = refuseCascades(asked.book, { cascades: POINTS + 1 + SEARCHED, kept: 1, sets: [guardrails] });
  if (tooMuch) return tooMuch;
  const guarded = guardMarket({ ...asked.input, shockRatio: 0 }, guardrails);
  if ('problem' in guarded) return atPlace(guarded.problem);
  const answered = await threads.run('tipping', {
    market: guarded,
    direction,
    liquidatedShare: share,
    largestShockRatio,
    sizes: Float64Array.from({ length: POINTS + 1 }, (_, point) => (largestShockRatio * point) / POINTS),
  });
  if ('problem' in answered) return atPlace(answered.problem);
  return {
    ...asked,
    digest: questionDigest('tippingPoint', snapshot.digest, request),
    engineVersion: ENGINE_VERSION,
    request,
    openQuantity: openInterest(guarded.book).openQuantity,
    ...answered,
  };
}

function tooLarge(largestShockRatio: number): Problem {
  const sentence = `largestShock is ${largestShockRatio}; a number above 0 and at most ${LARGEST_SHOCK} is expected.`;
  return refuse('BAD_PARAMETER', sentence, ['largestShock']).problem;
}
