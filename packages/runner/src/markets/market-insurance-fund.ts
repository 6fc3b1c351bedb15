import { ENGINE_VERSION, guardMarket, type Problem, type RequiredInsuranceFund } from '@faultline/engine';
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
import { guardrailField } from './guardrail-field.ts';
import type { MarketThreads } from './market-threads.ts';

export interface FundRequest extends MarketRequest {
  /** Price moves, one cascade each. */
  readonly shockRatios: readonly number[];
  /** Bad debt that may be left, in the snapshot's currency and scale. */
  readonly badDebtLimitAmount: number;
  /** Share of the shocks in which it is kept, above 0 and at most 1. */
  readonly confidence: number;
}

export interface MarketInsuranceFund extends AskedMarket {
  readonly digest: string;
  readonly engineVersion: string;
  readonly request: FundRequest;
  readonly required: RequiredInsuranceFund;
}

/** The smallest insurance fund of one market: engine/src/guardrails/required-insurance-fund. Refuses what `simulateCascade` does, auto-deleveraging, and a fund among the guardrails. */
export async function marketInsuranceFund(
  snapshot: NetworkSnapshot,
  request: FundRequest,
  threads: MarketThreads,
): Promise<MarketInsuranceFund | Problem> {
  const { shockRatios, badDebtLimitAmount, confidence, guardrails } = request;
  const refused = refuseShocks(shockRatios, 'shocks');
  if (refused) return refused;
  const added = guardrails.findIndex(({ name }) => name === 'INSURANCE_FUND');
  if (added >= 0)
    return refuse(
      'BAD_PARAMETER',
      'The smallest fund is what is asked for, whatever there is of one: leave the guardrail insuranceFund out.',
      ['guardrails', String(added), guardrailField('INSURANCE_FUND')],
    ).problem;
  const asked = askedMarket(snapshot, request);
  if ('problem' in asked) return asked.problem;
  const tooMuch = refuseCascades(asked.book, { cascades: shockRatios.length, kept: 1, sets: [guardrails] });
  if (tooMuch) return tooMuch;
  const market = guardMarket({ ...asked.input, shockRatio: 0 }, guardrails);
  if ('problem' in market) return atPlace(market.problem);
  const required = await threads.run('insuranceFund', {
    market,
    shockRatios: Float64Array.from(shockRatios),
    badDebtLimitAmount,
    confidence,
  });
  if ('problem' in required) {
    const { problem } = required;
    const deleveraging = guardrails.findIndex(({ name }) => name === 'AUTO_DELEVERAGING');
    return problem.path[0] === 'autoDeleveraging'
      ? { ...problem, path: ['guardrails', String(deleveraging), guardrailField('AUTO_DELEVERAGING')] }
      : atPlace(problem);
  }
  return {
    ...asked,
    digest: questionDigest('requiredInsuranceFund', snapshot.digest, request),
    engineVersion: ENGINE_VERSION,
    request,
    required,
  };
}
