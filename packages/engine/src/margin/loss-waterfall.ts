import { refuseOutOfRange, refuseOverflow } from '../check-ranges.ts';
import { compensatedSum } from '../numeric/compensated-sum.ts';
import { type Refusal, refuse } from '../problems.ts';
import { cappedShares } from './capped-shares.ts';
import { type AccountKey, refuseTwice } from './deleveraging-queue.ts';
import { profitHaircuts } from './profit-haircuts.ts';

/** Who bears a loss, in this order; VENUE is what nobody is left to bear, and the venue owes. */
export const WATERFALL_LAYERS = [
  'COLLATERAL',
  'LIQUIDATION_FEES',
  'INSURANCE_FUND',
  'AUTO_DELEVERAGING',
  'SOCIALISATION',
  'VENUE',
] as const;
export type WaterfallLayer = (typeof WATERFALL_LAYERS)[number];

/** How winners share what they have to give up: in the order given, by profit, or down to one level of profit. */
export const HAIRCUT_RULES = ['QUEUE', 'PRO_RATA', 'WATER_FILL'] as const;
export type HaircutRule = (typeof HAIRCUT_RULES)[number];

/** Amounts in one currency, none below 0. An account is among the winners once at most, and among the holders likewise. */
export interface LossWaterfallInput {
  /** Of the position closed. */
  readonly lossAmount: number;
  readonly trader: { readonly account: AccountKey; readonly collateralAmount: number };
  readonly liquidationFeesAmount: number;
  readonly insuranceFundAmount: number;
  /** Those who can be auto-deleveraged, by what they can give up; empty where the venue does not. */
  readonly winners: readonly { readonly account: AccountKey; readonly profitAmount: number }[];
  readonly haircutRule: HaircutRule;
  /** Those who share what is left by quantity, up to their equity, profit included; empty where the venue does not. */
  readonly holders: readonly {
    readonly account: AccountKey;
    readonly quantity: number;
    readonly equityAmount: number;
  }[];
}

/** One unit of loss is on one line; a line of a pool or of the venue has no account. */
export interface WaterfallLine {
  readonly layer: WaterfallLayer;
  readonly account: AccountKey | null;
  /** Never 0. */
  readonly amount: number;
}

export interface LossWaterfall {
  /** In the order of layers, and within one in the order given. They add up to the loss. */
  readonly lines: readonly WaterfallLine[];
  readonly amountByLayer: Readonly<Record<WaterfallLayer, number>>;
}

/**
 * Books a loss to those who bear it, each layer up to what it has: the trader's collateral, the pool of liquidation fees,
 * the insurance fund, winners by auto-deleveraging, all who hold a position, and in the end the venue itself.
 * BAD_PARAMETER for amounts and quantities below 0, an account twice in one layer, and the trader in another one than its own;
 * NUMERIC_OVERFLOW where a layer does not add up.
 */
export function lossWaterfall(input: LossWaterfallInput): LossWaterfall | Refusal {
  const refusal = refuseInput(input);
  if (refusal) return refusal;
  const { trader, winners, holders } = input;
  const lines: WaterfallLine[] = [];
  let left = input.lossAmount;
  // What a layer leaves follows from what it has, not from its rounded shares: no later layer is touched by a last bit.
  const book = (layer: WaterfallLayer, capacityAmount: number, shares: readonly Share[]) => {
    for (const { account, amount } of shares) if (amount > 0) lines.push({ layer, account, amount });
    left = Math.max(0, left - capacityAmount);
  };
  const bookPool = (layer: WaterfallLayer, account: AccountKey | null, capacityAmount: number) =>
    book(layer, capacityAmount, [{ account, amount: Math.min(left, capacityAmount) }]);
  bookPool('COLLATERAL', trader.account, trader.collateralAmount);
  bookPool('LIQUIDATION_FEES', null, input.liquidationFeesAmount);
  bookPool('INSURANCE_FUND', null, input.insuranceFundAmount);
  const haircuts = haircutsOf(input, left);
  if ('problem' in haircuts) return haircuts;
  const profitAmount = compensatedSum(winners.map((winner) => winner.profitAmount));
  book('AUTO_DELEVERAGING', profitAmount, haircuts.shares);
  const givenUp = new Map(haircuts.shares.map(({ account, amount }) => [account, amount]));
  const weights = holders.map(({ quantity }) => quantity);
  const limits = holders.map(({ account, quantity, equityAmount }) =>
    quantity > 0 ? Math.max(0, equityAmount - (givenUp.get(account) ?? 0)) : 0,
  );
  const shares = cappedShares(left, weights, limits);
  book(
    'SOCIALISATION',
    compensatedSum(limits),
    holders.map(({ account }, row) => ({ account, amount: shares[row] ?? 0 })),
  );
  bookPool('VENUE', null, left);
  return { lines, amountByLayer: byLayer(lines) };
}

interface Share {
  readonly account: AccountKey | null;
  readonly amount: number;
}

function haircutsOf(
  { winners, haircutRule }: LossWaterfallInput,
  left: number,
): { readonly shares: readonly Share[] } | Refusal {
  if (haircutRule === 'QUEUE') {
    let need = left;
    const shares = winners.map(({ account, profitAmount }) => {
      const amount = Math.min(profitAmount, need);
      need -= amount;
      return { account, amount };
    });
    return { shares };
  }
  const cut = profitHaircuts(
    winners.map(({ profitAmount }) => profitAmount),
    left,
  );
  if ('problem' in cut) return cut;
  const haircuts = haircutRule === 'PRO_RATA' ? cut.proRataAmount : cut.waterFillAmount;
  // Rounding may put a share a last bit above the profit it is taken from.
  const shares = winners.map(({ account, profitAmount }, row) => ({
    account,
    amount: Math.min(haircuts[row] ?? 0, profitAmount),
  }));
  return { shares };
}

function byLayer(lines: readonly WaterfallLine[]): Record<WaterfallLayer, number> {
  const total = (layer: WaterfallLayer) =>
    compensatedSum(lines.filter((line) => line.layer === layer).map(({ amount }) => amount));
  return {
    COLLATERAL: total('COLLATERAL'),
    LIQUIDATION_FEES: total('LIQUIDATION_FEES'),
    INSURANCE_FUND: total('INSURANCE_FUND'),
    AUTO_DELEVERAGING: total('AUTO_DELEVERAGING'),
    SOCIALISATION: total('SOCIALISATION'),
    VENUE: total('VENUE'),
  };
}

function refuseInput(input: LossWaterfallInput): Refusal | null {
  const { lossAmount, trader, liquidationFeesAmount, insuranceFundAmount, winners, holders } = input;
  const refusal =
    refuseOutOfRange(
      { lossAmount, collateralAmount: trader.collateralAmount, liquidationFeesAmount, insuranceFundAmount },
      {
        lossAmount: { atLeast: 0 },
        collateralAmount: { atLeast: 0 },
        liquidationFeesAmount: { atLeast: 0 },
        insuranceFundAmount: { atLeast: 0 },
      },
    ) ??
    refuseTwice(winners) ??
    refuseTwice(holders);
  if (refusal) return refusal;
  const bearers = [
    ...winners.map(({ account, profitAmount }) => ({ account, quantity: 0, amount: profitAmount })),
    ...holders.map(({ account, quantity, equityAmount }) => ({ account, quantity, amount: equityAmount })),
  ];
  for (const { account, quantity, amount } of bearers) {
    const bad = refuseOutOfRange({ quantity, amount }, { quantity: { atLeast: 0 }, amount: { atLeast: 0 } });
    if (bad) return { problem: { ...bad.problem, path: [String(account), ...bad.problem.path] } };
    if (account === trader.account)
      return refuse(
        'BAD_PARAMETER',
        `The account "${account}" is the one that is closed; it bears the loss with its collateral alone.`,
        String(account),
      );
  }
  return refuseOverflow({
    quantity: compensatedSum(holders.map(({ quantity }) => quantity)),
    equityAmount: compensatedSum(holders.map(({ equityAmount }) => equityAmount)),
    profitAmount: compensatedSum(winners.map(({ profitAmount }) => profitAmount)),
  });
}
