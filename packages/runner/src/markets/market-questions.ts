import { availableParallelism } from 'node:os';
import type { Problem } from '@faultline/engine';
import type { NetworkSnapshot } from '@faultline/network';
import {
  type LeverageRequest,
  type MarketCriticalLeverage,
  marketCriticalLeverage,
} from './market-critical-leverage.ts';
import { type LeagueRequest, type MarketLeague, marketGuardrails } from './market-guardrails.ts';
import { type FundRequest, type MarketInsuranceFund, marketInsuranceFund } from './market-insurance-fund.ts';
import { openMarketThreads } from './market-threads.ts';
import { type MarketTippingPoint, marketTippingPoint, type TippingRequest } from './market-tipping-point.ts';
import { type CascadeRequest, type SimulatedCascade, simulateCascade } from './simulate-cascade.ts';

type Asked<Request, Answer> = (
  snapshot: NetworkSnapshot,
  request: Request,
  signal?: AbortSignal,
) => Promise<Answer | Problem>;

/** None is stored: the same digest is the same answer. Each ends with the signal's reason when that comes first. */
export interface MarketQuestions {
  readonly simulateCascade: Asked<CascadeRequest, SimulatedCascade>;
  readonly tippingPoint: Asked<TippingRequest, MarketTippingPoint>;
  readonly compareGuardrails: Asked<LeagueRequest, MarketLeague>;
  readonly requiredInsuranceFund: Asked<FundRequest, MarketInsuranceFund>;
  readonly criticalLeverage: (snapshot: NetworkSnapshot, request: LeverageRequest) => MarketCriticalLeverage | Problem;
}

export function openMarketQuestions(threads = availableParallelism()): {
  readonly questions: MarketQuestions;
  close(): Promise<void>;
} {
  const pool = openMarketThreads(threads);
  return {
    questions: {
      simulateCascade: (snapshot, request, signal) => simulateCascade(snapshot, request, pool.threadsFor(signal)),
      tippingPoint: (snapshot, request, signal) => marketTippingPoint(snapshot, request, pool.threadsFor(signal)),
      compareGuardrails: (snapshot, request, signal) => marketGuardrails(snapshot, request, pool.threadsFor(signal)),
      requiredInsuranceFund: (snapshot, request, signal) =>
        marketInsuranceFund(snapshot, request, pool.threadsFor(signal)),
      criticalLeverage: marketCriticalLeverage,
    },
    close: pool.close,
  };
}
