import { type MarginTiers, marginTiers } from '../../packages/engine/src/margin/margin-tiers.ts';
import type { PoolContent } from '../../packages/engine/src/monitor/monitored-pools.ts';
import { type RandomStream, randomStream } from '../../packages/engine/src/numeric/random-stream.ts';

/** Margin pools as columns, all with as many positions: those of pool i are i * positions .. (i + 1) * positions - 1. */
export interface LeveragedAccounts {
  readonly count: number;
  readonly positions: number;
  readonly cashAmounts: Float64Array;
  readonly markets: Uint16Array;
  readonly signedQuantities: Float64Array;
  readonly entryPrices: Float64Array;
}

export const MARKETS = 20;
/** Of every market to begin with. */
export const FIRST_MARK = 100;

const MAJORS = 2;
/** Brackets in the shape of those venues publish: the largest markets require less (ILLUSTRATIVE). */
const MAJOR: MarginTiers = tiersOf([0.004, 0.005, 0.0065, 0.01], [50_000, 600_000, 3_000_000]);
const MINOR: MarginTiers = tiersOf([0.01, 0.015, 0.02, 0.025], [5_000, 25_000, 200_000]);
export const TIERS: readonly MarginTiers[] = Array.from({ length: MARKETS }, (_, market) =>
  market < MAJORS ? MAJOR : MINOR,
);

function tiersOf(maintenanceRatio: readonly number[], caps: readonly number[]): MarginTiers {
  const tiers = marginTiers({
    floorNotional: [0, ...caps],
    capNotional: [...caps, Number.POSITIVE_INFINITY],
    maintenanceRatio,
    maxLeverage: maintenanceRatio.map((ratio) => 0.5 / ratio),
  });
  if ('problem' in tiers) throw new Error(tiers.problem.message);
  return tiers;
}

/** Leverage is lognormal, ILLUSTRATIVE: half of all accounts above 8, one in six above 20. */
const [MEDIAN_LEVERAGE, LEVERAGE_SPREAD] = [8, 0.9];
/** So is notional: half of all positions above 2,000, one in sixty above 50,000. */
const [MEDIAN_NOTIONAL, NOTIONAL_SPREAD] = [2_000, 1.5];
/** How many of an account's positions are on its own side: most bet on a direction, some are hedged in part. */
const OWN_SIDE_SHARE = 0.8;
/** Entry prices are so far from marks. */
const ENTRY_SPREAD = 0.05;
/** Nobody begins in liquidation, but anybody just above it: a venue's accounts have been there for a while. */
const LEAST_OVER_REQUIREMENT = 1.001;

/** Made-up accounts on 20 markets, of which market k is held in proportion to 1/(k + 1). */
export function leveragedAccounts(size: { count: number; positions: number; seed: number }): LeveragedAccounts {
  const { count, positions, seed } = size;
  const stream = randomStream(seed, 0);
  const accounts: LeveragedAccounts = {
    count,
    positions,
    cashAmounts: new Float64Array(count),
    markets: new Uint16Array(count * positions),
    signedQuantities: new Float64Array(count * positions),
    entryPrices: new Float64Array(count * positions),
  };
  for (let account = 0; account < count; account++) drawAccount(accounts, account, stream);
  return accounts;
}

export function contentOf(accounts: LeveragedAccounts, account: number): PoolContent {
  const { positions, cashAmounts, markets, signedQuantities, entryPrices } = accounts;
  return {
    cashAmount: cashAmounts[account] ?? 0,
    positions: Array.from({ length: positions }, (_, leg) => {
      const place = account * positions + leg;
      return {
        market: markets[place] ?? 0,
        signedQuantity: signedQuantities[place] ?? 0,
        entryPrice: entryPrices[place] ?? 0,
      };
    }),
  };
}

function drawAccount(accounts: LeveragedAccounts, account: number, stream: RandomStream): void {
  const side = stream.uniform() < 0.5 ? 1 : -1;
  let [gross, profit, required] = [0, 0, 0];
  const first = account * accounts.positions;
  for (let place = first; place < first + accounts.positions; place++) {
    const market = drawMarket(accounts.markets.subarray(first, place), stream);
    const notional = MEDIAN_NOTIONAL * Math.exp(NOTIONAL_SPREAD * stream.normal());
    const quantity = (side * (stream.uniform() < OWN_SIDE_SHARE ? notional : -notional)) / FIRST_MARK;
    const entry = FIRST_MARK * Math.exp(ENTRY_SPREAD * stream.normal());
    accounts.markets[place] = market;
    accounts.signedQuantities[place] = quantity;
    accounts.entryPrices[place] = entry;
    gross += notional;
    profit += quantity * (FIRST_MARK - entry);
    required += maintenanceOf(TIERS[market] ?? MINOR, notional);
  }
  let equity = 0;
  while (equity < LEAST_OVER_REQUIREMENT * required)
    equity = gross / (MEDIAN_LEVERAGE * Math.exp(LEVERAGE_SPREAD * stream.normal()));
  accounts.cashAmounts[account] = equity - profit;
}

/** Chances in proportion to 1/(k + 1), by the logarithm of a uniform number; another one than those taken. */
function drawMarket(taken: Uint16Array, stream: RandomStream): number {
  for (;;) {
    const market = Math.floor((MARKETS + 1) ** stream.uniform()) - 1;
    if (!taken.includes(market)) return market;
  }
}

function maintenanceOf({ capNotional, maintenanceRatio, deductionAmount }: MarginTiers, notional: number): number {
  const tier = [...capNotional].findIndex((cap) => notional < cap);
  return (maintenanceRatio[tier] ?? 0) * notional - (deductionAmount[tier] ?? 0);
}
