import { ENGINE_VERSION, type GuardrailLeague, type GuardrailSetting, type Problem } from '@faultline/engine';
import type { NetworkSnapshot } from '@faultline/network';
import { refuse } from '../check-request.ts';
import { questionDigest } from '../run-identity.ts';
import {
  type AskedMarket,
  askedMarket,
  atPlace,
  type MarketRequest,
  refuseCascades,
  refuseShocks,
} from './asked-market.ts';
import type { MarketThreads } from './market-threads.ts';

export interface LeagueRequest extends Omit<MarketRequest, 'guardrails'> {
  /** Price moves, one cascade each. */
  readonly shockRatios: readonly number[];
  /** Sets of guardrails, each switched on together. */
  readonly sets: readonly (readonly GuardrailSetting[])[];
}

export interface MarketLeague extends AskedMarket {
  readonly digest: string;
  readonly engineVersion: string;
  readonly request: LeagueRequest;
  readonly league: GuardrailLeague;
}

export const MOST_SETS = 20;

/** Guardrails beside each other and beside none, on identical shocks to one market: engine/src/guardrails. Refuses what `simulateCascade` does. */
export async function marketGuardrails(
  snapshot: NetworkSnapshot,
  request: LeagueRequest,
  threads: MarketThreads,
): Promise<MarketLeague | Problem> {
  const { shockRatios, sets } = request;
  const refused = refuseShocks(shockRatios, 'shocks');
  if (refused) return refused;
  if (sets.length === 0 || sets.length > MOST_SETS)
    return refuse('BAD_PARAMETER', `${sets.length} sets of guardrails; choose from 1 to ${MOST_SETS}.`, ['guardrails'])
      .problem;
  const asked = askedMarket(snapshot, request);
  if ('problem' in asked) return asked.problem;
  const tooMuch = refuseCascades(asked.book, {
    cascades: shockRatios.length * (sets.length + 1),
    kept: shockRatios.length,
    sets,
  });
  if (tooMuch) return tooMuch;
  const market = { ...asked.input, shockRatio: 0 };
  const league = await threads.run('guardrails', { market, shockRatios: Float64Array.from(shockRatios), sets });
  if ('problem' in league) return atPlace(league.problem);
  return {
    ...asked,
    digest: questionDigest('compareGuardrails', snapshot.digest, request),
    engineVersion: ENGINE_VERSION,
    request,
    league,
  };
}
