import { refuseOutOfRange } from '../check-ranges.ts';
import type { Refusal } from '../problems.ts';
import { priceOrNull } from './liquidation-prices.ts';

/** One security bought on credit, or sold short, under a rule on its market value. */
export interface SecuritiesAccount {
  /** 1 long, -1 short. */
  readonly side: 1 | -1;
  readonly quantity: number;
  /** At which it was bought or sold. */
  readonly entryPrice: number;
  readonly price: number;
  /** The holder's own money over market value at entry; Regulation T has 0.5. */
  readonly initialRatio: number;
  /** Equity required over market value, above 0 and below 1 for a long; FINRA rule 4210 has 0.25 for longs and 0.3 for shorts. */
  readonly maintenanceRatio: number;
}

export interface SecuritiesMargin {
  /** What a long owes, or what a short holds in credit: proceeds and own money. */
  readonly loanOrCreditAmount: number;
  /** Price beyond which there is a margin call; null where no price above 0 is. */
  readonly marginCallPrice: number | null;
  readonly equityAmount: number;
  readonly requirementAmount: number;
  readonly callAmount: number;
  /** Market value to sell, or to buy back, so that the call is met without new money; null under water, where no sale does. */
  readonly tradeToCureAmount: number | null;
  /** What must be traded per unit of shortage, 1 / maintenance: by so much a call is multiplied into forced orders. */
  readonly tradeMultiplier: number;
  readonly isUnderWater: boolean;
}

/**
 * A margin account in securities at a price. Long: loan = p0 q (1 - initial), equity = q p - loan, called below
 * loan / (q (1 - mm)). Short: credit = p0 q (1 + initial), equity = credit - q p, called above credit / (q (1 + mm)).
 * A trade of 1 frees only mm of requirement, because equity stays what it was. Federal Reserve Regulation T (12 CFR 220)
 * and FINRA rule 4210. Refuses numbers out of range.
 */
export function securitiesMargin(account: SecuritiesAccount): SecuritiesMargin | Refusal {
  const { side, quantity, entryPrice, price, initialRatio, maintenanceRatio } = account;
  const refusal = refuseOutOfRange(
    { quantity, entryPrice, price, initialRatio, maintenanceRatio },
    {
      quantity: { above: 0 },
      entryPrice: { above: 0 },
      price: { above: 0 },
      initialRatio: side === 1 ? { atLeast: 0, atMost: 1 } : { atLeast: 0 },
      maintenanceRatio: side === 1 ? { above: 0, below: 1 } : { above: 0 },
    },
  );
  if (refusal) return refusal;
  const loanOrCreditAmount = entryPrice * quantity * (1 - side * initialRatio);
  const equityAmount = side * (quantity * price - loanOrCreditAmount);
  const requirementAmount = maintenanceRatio * quantity * price;
  const callAmount = Math.max(0, requirementAmount - equityAmount);
  const isUnderWater = equityAmount < 0;
  return {
    loanOrCreditAmount,
    marginCallPrice: priceOrNull(loanOrCreditAmount / (quantity * (1 - side * maintenanceRatio))),
    equityAmount,
    requirementAmount,
    callAmount,
    tradeToCureAmount: isUnderWater ? null : callAmount / maintenanceRatio,
    tradeMultiplier: 1 / maintenanceRatio,
    isUnderWater,
  };
}
