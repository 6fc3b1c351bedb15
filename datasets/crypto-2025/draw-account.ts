import type { RandomStream } from '@faultline/engine';
import type { PositionSide } from '@faultline/network';
import type { Assumptions } from './assumptions.ts';
import { type DraftAccount, type DraftPosition, maxLeverageAt } from './draft-account.ts';
import type { Venue } from './margin-tiers.ts';
import { ASSETS, type Asset, MARKS } from './stated-figures.ts';

/** Digits after the point: of a quantity, and of an entry price. */
export const DIGITS: Readonly<Record<Asset, { readonly quantity: number; readonly price: number }>> = {
  btc: { quantity: 3, price: 1 },
  eth: { quantity: 2, price: 2 },
  sol: { quantity: 1, price: 2 },
};

export const rounded = (value: number, digits: number) => Number(value.toFixed(digits));

interface PowerLaw {
  readonly smallest: number;
  readonly largest: number;
  readonly tail: number;
}

/** A power law cut off at both ends, by inversion. */
export function drawPower(stream: Pick<RandomStream, 'uniform'>, { smallest, largest, tail }: PowerLaw): number {
  const above = (smallest / largest) ** tail;
  return smallest * (1 - stream.uniform() * (1 - above)) ** (-1 / tail);
}

export interface Primary {
  readonly venue: Venue;
  readonly asset: Asset;
  readonly side: PositionSide;
}

/** A trader's account whose first position is in the market and on the side given. It may turn out unhealthy. */
export function drawAccount(stream: RandomStream, primary: Primary, assumptions: Assumptions): DraftAccount {
  const mode = stream.uniform() < assumptions.isolatedShare ? 'ISOLATED' : 'CROSS';
  const accountAmount = drawPower(stream, {
    smallest: assumptions.smallestAccountAmount,
    largest: assumptions.largestAccountAmount,
    tail: assumptions.accountSizeTail,
  });
  const legs = drawLegs(stream, primary.asset, assumptions).map(({ asset, share }) => {
    const turned = asset !== primary.asset && mode === 'CROSS' && stream.uniform() < assumptions.hedgedShare;
    const opposite = primary.side === 'LONG' ? 'SHORT' : 'LONG';
    return { asset, side: turned ? opposite : primary.side, notionalAmount: share * accountAmount } as const;
  });
  const wanted = drawPower(stream, {
    smallest: 1,
    largest: assumptions.largestLeverage,
    tail: assumptions.leverageTail,
  });
  const leverage = Math.min(
    wanted,
    ...legs.map(({ asset, notionalAmount }) => maxLeverageAt(primary.venue, asset, notionalAmount)),
  );
  const positions = legs.map((leg) => {
    const move = stream.uniform();
    return openedPosition({ ...leg, leverage }, move, assumptions);
  });
  return { venue: primary.venue, mode, positions };
}

/** Which assets an account is in, the first one given, and how its notional is split among them. */
function drawLegs(
  stream: RandomStream,
  first: Asset,
  { twoMarketsShare, threeMarketsShare }: Assumptions,
): readonly { readonly asset: Asset; readonly share: number }[] {
  const drawn = stream.uniform();
  const count = drawn < threeMarketsShare ? 3 : drawn < threeMarketsShare + twoMarketsShare ? 2 : 1;
  const others = ASSETS.filter((asset) => asset !== first);
  if (stream.uniform() < 0.5) others.reverse();
  const assets = [first, ...others].slice(0, count);
  const weights = assets.map(() => stream.uniform());
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return assets.map((asset, place) => ({ asset, share: (weights[place] ?? 0) / total }));
}

export interface OpenedLeg {
  readonly asset: Asset;
  readonly side: PositionSide;
  readonly notionalAmount: number;
  readonly leverage: number;
}

/**
 * A position opened at a leverage, since when the price has moved: `move` from 0 to 1 runs from the largest loss to the
 * largest profit. With profit p per unit of collateral the entry price is mark / (1 ± p / leverage).
 */
export function openedPosition(
  { asset, side, notionalAmount, leverage }: OpenedLeg,
  move: number,
  { entryRange, largestLossShare }: Assumptions,
): DraftPosition {
  const digits = DIGITS[asset];
  const lowest = Math.max(-largestLossShare, -entryRange * leverage);
  const profitShare = lowest + move * (Math.min(1, entryRange * leverage) - lowest);
  const sign = side === 'LONG' ? 1 : -1;
  const quantity = rounded(notionalAmount / MARKS[asset], digits.quantity);
  const entryPrice = rounded(MARKS[asset] / (1 + (sign * profitShare) / leverage), digits.price);
  // Up to the next cent: no position is opened at more leverage than it may.
  const collateralAmount = rounded(Math.ceil((100 * quantity * entryPrice) / leverage) / 100, 2);
  return { asset, side, quantity, entryPrice, collateralAmount };
}
