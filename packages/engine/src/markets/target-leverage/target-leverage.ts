import { refuseOutOfRange } from '../../check-ranges.ts';
import type { Refusal } from '../../problems.ts';

/** Money in one currency. */
export interface TargetLeverageHolder {
  /** Assets before the shock, above 0. */
  readonly assetsAmount: number;
  /** Assets over equity, which held before the shock and is restored after it; 1 or more. */
  readonly targetLeverage: number;
  /** Price move of all assets, above -1. */
  readonly shockRatio: number;
  /** Share by which the price falls per unit of currency sold, 0 or more. */
  readonly impactPerCurrencySold: number;
}

export interface TargetLeverageRound {
  readonly round: number;
  /** Over the price before the shock. */
  readonly price: number;
  readonly equityAmount: number;
  /** Null where no equity is left. */
  readonly leverage: number | null;
  /** Sold in this round at the price above; negative is bought. */
  readonly saleAmount: number;
}

export interface TargetLeverageSales {
  readonly equityAfterShockAmount: number;
  /** Null where the shock leaves no equity. */
  readonly leverageAfterShock: number | null;
  /** Sale that restores the target at the price after the shock; negative is a purchase, everything where no equity is left. */
  readonly saleToRestoreAmount: number;
  /** Of assets before the shock. */
  readonly saleShareOfAssets: number;
  /** -(L - 1) times the loss: what the sale to restore is, where equity is left. */
  readonly leveragedLossAmount: number;
  /** Sales made, each moving the price for the next. */
  readonly rounds: number;
  /** Null where sales or purchases drive each other without end or to a price of zero. */
  readonly finalPrice: number | null;
  readonly ending: 'SETTLED' | 'DIVERGES' | 'MAX_ROUNDS';
  readonly trace: readonly TargetLeverageRound[];
}

/** A sale of less than this share of initial assets restores nothing that was off. */
const NO_SALE = 1e-10;
const MOST_ROUNDS = 100_000;

/**
 * What a holder sells to return to its leverage after a price move, and what its own price impact makes it sell on top.
 * Adrian and Shin; Greenwood, Landier and Thesmar: the sale is (L - 1) times the loss. Each sale is executed at the price
 * before its own impact; the rest of the assets is then worth less. A round multiplies the sale by about impact (L - 1) A.
 * Refuses assets of 0 or less, leverage below 1, a shock of -1 or less and a negative impact.
 */
export function targetLeverageSales(holder: TargetLeverageHolder): TargetLeverageSales | Refusal {
  const { assetsAmount, targetLeverage, shockRatio } = holder;
  const refusal = refuseOutOfRange(
    { ...holder },
    {
      assetsAmount: { above: 0 },
      targetLeverage: { atLeast: 1 },
      shockRatio: { above: -1 },
      impactPerCurrencySold: { atLeast: 0 },
    },
  );
  if (refusal) return refusal;
  const assets = assetsAmount * (1 + shockRatio);
  const equity = assetsAmount / targetLeverage + assetsAmount * shockRatio;
  const sale = saleFor(assets, equity, targetLeverage);
  return {
    equityAfterShockAmount: equity,
    leverageAfterShock: equity > 0 ? assets / equity : null,
    saleToRestoreAmount: sale,
    saleShareOfAssets: sale / assetsAmount,
    leveragedLossAmount: -(targetLeverage - 1) * assetsAmount * shockRatio,
    ...sellInRounds(holder, { price: 1 + shockRatio, assets, equity }),
  };
}

function saleFor(assets: number, equity: number, targetLeverage: number): number {
  return equity <= 0 ? assets : assets - targetLeverage * equity;
}

function sellInRounds(
  { assetsAmount, targetLeverage, impactPerCurrencySold }: TargetLeverageHolder,
  start: { readonly price: number; readonly assets: number; readonly equity: number },
): Pick<TargetLeverageSales, 'rounds' | 'finalPrice' | 'ending' | 'trace'> {
  let { price, assets, equity } = start;
  const trace: TargetLeverageRound[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const saleAmount = saleFor(assets, equity, targetLeverage);
    if (Math.abs(saleAmount) < NO_SALE * assetsAmount)
      return { rounds: round, finalPrice: price, ending: 'SETTLED', trace };
    trace.push({ round, price, equityAmount: equity, leverage: equity > 0 ? assets / equity : null, saleAmount });
    const drop = impactPerCurrencySold * saleAmount;
    assets -= saleAmount;
    price *= 1 - drop;
    equity -= assets * drop;
    assets *= 1 - drop;
    if (!(price > 0 && Number.isFinite(price) && Number.isFinite(assets)))
      return { rounds: round + 1, finalPrice: null, ending: 'DIVERGES', trace };
  }
  return { rounds: MOST_ROUNDS, finalPrice: price, ending: 'MAX_ROUNDS', trace };
}
