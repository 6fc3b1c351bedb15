import type { MoneyLike } from '../state/format';

// What the charts of a cascade are made of, apart from drawing.

export interface PathPoint {
  readonly label: string;
  readonly price: number;
  /** Units sold (negative) or bought by force to get there. */
  readonly orderQuantity: number;
}

interface PricedRound {
  readonly number: number;
  readonly priceAtEnd: MoneyLike;
  readonly forcedOrderQuantity: number;
}

/** The price before the shock, after it, and at the end of each round. */
export function pricePath(prices: {
  readonly initialPrice: MoneyLike;
  readonly fundamentalPrice: MoneyLike;
  readonly rounds: readonly PricedRound[];
}): readonly PathPoint[] {
  return [
    { label: 'Before', price: unitsOf(prices.initialPrice), orderQuantity: 0 },
    { label: 'Shock', price: unitsOf(prices.fundamentalPrice), orderQuantity: 0 },
    ...prices.rounds.map(({ number, priceAtEnd, forcedOrderQuantity }) => ({
      label: String(number),
      price: unitsOf(priceAtEnd),
      orderQuantity: forcedOrderQuantity,
    })),
  ];
}

/** In units of the currency, whatever the scale. */
export function unitsOf({ amount, scale }: MoneyLike): number {
  return Number(amount) * 10 ** scale;
}

export interface ShockPoint {
  /** Absolute price move. */
  readonly size: number;
  readonly liquidatedShare: number;
}

interface Response {
  readonly response: readonly { readonly shockRatio: number; readonly liquidatedShare: number }[];
  readonly crossings: readonly {
    readonly shockRatio: number;
    readonly justBefore: { readonly liquidatedShare: number };
    readonly justAfter: { readonly liquidatedShare: number };
  }[];
}

/** The response with the jump at each crossing in it, so that the line goes through the marks. */
export function responseLine({ response, crossings }: Response): readonly ShockPoint[] {
  const jumps = crossings.flatMap(({ shockRatio, justBefore, justAfter }) =>
    [justBefore, justAfter].map(({ liquidatedShare }) => ({ size: Math.abs(shockRatio), liquidatedShare })),
  );
  const points = response.map(({ shockRatio, liquidatedShare }) => ({ size: Math.abs(shockRatio), liquidatedShare }));
  return [...points, ...jumps].sort((left, right) => left.size - right.size);
}

export interface WaterfallStep {
  readonly party: string;
  /** Where its bar begins and ends, as shares of the width of the whole waterfall. */
  readonly from: number;
  readonly to: number;
  readonly isLoss: boolean;
}

interface Changed {
  readonly party: string;
  readonly change: { readonly amount: string };
}

/** Each bar begins where the last one ended; since nothing is made or lost, the last one ends where the first began. */
export function waterfall(changes: readonly Changed[]): readonly WaterfallStep[] {
  let sum = 0;
  const steps = changes.map(({ party, change }) => {
    const start = sum;
    sum += Number(change.amount);
    return { party, start, end: sum };
  });
  const ends = [0, ...steps.map(({ end }) => end)];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const shareOf = (amount: number) => (most > least ? (amount - least) / (most - least) : 0);
  return steps.map(({ party, start, end }) => ({
    party,
    from: shareOf(Math.min(start, end)),
    to: shareOf(Math.max(start, end)),
    isLoss: end < start,
  }));
}

/** Half of a shock, all of it, and half as much again, each once, no price falling by more than nine tenths. */
export function comparedShocks(shock: number): readonly number[] {
  return [...new Set([0.5, 1, 1.5].map((times) => Math.max(-0.9, times * shock)))];
}

/** The share of mechanical move among the outcomes at the impact of the cascade itself. */
export function ownShare({
  mechanicalMoveRatio,
  totalMoveRatio,
}: {
  readonly mechanicalMoveRatio: number;
  readonly totalMoveRatio: number;
}): number | null {
  return totalMoveRatio === 0 ? null : mechanicalMoveRatio / totalMoveRatio;
}
