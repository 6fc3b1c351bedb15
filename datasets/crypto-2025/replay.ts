import { randomStream } from '@faultline/engine';
import { ASSETS, type Asset, MARKS, STATED_FALLS } from './stated-figures.ts';

// The replay of 10 October 2025. Stated by others are the BTC price before, the falls, and the minutes; every price in
// between is drawn, and so ILLUSTRATIVE (PROVENANCE.md, "Replay").

export const REPLAY_KEY = 'crash-2025-10-10';
export const VENUES = ['binance', 'hyperliquid'] as const;

/** First and last minute of the stated burst of liquidations, and the minute with most of them, UTC. */
const BEGIN = Date.parse('2025-10-10T20:50:00Z');
const LOW = Date.parse('2025-10-10T21:15:00Z');
const END = Date.parse('2025-10-10T21:30:00Z');
const STEP_MS = 4_000;

/** Choices of ours. */
const SEED = 20_251_010;
/** The fall gains speed: a share u of the time makes u to this power of the fall. */
const FALL_POWER = 3;
/** Share of the fall, in logarithms, made good at the end. */
const REGAINED_SHARE = 0.4;
/** Standard deviation, of the logarithm of a price all venues have in common, in the middle of fall and recovery, over the fall. */
const COMMON_NOISE = 0.06;
/** The same of what each venue has by itself, about its common price. */
const VENUE_NOISE = 0.004;
const DECIMALS: Readonly<Record<Asset, number>> = { btc: 1, eth: 2, sol: 3 };

export interface ReplayMark {
  readonly time: string;
  readonly market: string;
  readonly price: number;
}

/** What replays/*.json says beside the prices. */
export const REPLAY_HEADER = {
  title: 'The fall of 10 October 2025, 20:50 to 21:30 UTC',
  question: 'Who is warned, called for collateral, liquidated and ruined, in which order, while BTC, ETH and SOL fall?',
  source:
    'Stated: BTC at 122,000 before; falls of BTC by 12 % and ETH by 16 % (yellow.com) and of SOL by 31 % (spectropunk); liquidations from 20:50 to 21:30 UTC with most of them in the minute of 21:15 (Amberdata, quoted by cryptonewz). Every price in between, the marks of ETH and SOL before, the recovery and all differences between the venues are drawn from a seed: datasets/crypto-2025/PROVENANCE.md, "Replay".',
  quality: 'ILLUSTRATIVE',
} as const;

/** Marks of all markets every four seconds, ascending in time, then market: the low of each asset is its stated fall, at 21:15 on every venue. */
export function replayMarks(): readonly ReplayMark[] {
  const steps = (END - BEGIN) / STEP_MS + 1;
  const paths = ASSETS.flatMap((asset, row) => {
    const common = noise(steps, row);
    return VENUES.map((venue, place) => ({
      market: `${venue}-${asset}`,
      asset,
      common,
      own: randomStream(SEED, 100 + row * VENUES.length + place),
    }));
  });
  return Array.from({ length: steps }, (_, step) =>
    paths.map(({ market, asset, common, own }) => ({
      time: new Date(BEGIN + step * STEP_MS).toISOString(),
      market,
      price: priceAt(step, asset, { common: common[step] ?? 0, own: own.normal() }),
    })),
  ).flat();
}

/** Noise is drawn about a path that is certain, vanishes at its beginning, low and end, and never leads below the low. */
function priceAt(
  step: number,
  asset: Asset,
  { common, own }: { readonly common: number; readonly own: number },
): number {
  const time = BEGIN + step * STEP_MS;
  const fall = Math.log(1 - STATED_FALLS[asset]);
  const isFalling = time <= LOW;
  const share = isFalling ? (time - BEGIN) / (LOW - BEGIN) : (time - LOW) / (END - LOW);
  const certain = isFalling ? fall * share ** FALL_POWER : fall * (1 - REGAINED_SHARE * share);
  const width = Math.sqrt(4 * share * (1 - share));
  const drawn = certain + width * Math.abs(fall) * (COMMON_NOISE * common + VENUE_NOISE * own);
  return Number((MARKS[asset] * Math.exp(Math.max(fall, drawn))).toFixed(DECIMALS[asset]));
}

/** A stationary first-order autoregression of unit variance, so that noise lasts for about a minute. */
function noise(steps: number, asset: number): Float64Array {
  const kept = Math.exp(-STEP_MS / 60_000);
  const drawn = randomStream(SEED, asset);
  const path = new Float64Array(steps);
  let level = drawn.normal();
  for (let step = 0; step < steps; step++) {
    path[step] = level;
    level = kept * level + Math.sqrt(1 - kept ** 2) * drawn.normal();
  }
  return path;
}

export function replayText(marks: readonly ReplayMark[]): string {
  return `time,market,price\n${marks.map(({ time, market, price }) => `${time},${market},${price}`).join('\n')}\n`;
}
