import type { Column } from '@faultline/network';
import { refuseOutOfRange } from '../check-ranges.ts';
import {
  type CascadeInput,
  type PerpetualCascade,
  perpetualCascade,
} from '../markets/perpetual-cascade/perpetual-cascade.ts';
import { type Refusal, refuse } from '../problems.ts';

export interface RequiredFundInput {
  /** Its insurance fund and shock are not read. */
  readonly market: CascadeInput;
  /** Price moves, one cascade each. */
  readonly shockRatios: Column;
  /** Bad debt that may be left. */
  readonly badDebtLimitAmount: number;
  /** Share of the shocks in which the limit is kept, above 0 and at most 1. */
  readonly confidence: number;
}

export interface RequiredInsuranceFund {
  readonly fundAmount: number;
  /** The smallest fund for each shock, in the order given. */
  readonly fundAmountByShock: Float64Array;
  /** Cascades that were not over when they were ended (MAX_ROUNDS): more may be asked of the fund than is known. */
  readonly unsettledCount: number;
}

/**
 * The smallest insurance fund that leaves no more bad debt than the limit in a share of the shocks. The fund moves no
 * price, so that one run without it shows all it is asked to pay and is paid: with c_t charged less fees in round t, bad
 * debt at a fund F is max(0, max_t (c_1 + ... + c_t) - F), the reflection of a path at zero (Skorokhod), and the smallest F
 * is that maximum less the limit. With auto-deleveraging the fund decides who is closed in the market; that is refused.
 * Refuses what `perpetualCascade` does, and no shocks.
 */
export function requiredInsuranceFund(input: RequiredFundInput): RequiredInsuranceFund | Refusal {
  const { market, shockRatios, badDebtLimitAmount, confidence } = input;
  const refusal = refuseOutOfRange(
    { badDebtLimitAmount, confidence },
    { badDebtLimitAmount: { atLeast: 0 }, confidence: { above: 0, atMost: 1 } },
  );
  if (refusal) return refusal;
  if (shockRatios.length === 0)
    return refuse('BAD_PARAMETER', 'There are no shocks; at least one is expected.', 'shockRatios');
  if (market.rules.autoDeleveraging !== null)
    return refuse(
      'BAD_PARAMETER',
      'With auto-deleveraging the size of the fund decides who is closed in the market. Switch it off.',
      'autoDeleveraging',
    );
  const rules = { ...market.rules, insuranceFundAmount: 0 };
  const fundAmountByShock = new Float64Array(shockRatios.length);
  let unsettledCount = 0;
  for (let place = 0; place < shockRatios.length; place++) {
    const cascade = perpetualCascade({ ...market, rules, shockRatio: shockRatios[place] ?? Number.NaN });
    if ('problem' in cascade) return cascade;
    if (cascade.ending === 'MAX_ROUNDS') unsettledCount++;
    fundAmountByShock[place] = Math.max(0, largestDrain(cascade) - badDebtLimitAmount);
  }
  const ascending = fundAmountByShock.toSorted();
  const enough = Math.ceil(confidence * ascending.length - SHARE_ROUNDING) - 1;
  return { fundAmount: ascending[Math.max(0, enough)] ?? Number.NaN, fundAmountByShock, unsettledCount };
}

/** 0.95 of 20 shocks are 19 of them, whatever 0.95 times 20 rounds to. */
const SHARE_ROUNDING = 1e-9;

function largestDrain({ trace }: PerpetualCascade): number {
  let [drained, largest] = [0, 0];
  for (const round of trace) {
    if (round.kind !== 'LIQUIDATION') continue;
    for (const { deficitAmount, liquidationFeeAmount } of round.liquidations)
      drained += deficitAmount - liquidationFeeAmount;
    largest = Math.max(largest, drained);
  }
  return largest;
}
