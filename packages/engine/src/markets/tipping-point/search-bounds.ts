import { changeBetween } from '../../numeric/roots-between.ts';
import { countShortAt, type LiquidationLadders } from '../liquidation-ladder/liquidation-ladder.ts';
import type { CascadeInput } from '../perpetual-cascade/perpetual-cascade.ts';
import type { Response } from './cascade-response.ts';
import type { CrossingSearch } from './every-crossing.ts';

export interface BoundedMarket {
  readonly market: Omit<CascadeInput, 'shockRatio'>;
  readonly sign: 1 | -1;
  readonly ladders: LiquidationLadders;
  /** Null where the gaining side has accounts that are short already: then nothing is known. */
  readonly lasting: Response | null;
  /** Quantity to be liquidated. */
  readonly target: number;
}

/** Around a bound from the ladder, whose sums round otherwise than those of the sweep. */
const BESIDE = 1e-9;

/**
 * Between which shocks crossings can lie. Were all closed at once at the last price and all impact to stay, no price and no
 * mark would be higher (for a fall), so that nobody else would fall: where even that misses the target, every rule does.
 * And whoever falls short at the price right after the shock is closed whole in the end if accounts are judged at the last
 * price and closed at once, since the first round comes before any halt: where they reach the target, nothing else
 * matters. Auto-deleveraging closes winners too, and has no bounds here.
 */
export function searchBounds(
  { isReached, largest }: CrossingSearch,
  { market, sign, ladders, lasting, target }: BoundedMarket,
): { readonly from: number; readonly to: number } {
  const { rules, initialPrice } = market;
  if (lasting === null || rules.autoDeleveraging !== null) return { from: 0, to: largest };
  const isMissedByAll = (size: number) => !isReached(lasting(size));
  if (isMissedByAll(largest)) return { from: largest, to: largest };
  const from = isMissedByAll(0) ? changeBetween(isMissedByAll, 0, largest) * (1 - BESIDE) : 0;
  if (rules.markNewestWeight < 1 || rules.closedShare < 1) return { from, to: largest };
  const losing = sign < 0 ? ladders.longs : ladders.shorts;
  const isOpenAtFirst = (size: number) =>
    (losing.quantityOfFirst[countShortAt(losing, initialPrice * (1 + sign * size))] ?? 0) < target;
  if (isOpenAtFirst(largest)) return { from, to: largest };
  const to = isOpenAtFirst(0) ? changeBetween(isOpenAtFirst, 0, largest) * (1 + BESIDE) : 0;
  return { from, to: Math.min(Math.max(from, to), largest) };
}
