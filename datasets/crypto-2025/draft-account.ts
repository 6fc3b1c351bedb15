import type { MarginMode, PositionSide } from '@faultline/network';
import { marketKey, tiersOf, VENUES, type Venue } from './margin-tiers.ts';
import { ASSETS, type Asset, MARKS, STATED_FALLS } from './stated-figures.ts';

/** A position not yet in the files; amounts in US dollars, quantities in units of the asset. */
export interface DraftPosition {
  readonly asset: Asset;
  readonly side: PositionSide;
  readonly quantity: number;
  readonly entryPrice: number;
  readonly collateralAmount: number;
}

export interface DraftAccount {
  readonly venue: Venue;
  readonly mode: MarginMode;
  readonly positions: readonly DraftPosition[];
}

type Prices = Readonly<Record<Asset, number>>;

const moved = (direction: 1 | -1): Prices =>
  Object.fromEntries(ASSETS.map((asset) => [asset, MARKS[asset] * (1 + direction * STATED_FALLS[asset])])) as Record<
    Asset,
    number
  >;
export const FALLEN = moved(-1);
export const RISEN = moved(1);

const TIERS = new Map(
  VENUES.flatMap((venue) => ASSETS.map((asset) => [marketKey(venue, asset), tiersOf(venue, asset)] as const)),
);
const tiersIn = (venue: Venue, asset: Asset) => TIERS.get(marketKey(venue, asset)) ?? [];

export const notionalOf = ({ asset, quantity }: DraftPosition, prices: Prices = MARKS) => quantity * prices[asset];

/** Largest leverage at which a position of this notional may be opened. */
export function maxLeverageAt(venue: Venue, asset: Asset, notionalAmount: number): number {
  return tiersIn(venue, asset).find(({ cap }) => notionalAmount < cap)?.maxLeverage ?? 0;
}

/** Maintenance margin, bracket by bracket. */
function maintenanceAmount(venue: Venue, position: DraftPosition, prices: Prices): number {
  const notionalAmount = notionalOf(position, prices);
  const tiers = tiersIn(venue, position.asset);
  if (!(notionalAmount < (tiers.at(-1)?.cap ?? 0)))
    throw new Error(`no tier of ${venue} reaches a notional of ${notionalAmount} in ${position.asset}`);
  let amount = 0;
  for (const { floor, cap, maintenance } of tiers)
    amount += Math.max(0, Math.min(notionalAmount, cap) - floor) * maintenance;
  return amount;
}

export function equityOf(
  { asset, side, quantity, entryPrice, collateralAmount }: DraftPosition,
  prices: Prices,
): number {
  return collateralAmount + (side === 'LONG' ? 1 : -1) * quantity * (prices[asset] - entryPrice);
}

/** Equity over maintenance margin, of a position alone where it is isolated, else of the whole account. */
function healthOf({ venue, mode, positions }: DraftAccount, position: DraftPosition, prices: Prices): number {
  const backed = mode === 'ISOLATED' ? [position] : positions;
  const equity = backed.reduce((sum, one) => sum + equityOf(one, prices), 0);
  return equity / backed.reduce((sum, one) => sum + maintenanceAmount(venue, one, prices), 0);
}

/** Whether a position is liquidated once prices are what they became: longs when they fell, shorts had they risen as much. */
export function isFragile(account: DraftAccount, position: DraftPosition): boolean {
  return healthOf(account, position, position.side === 'LONG' ? FALLEN : RISEN) < 1;
}

export function isHealthy(account: DraftAccount, cushion: number): boolean {
  return account.positions.every((position) => healthOf(account, position, MARKS) >= cushion);
}
