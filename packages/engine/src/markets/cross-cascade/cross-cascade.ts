import type { Column } from '@faultline/network';
import { type Refusal, refuse } from '../../problems.ts';
import { executeOrder, type MarketPrice } from '../impact/price-impact.ts';
import {
  type MarginMode,
  type MarginPool,
  type MultiAssetBook,
  type MultiAssetMarket,
  marginPools,
  refuseMultiAsset,
} from './multi-asset-book.ts';

export interface CrossCascadeInput {
  readonly book: MultiAssetBook;
  readonly market: MultiAssetMarket;
  /** Price move of each asset that begins it, above -1. */
  readonly shockRatio: Column;
  readonly mode: MarginMode;
}

export interface CrossCascadeRound {
  readonly round: number;
  /** By account, then asset; the asset is null where the account was closed as a whole. */
  readonly liquidations: readonly {
    readonly account: number;
    readonly asset: number | null;
    /** Cash left, paid out where positive. */
    readonly residualAmount: number;
  }[];
  /** One number per asset, negative where liquidations sell. */
  readonly forcedOrderQuantity: Float64Array;
  readonly volumeWeightedPrice: Float64Array;
  readonly priceAfter: Float64Array;
  readonly badDebtAmount: number;
}

/** Columns have one number per asset. */
export interface CrossCascade {
  readonly fundamentalPrice: Float64Array;
  readonly finalPrice: Float64Array;
  /** Final less fundamental price, over the price before the shock. */
  readonly mechanicalMoveRatio: Float64Array;
  readonly liquidatedAccounts: readonly number[];
  readonly liquidatedNotionalAmount: number;
  readonly insuranceFundAmount: number;
  readonly badDebtAmount: number;
  readonly trace: readonly CrossCascadeRound[];
}

interface AssetPrice extends MarketPrice {
  price: number;
  orderedQuantity: number;
}

/**
 * Liquidations over several assets at once, after a shock to each. A pool of margin whose equity, cash + sum q (P - e),
 * is below its requirement, sum m |q| P, is closed whole; all orders of a round in an asset are executed at one average
 * price, and their impact stays. It ends when no pool falls short, after at most as many rounds as there are pools.
 * Refuses columns of other lengths than the assets and accounts, and numbers out of their ranges.
 */
export function crossCascade({ book, market, shockRatio, mode }: CrossCascadeInput): CrossCascade | Refusal {
  const refusal = refuseMultiAsset(book, market, shockRatio);
  if (refusal) return refusal;
  const fundamentalPrice = Float64Array.from(market.initialPrice, (price, k) => price * (1 + (shockRatio[k] ?? 0)));
  const assets: AssetPrice[] = Array.from(fundamentalPrice, (price) => ({
    price,
    referencePrice: price,
    orderedQuantity: 0,
  }));
  let open = marginPools(book, assets.length, mode);
  let { insuranceFundAmount } = market;
  let [badDebt, notional] = [0, 0];
  const trace: CrossCascadeRound[] = [];
  for (;;) {
    const short = open.filter((pool) => fallsShort(pool, book, market, assets));
    if (short.length === 0) break;
    const round = closePools(short, { book, market, assets, round: trace.length + 1 });
    open = open.filter((pool) => !short.includes(pool));
    for (const { residualAmount } of round.liquidations) insuranceFundAmount += Math.min(0, residualAmount);
    const badDebtAmount = Math.max(0, -insuranceFundAmount);
    insuranceFundAmount = Math.max(0, insuranceFundAmount);
    badDebt += badDebtAmount;
    for (const { cells } of short)
      for (const cell of cells)
        notional += Math.abs(book.quantity[cell] ?? 0) * (round.volumeWeightedPrice[cell % assets.length] ?? 0);
    trace.push({ ...round, badDebtAmount });
  }
  const finalPrice = Float64Array.from(assets, ({ price }) => price);
  if (!finalPrice.every(Number.isFinite) || !Number.isFinite(badDebt))
    return refuse('NUMERIC_OVERFLOW', 'Amounts or prices of the cascade are too large to add up.', 'book');
  return {
    fundamentalPrice,
    finalPrice,
    mechanicalMoveRatio: finalPrice.map(
      (price, k) => (price - (fundamentalPrice[k] ?? 0)) / (market.initialPrice[k] ?? 0),
    ),
    liquidatedAccounts: [
      ...new Set(trace.flatMap(({ liquidations }) => liquidations.map(({ account }) => account))),
    ].sort((left, right) => left - right),
    liquidatedNotionalAmount: notional,
    insuranceFundAmount,
    badDebtAmount: badDebt,
    trace,
  };
}

/** Exactly enough is enough. */
function fallsShort(
  { cashAmount, cells }: MarginPool,
  book: MultiAssetBook,
  market: MultiAssetMarket,
  assets: readonly AssetPrice[],
): boolean {
  let [equity, requirement] = [cashAmount, 0];
  for (const cell of cells) {
    const asset = cell % assets.length;
    const price = assets[asset]?.price ?? Number.NaN;
    const quantity = book.quantity[cell] ?? 0;
    equity += quantity * (price - (book.entryPrice[cell] ?? 0));
    requirement += (market.maintenanceRatio[asset] ?? 0) * Math.abs(quantity) * price;
  }
  return equity < requirement;
}

function closePools(
  pools: readonly MarginPool[],
  {
    book,
    market,
    assets,
    round,
  }: Pick<CrossCascadeInput, 'book' | 'market'> & { readonly assets: readonly AssetPrice[]; readonly round: number },
): Omit<CrossCascadeRound, 'badDebtAmount'> {
  const forcedOrderQuantity = new Float64Array(assets.length);
  for (const { cells } of pools)
    for (const cell of cells) {
      const asset = cell % assets.length;
      forcedOrderQuantity[asset] = (forcedOrderQuantity[asset] ?? 0) - (book.quantity[cell] ?? 0);
    }
  const volumeWeightedPrice = new Float64Array(assets.length);
  assets.forEach((asset, k) => {
    const order = forcedOrderQuantity[k] ?? 0;
    const impact = market.impact[k];
    if (!impact) return;
    const executed = executeOrder(impact, asset, order);
    volumeWeightedPrice[k] = executed.volumeWeightedPrice;
    asset.price = executed.priceAfter;
    asset.orderedQuantity += order;
  });
  const liquidations = pools.map(({ account, asset, cashAmount, cells }) => {
    let residualAmount = cashAmount;
    for (const cell of cells)
      residualAmount +=
        (book.quantity[cell] ?? 0) * ((volumeWeightedPrice[cell % assets.length] ?? 0) - (book.entryPrice[cell] ?? 0));
    return { account, asset, residualAmount };
  });
  const priceAfter = Float64Array.from(assets, ({ price }) => price);
  return { round, liquidations, forcedOrderQuantity, volumeWeightedPrice, priceAfter };
}
