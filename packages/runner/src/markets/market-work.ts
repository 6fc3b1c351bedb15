import {
  type CascadeInput,
  compareGuardrails,
  type GuardrailSetting,
  guardedCascade,
  mechanicalMoveRange,
  perpetualCascade,
  type Refusal,
  requiredInsuranceFund,
  type TippingInput,
  type TippingPoint,
  tippingPoint,
} from '@faultline/engine';

// What is asked of the engine about a market, here or on a thread: plain values in, plain values out.

export interface CascadeWork {
  readonly market: CascadeInput;
  readonly settings: readonly GuardrailSetting[];
  readonly impacts: Float64Array;
}

function cascade({ market, settings, impacts }: CascadeWork) {
  const guarded = guardedCascade(market, settings);
  if ('problem' in guarded) return guarded;
  const range = mechanicalMoveRange(guarded.market, impacts);
  return 'problem' in range ? range : { guarded, range };
}

/** What one shock does, beside others. */
export interface ShockPoint {
  readonly shockRatio: number;
  readonly liquidatedQuantity: number;
  readonly totalMoveRatio: number;
  /** False where the cascade was ended before it was over (MAX_ROUNDS). */
  readonly isSettled: boolean;
}

/** Shocks of these sizes, and every crossing of the target. */
export interface TippingWork extends TippingInput {
  readonly sizes: Float64Array;
}

function tipping({ sizes, ...input }: TippingWork):
  | Refusal
  | {
      readonly found: TippingPoint;
      readonly response: readonly ShockPoint[];
    } {
  const found = tippingPoint(input);
  if ('problem' in found) return found;
  const response: ShockPoint[] = [];
  for (const size of sizes) {
    const shockRatio = input.direction === 'DOWN' ? 0 - size : size;
    const point = perpetualCascade({ ...input.market, shockRatio });
    if ('problem' in point) return point;
    const { liquidatedQuantity, totalMoveRatio, ending } = point;
    response.push({ shockRatio, liquidatedQuantity, totalMoveRatio, isSettled: ending === 'SETTLED' });
  }
  return { found, response };
}

export interface LeagueWork {
  readonly market: CascadeInput;
  readonly shockRatios: Float64Array;
  readonly sets: readonly (readonly GuardrailSetting[])[];
}

function guardrails({ market, shockRatios, sets }: LeagueWork) {
  return compareGuardrails(market, shockRatios, sets);
}

export const MARKET_WORK = { cascade, tipping, guardrails, insuranceFund: requiredInsuranceFund } as const;
export type MarketWorkName = keyof typeof MARKET_WORK;
export type MarketWorkInput<Name extends MarketWorkName> = Parameters<(typeof MARKET_WORK)[Name]>[0];
export type MarketWorkAnswer<Name extends MarketWorkName> = ReturnType<(typeof MARKET_WORK)[Name]>;

export interface MarketTask<Name extends MarketWorkName = MarketWorkName> {
  readonly name: Name;
  readonly input: MarketWorkInput<Name>;
}

/** Done where it is called. */
export function doMarketWork<Name extends MarketWorkName>({ name, input }: MarketTask<Name>): MarketWorkAnswer<Name> {
  // TypeScript does not see that a function of this name takes the input of this name.
  const work = MARKET_WORK[name] as unknown as (given: MarketWorkInput<Name>) => MarketWorkAnswer<Name>;
  return work(input);
}
