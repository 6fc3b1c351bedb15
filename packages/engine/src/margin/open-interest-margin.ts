import { type Refusal, refuse } from '../problems.ts';

const ONE_PPM = 1_000_000n;

/** Crowding rule of a market; notional in the venue's smallest unit of quote currency, exact. */
export interface OpenInterestTier {
  /** Initial margin while the market is not crowded, parts per million of notional. */
  readonly baseInitialPpm: bigint;
  /** Open notional at which the add-on begins. */
  readonly lowerCapAmount: bigint;
  /** Open notional from which initial margin is all of the notional; 0 switches the rule off. */
  readonly upperCapAmount: bigint;
}

/**
 * Initial margin scaled by open interest, in parts per million rounded down: base + (1 - base) x the share of the way from
 * the lower to the upper cap. Maintenance margin is left alone, because raising it would itself bring liquidations about.
 * From dYdX v4-chain, x/perpetuals/types/liquidity_tier.go.
 * BAD_PARAMETER for a base beyond one million, an amount below 0 and caps in the wrong order.
 */
export function openInterestInitialPpm(
  tier: OpenInterestTier,
  openAmount: bigint,
): { readonly initialPpm: bigint } | Refusal {
  const refusal = refuseTier(tier, { openAmount });
  if (refusal) return refusal;
  const { numerator, denominator } = shareOfTheWay(tier, openAmount);
  return { initialPpm: tier.baseInitialPpm + ((ONE_PPM - tier.baseInitialPpm) * numerator) / denominator };
}

/**
 * Initial margin of a position of so much notional, rounded up to the venue's smallest unit, from the exact ratio and not
 * from the rounded one. Refuses what `openInterestInitialPpm` does.
 */
export function openInterestInitialMargin(
  tier: OpenInterestTier,
  openAmount: bigint,
  notionalAmount: bigint,
): { readonly initialMarginAmount: bigint } | Refusal {
  const refusal = refuseTier(tier, { openAmount, notionalAmount });
  if (refusal) return refusal;
  const { numerator, denominator } = shareOfTheWay(tier, openAmount);
  const shares = tier.baseInitialPpm * denominator + (ONE_PPM - tier.baseInitialPpm) * numerator;
  return { initialMarginAmount: dividedUp(notionalAmount * shares, ONE_PPM * denominator) };
}

/** At or above the upper cap comes first: the two caps may be the same, and then there is no way between them. */
function shareOfTheWay({ lowerCapAmount, upperCapAmount }: OpenInterestTier, openAmount: bigint) {
  if (upperCapAmount === 0n) return { numerator: 0n, denominator: 1n };
  if (openAmount >= upperCapAmount) return { numerator: 1n, denominator: 1n };
  if (openAmount <= lowerCapAmount) return { numerator: 0n, denominator: 1n };
  return { numerator: openAmount - lowerCapAmount, denominator: upperCapAmount - lowerCapAmount };
}

function dividedUp(amount: bigint, divisor: bigint): bigint {
  return (amount + divisor - 1n) / divisor;
}

function refuseTier(tier: OpenInterestTier, amounts: Readonly<Record<string, bigint>>): Refusal | null {
  const { baseInitialPpm, lowerCapAmount, upperCapAmount } = tier;
  for (const [name, amount] of Object.entries({ baseInitialPpm, lowerCapAmount, upperCapAmount, ...amounts }))
    if (amount < 0n) return refuse('BAD_PARAMETER', `${name} is ${amount}; a number of at least 0 is expected.`, name);
  if (baseInitialPpm > ONE_PPM)
    return refuse(
      'BAD_PARAMETER',
      `baseInitialPpm is ${baseInitialPpm}; at most ${ONE_PPM}, all of the notional, is expected.`,
      'baseInitialPpm',
    );
  if (upperCapAmount !== 0n && lowerCapAmount > upperCapAmount)
    return refuse(
      'BAD_PARAMETER',
      `The lower cap ${lowerCapAmount} is above the upper cap ${upperCapAmount}; swap them, or set the upper cap to 0 for no add-on.`,
      'lowerCapAmount',
    );
  return null;
}
