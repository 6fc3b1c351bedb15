import type { RandomStream } from '@faultline/engine';
import type { PositionSide } from '@faultline/network';
import type { Assumptions } from './assumptions.ts';
import { type DraftAccount, isFragile, isHealthy, notionalOf } from './draft-account.ts';
import { drawAccount, type Primary } from './draw-account.ts';
import type { Venue } from './margin-tiers.ts';
import { ASSETS, type Asset } from './stated-figures.ts';

const SIDES: readonly PositionSide[] = ['LONG', 'SHORT'];

/** Some 7,000 draws fill a venue; parameters for which this many do not cannot be met. */
const MOST_DRAWS = 200_000;

/** A notional traders are to hold: in one asset, on one side, liquidated by the stated moves or not. */
interface Quota {
  readonly asset: Asset;
  readonly side: PositionSide;
  readonly fragile: boolean;
  readonly notionalAmount: number;
  filledAmount: number;
}

/** What the stated falls liquidate of an asset on a venue: longs by falls, shorts had prices risen as much. US dollars. */
export function liquidatedAmount(venue: Venue, { asset, side }: Omit<Primary, 'venue'>, assumptions: Assumptions) {
  const deleveraged = {
    btc: assumptions.deleveragedAmountBtc,
    eth: assumptions.deleveragedAmountEth,
    sol: assumptions.deleveragedAmountSol,
  }[asset];
  const amount = (assumptions.liquidatedAmount * deleveraged) / assumptions.deleveragedAmount;
  const sideShare = (side === 'LONG' ? assumptions.longsToShorts : 1) / (1 + assumptions.longsToShorts);
  return amount * sideShare * (venue === 'binance' ? assumptions.binanceToHyperliquid : 1);
}

/** Traders' accounts on a venue, drawn until they hold what is stated; none that would go beyond is taken. */
export function drawTraders(stream: RandomStream, venue: Venue, assumptions: Assumptions): readonly DraftAccount[] {
  const quotas = quotasOf(venue, assumptions);
  const missing = (quota: Quota) =>
    quota.filledAmount < quota.notionalAmount * (1 - assumptions.quotaTolerance)
      ? quota.notionalAmount - quota.filledAmount
      : 0;
  const accounts: DraftAccount[] = [];
  for (let draws = 0; draws < MOST_DRAWS; draws++) {
    const weights = quotas.map(missing);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    if (total === 0) return accounts;
    const { asset, side } = quotas[drawPlace(stream, weights, total)] ?? quotas[0] ?? never();
    const account = drawAccount(stream, { venue, asset, side }, assumptions);
    if (isSound(account, assumptions) && takeInto(quotas, account)) accounts.push(account);
  }
  throw new Error(`${venue} is not filled after ${MOST_DRAWS} draws`);
}

function quotasOf(venue: Venue, assumptions: Assumptions): readonly Quota[] {
  return ASSETS.flatMap((asset) =>
    SIDES.flatMap((side) => {
      const amount = liquidatedAmount(venue, { asset, side }, assumptions);
      const sturdyAmount = amount / assumptions.openInterestLost - amount;
      return [
        { asset, side, fragile: true, notionalAmount: amount, filledAmount: 0 },
        { asset, side, fragile: false, notionalAmount: sturdyAmount, filledAmount: 0 },
      ];
    }),
  );
}

/** A place with a chance in proportion to its weight; `total` is the sum of the weights. */
export function drawPlace(stream: RandomStream, weights: readonly number[], total: number): number {
  let left = stream.uniform() * total;
  return weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
}

function isSound(account: DraftAccount, { healthCushion }: Assumptions): boolean {
  return account.positions.every(({ quantity }) => quantity > 0) && isHealthy(account, healthCushion);
}

/** Counts the account's positions where they belong, unless one would go beyond. */
function takeInto(quotas: readonly Quota[], account: DraftAccount): boolean {
  const taken = account.positions.map((position) => {
    const fragile = isFragile(account, position);
    const quota = quotas.find(
      (one) => one.asset === position.asset && one.side === position.side && one.fragile === fragile,
    );
    return { quota: quota ?? never(), amount: notionalOf(position) };
  });
  if (taken.some(({ quota, amount }) => quota.filledAmount + amount > quota.notionalAmount)) return false;
  for (const { quota, amount } of taken) quota.filledAmount += amount;
  return true;
}

function never(): never {
  throw new Error('there is a quota for every asset, side and outcome');
}
