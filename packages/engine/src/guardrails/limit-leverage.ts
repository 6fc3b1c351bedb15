import type { ChoiceParameter } from '../define.ts';
import type { PerpetualBook } from '../markets/perpetual-cascade/perpetual-book.ts';

export type LeverageMetBy = 'SCALE_QUANTITY' | 'ADD_COLLATERAL';

/** The parameter of every guardrail that asks for more collateral than some accounts have. */
export const MET_BY: ChoiceParameter = {
  name: 'metBy',
  kind: 'CHOICE',
  meaning: 'What accounts beyond the limit do',
  choices: [
    {
      name: 'SCALE_QUANTITY',
      meaning: 'hold less, with the same collateral; the liquidity provider takes the imbalance',
    },
    { name: 'ADD_COLLATERAL', meaning: 'bring collateral, and hold the same' },
  ],
  default: 'SCALE_QUANTITY',
};

/**
 * Positions with more notional at entry than so many times their collateral are made smaller, or their collateral is made
 * as large as the limit asks for. Whoever has no collateral cannot hold less with the same, and closing it at no price
 * would make its loss disappear: it is left as it is unless collateral is added.
 */
export function limitLeverage(
  book: PerpetualBook,
  maxLeverageOf: (row: number) => number,
  metBy: LeverageMetBy,
): PerpetualBook {
  const quantity = Float64Array.from(book.quantity);
  const collateralAmount = Float64Array.from(book.collateralAmount);
  for (let row = 0; row < quantity.length; row++) {
    const entry = book.entryPrice[row] ?? 0;
    const notional = (quantity[row] ?? 0) * entry;
    const maxLeverage = maxLeverageOf(row);
    const allowed = maxLeverage * (collateralAmount[row] ?? 0);
    // Without a position there is nothing to limit, and without a limit nothing to bring.
    if (!(notional > Math.max(0, allowed) && maxLeverage < Number.POSITIVE_INFINITY)) continue;
    if (metBy === 'ADD_COLLATERAL') collateralAmount[row] = notional / maxLeverage;
    else if (allowed > 0) quantity[row] = allowed / entry;
  }
  return { ...book, quantity, collateralAmount };
}
