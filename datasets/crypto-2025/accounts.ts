import { type RandomStream, randomStream } from '@faultline/engine';
import type { AccountRecord, PositionRecord } from '@faultline/network';
import type { Assumptions } from './assumptions.ts';
import { type DraftAccount, type DraftPosition, isFragile, notionalOf } from './draft-account.ts';
import { DIGITS, drawPower, openedPosition, rounded } from './draw-account.ts';
import { drawPlace, drawTraders } from './fill-market.ts';
import { marketKey, VENUES, type Venue } from './margin-tiers.ts';
import { HEDGERS, holdersOf, LIQUIDITY_PROVIDER, TRADERS } from './owners.ts';
import { ASSETS, type Asset, MARKS, SOURCE } from './stated-figures.ts';

/** Made-up accounts of the whole dataset: a function of the assumptions, the seed among them, and of nothing else. */
export interface Book {
  readonly accounts: readonly AccountRecord[];
  readonly positions: readonly PositionRecord[];
}

interface OwnedAccount extends DraftAccount {
  readonly key: string;
  readonly owner: string;
}

export function drawBook(assumptions: Assumptions): Book {
  const owned = VENUES.flatMap((venue, place) => drawVenue(randomStream(assumptions.seed, place), venue, assumptions));
  return { accounts: owned.map(accountRecord), positions: owned.flatMap(positionRecords) };
}

/** Traders, then hedgers on the short side, then the liquidity provider, who is short what is left. */
function drawVenue(stream: RandomStream, venue: Venue, assumptions: Assumptions): readonly OwnedAccount[] {
  const traders = drawTraders(stream, venue, assumptions).map((account) => ({
    account,
    owner: traderOwner(stream, account, assumptions),
  }));
  const hedgers = ASSETS.flatMap((asset) => {
    const longs = netLots(
      traders.map(({ account }) => account),
      asset,
      'LONG',
    );
    return drawHedgers(stream, { venue, asset, lots: longs * assumptions.hedgerShare }, assumptions);
  }).map((account) => ({ account, owner: drawOwner(stream, HEDGERS) }));
  const drawn = [...traders, ...hedgers];
  const provider = liquidityProvider(
    venue,
    drawn.map(({ account }) => account),
    assumptions,
  );
  return [
    ...drawn.map(({ account, owner }, place) => ({
      ...account,
      owner,
      key: `${venue}-${String(place + 1).padStart(5, '0')}`,
    })),
    { ...provider, owner: LIQUIDITY_PROVIDER.key, key: `${venue}-liquidity-provider` },
  ];
}

/** Quantities in the smallest unit of the asset, so that sums are exact. */
const lotsOf = ({ asset, quantity }: DraftPosition) => Math.round(quantity * 10 ** DIGITS[asset].quantity);

/** What the accounts hold of an asset: on one side, or longs less shorts. */
function netLots(accounts: readonly DraftAccount[], asset: Asset, side: 'LONG' | 'NET'): number {
  return accounts
    .flatMap(({ positions }) => positions)
    .filter((position) => position.asset === asset)
    .reduce((sum, position) => {
      if (position.side === 'LONG') return sum + lotsOf(position);
      return side === 'LONG' ? sum : sum - lotsOf(position);
    }, 0);
}

interface HedgedMarket {
  readonly venue: Venue;
  readonly asset: Asset;
  /** What hedgers are to be short of, at most. */
  readonly lots: number;
}

function drawHedgers(
  stream: RandomStream,
  { venue, asset, lots }: HedgedMarket,
  assumptions: Assumptions,
): readonly DraftAccount[] {
  const { smallestHedgerAmount, largestHedgerAmount, largestHedgerLeverage, accountSizeTail } = assumptions;
  const accounts: DraftAccount[] = [];
  for (let left = lots; ; ) {
    const notionalAmount = drawPower(stream, {
      smallest: smallestHedgerAmount,
      largest: largestHedgerAmount,
      tail: accountSizeTail,
    });
    const leverage = 1 + stream.uniform() * (largestHedgerLeverage - 1);
    const position = openedPosition({ asset, side: 'SHORT', notionalAmount, leverage }, stream.uniform(), assumptions);
    left -= lotsOf(position);
    if (left < 0) return accounts;
    accounts.push({ venue, mode: 'CROSS', positions: [position] });
  }
}

function liquidityProvider(venue: Venue, others: readonly DraftAccount[], assumptions: Assumptions): DraftAccount {
  const positions = ASSETS.map((asset): DraftPosition => {
    const lots = netLots(others, asset, 'NET');
    if (lots <= 0) throw new Error(`nothing is left for the liquidity provider in ${marketKey(venue, asset)}`);
    const quantity = rounded(lots / 10 ** DIGITS[asset].quantity, DIGITS[asset].quantity);
    const collateralAmount = rounded((quantity * MARKS[asset]) / assumptions.liquidityProviderLeverage, 2);
    return { asset, side: 'SHORT', quantity, entryPrice: MARKS[asset], collateralAmount };
  });
  const provider: DraftAccount = { venue, mode: 'CROSS', positions };
  if (positions.some((position) => isFragile(provider, position)))
    throw new Error(`the liquidity provider of ${venue} would be liquidated itself`);
  return provider;
}

function traderOwner(stream: RandomStream, { venue, positions }: DraftAccount, { namedOwnerAmount }: Assumptions) {
  const notionalAmount = positions.reduce((sum, position) => sum + notionalOf(position), 0);
  return notionalAmount < namedOwnerAmount ? holdersOf(venue).key : drawOwner(stream, TRADERS);
}

/** The first owner twice as often as the second, three times as often as the third, and so on (Zipf). */
function drawOwner(stream: RandomStream, owners: readonly { readonly key: string }[]): string {
  const weights = owners.map((_, place) => 1 / (place + 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return owners.at(drawPlace(stream, weights, total))?.key ?? LIQUIDITY_PROVIDER.key;
}

const PROVENANCE = { quality: 'ILLUSTRATIVE', source: SOURCE.accounts } as const;

function accountRecord({ key, venue, owner, mode, positions }: OwnedAccount): AccountRecord {
  const collateralAmount = positions.reduce((sum, position) => sum + position.collateralAmount, 0);
  const cash = mode === 'CROSS' ? rounded(collateralAmount, 2) : 0;
  return { key, venue, owner, mode, cash, currency: 'USD', ...PROVENANCE };
}

function positionRecords({ key, venue, mode, positions }: OwnedAccount): readonly PositionRecord[] {
  return positions.map(({ asset, side, quantity, entryPrice, collateralAmount }) => ({
    account: key,
    market: marketKey(venue, asset),
    side,
    quantity,
    entryPrice,
    collateral: mode === 'ISOLATED' ? collateralAmount : null,
    ...PROVENANCE,
  }));
}
