import { type Refusal, refuse } from '../problems.ts';

/** Of a market on dYdX, in the chain's whole numbers. */
export interface FundingIndexInput {
  /** Funding rate per eight hours, in parts per million. */
  readonly eightHourPpm: bigint;
  /** Since the last settlement. */
  readonly elapsedSeconds: bigint;
  /** The oracle's price is this times ten to `priceExponent`. */
  readonly price: bigint;
  readonly priceExponent: number;
  /** Ten to this is the smallest quantity of the base asset. */
  readonly atomicResolution: number;
}

const EIGHT_HOURS_SECONDS = 28_800n;
/** Ten to this is the smallest amount of the quote currency, USDC. */
const QUOTE_RESOLUTION = -6;
/** Beyond it no price or quantity is written; it bounds the size of the powers of ten. */
const LARGEST_EXPONENT = 100;

/**
 * By how much a settlement moves the funding index of a market: rate x seconds / 28800 x price x 10^(priceExponent +
 * atomicResolution + 6), exact and truncated towards zero once, at the end.
 * From dYdX v4-chain, x/perpetuals/funding/funding.go, GetFundingIndexDelta.
 * BAD_PARAMETER for a price of 0 or less, seconds below 0, and exponents that are not whole numbers within 100 of 0.
 */
export function fundingIndexDelta(input: FundingIndexInput): { readonly fundingIndexDelta: bigint } | Refusal {
  const { eightHourPpm, elapsedSeconds, price, priceExponent, atomicResolution } = input;
  if (price <= 0n) return refuse('BAD_PARAMETER', `price is ${price}; a number above 0 is expected.`, 'price');
  if (elapsedSeconds < 0n)
    return refuse(
      'BAD_PARAMETER',
      `elapsedSeconds is ${elapsedSeconds}; a number of at least 0 is expected.`,
      'elapsedSeconds',
    );
  for (const [name, exponent] of Object.entries({ priceExponent, atomicResolution }))
    if (!Number.isInteger(exponent) || Math.abs(exponent) > LARGEST_EXPONENT)
      return refuse(
        'BAD_PARAMETER',
        `${name} is ${exponent}; a whole number from -${LARGEST_EXPONENT} to ${LARGEST_EXPONENT} is expected.`,
        name,
      );
  const exponent = priceExponent + atomicResolution - QUOTE_RESOLUTION;
  const numerator = eightHourPpm * elapsedSeconds * price * 10n ** BigInt(Math.max(0, exponent));
  // Division of whole numbers truncates towards zero (ECMA-262, BigInt::divide), as the chain does.
  return { fundingIndexDelta: numerator / (EIGHT_HOURS_SECONDS * 10n ** BigInt(Math.max(0, -exponent))) };
}
