import type { Column } from '@faultline/network';
import { isIn, refuseOutOfRange } from '../check-ranges.ts';
import { compensatedSum } from '../numeric/compensated-sum.ts';
import { type Refusal, refuse } from '../problems.ts';

/** What a funding interval is settled at. */
export interface FundingTerms {
  readonly mark: number;
  /** Share of notional that longs pay to shorts; below 0 shorts pay. */
  readonly fundingRatio: number;
}

/** Positions in one perpetual, a row each: 1 long, -1 short. */
export interface FundedBook {
  readonly side: Column;
  readonly quantity: Column;
}

export interface FundingPayments {
  /** Received by each position, negative where it pays. */
  readonly paymentAmount: Float64Array;
  /** Quantity that has the other side among these positions. */
  readonly matchedQuantity: number;
  /** Received by whoever holds what is not matched, the liquidity provider: all payments add up to 0 with it. */
  readonly liquidityProviderAmount: number;
}

/**
 * What one position receives at a funding settlement, -side x quantity x mark x rate, in quote currency.
 * BAD_PARAMETER for a quantity below 0, a mark of 0 or less and a rate that is not finite.
 */
export function fundingPayment(
  { side, quantity }: { readonly side: 1 | -1; readonly quantity: number },
  terms: FundingTerms,
): { readonly paymentAmount: number } | Refusal {
  const refusal = refuseTerms(terms) ?? refuseOutOfRange({ quantity }, { quantity: { atLeast: 0 } });
  if (refusal) return refusal;
  const paymentAmount = paymentOf(side, quantity, terms);
  return Number.isFinite(paymentAmount) ? { paymentAmount } : tooLarge();
}

/**
 * What every position of a book receives. NO_OPEN_INTEREST where nobody holds anything; else refuses what
 * `fundingPayment` does, and sides other than 1 and -1.
 */
export function fundingPayments({ side, quantity }: FundedBook, terms: FundingTerms): FundingPayments | Refusal {
  const refusal = refuseTerms(terms) ?? refuseBook({ side, quantity });
  if (refusal) return refusal;
  const quantityOf = (of: 1 | -1) => compensatedSum(Array.from(quantity, (held, row) => (side[row] === of ? held : 0)));
  const [longQuantity, shortQuantity] = [quantityOf(1), quantityOf(-1)];
  if (longQuantity + shortQuantity === 0)
    return refuse('NO_OPEN_INTEREST', 'Nobody holds a position, so that nobody pays funding.', 'quantity');
  const paymentAmount = Float64Array.from(quantity, (held, row) => paymentOf(side[row] ?? 0, held, terms));
  const liquidityProviderAmount = paymentOf(1, shortQuantity - longQuantity, terms);
  if (!paymentAmount.every(Number.isFinite) || !Number.isFinite(liquidityProviderAmount)) return tooLarge();
  return { paymentAmount, matchedQuantity: Math.min(longQuantity, shortQuantity), liquidityProviderAmount };
}

function paymentOf(side: number, quantity: number, { mark, fundingRatio }: FundingTerms): number {
  return -side * quantity * mark * fundingRatio;
}

function refuseTerms({ mark, fundingRatio }: FundingTerms): Refusal | null {
  return refuseOutOfRange({ mark, fundingRatio }, { mark: { above: 0 }, fundingRatio: {} });
}

function tooLarge(): Refusal {
  return refuse('NUMERIC_OVERFLOW', 'A payment is too large to be represented; use a larger unit.', 'quantity');
}

function refuseBook({ side, quantity }: FundedBook): Refusal | null {
  if (side.length !== quantity.length)
    return refuse('BAD_PARAMETER', `There are ${side.length} sides and ${quantity.length} quantities.`, 'quantity');
  for (let row = 0; row < side.length; row++) {
    if (side[row] !== 1 && side[row] !== -1)
      return refuse(
        'BAD_PARAMETER',
        `The side in row ${row} is ${side[row]}; 1 or -1 is expected.`,
        'side',
        String(row),
      );
    if (!isIn(quantity[row] ?? Number.NaN, { atLeast: 0 }))
      return refuse(
        'BAD_PARAMETER',
        `The quantity in row ${row} is ${quantity[row]}; a number of at least 0 is expected.`,
        'quantity',
        String(row),
      );
  }
  return null;
}
