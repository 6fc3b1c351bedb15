import { type Refusal, refuse } from '../problems.ts';

/** Of a market on Drift, in the chain's whole numbers: prices times ten to `priceDecimals`. */
export interface OracleSpreadInput {
  /** Time-weighted average price of the perpetual. */
  readonly markAverage: bigint;
  readonly oracleAverage: bigint;
  readonly periodSeconds: bigint;
  readonly priceDecimals: number;
}

/** The spread counts up to a thirty-third of the oracle price, about 3 %. */
const SPREAD_DIVISOR = 33n;
const DAY_SECONDS = 86_400n;
const RATE_DECIMALS = 9;
const MOST_DECIMALS = 100;

/**
 * Funding for a period, in quote currency per unit of base and times 10^9: the spread between the perpetual's and the
 * oracle's average price, clamped, paid off over a day; exact and truncated towards zero once, at the end.
 * From Drift protocol-v2, controller/funding.rs, update_funding_rate.
 * BAD_PARAMETER for prices and a period of 0 or less, and decimals that are not a whole number from 0 to 100.
 */
export function oracleSpreadFunding(input: OracleSpreadInput): { readonly fundingPerUnitE9: bigint } | Refusal {
  const { markAverage, oracleAverage, periodSeconds, priceDecimals } = input;
  for (const [name, amount] of Object.entries({ markAverage, oracleAverage, periodSeconds }))
    if (amount <= 0n) return refuse('BAD_PARAMETER', `${name} is ${amount}; a number above 0 is expected.`, name);
  if (!Number.isInteger(priceDecimals) || priceDecimals < 0 || priceDecimals > MOST_DECIMALS)
    return refuse(
      'BAD_PARAMETER',
      `priceDecimals is ${priceDecimals}; a whole number from 0 to ${MOST_DECIMALS} is expected.`,
      'priceDecimals',
    );
  const limit = oracleAverage / SPREAD_DIVISOR;
  const spread = within(markAverage - oracleAverage, limit);
  const exponent = RATE_DECIMALS - priceDecimals;
  const numerator = spread * 10n ** BigInt(Math.max(0, exponent)) * periodSeconds;
  return { fundingPerUnitE9: numerator / (DAY_SECONDS * 10n ** BigInt(Math.max(0, -exponent))) };
}

function within(value: bigint, limit: bigint): bigint {
  if (value > limit) return limit;
  return value < -limit ? -limit : value;
}
