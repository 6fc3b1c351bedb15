import { formatMoney, formatPrice, type MoneyLike } from '../state/format';

export interface Band {
  readonly from: MoneyLike;
  readonly to: MoneyLike;
  readonly longs: MoneyLike;
  readonly shorts: MoneyLike;
}

export interface HeatRow {
  readonly key: string;
  /** Of the price it begins at. */
  readonly label: string;
  readonly title: string;
  /** Over the fullest band, 0 to 1. */
  readonly longShare: number;
  readonly shortShare: number;
  /** The mark is the lower edge of this row. */
  readonly isAboveMark: boolean;
}

/** Bands as rows from the highest price down, each as long as what would be liquidated in it. */
export function heatRows(bands: readonly Band[], mark: MoneyLike): readonly HeatRow[] {
  const fullest = Math.max(0, ...bands.map(({ longs, shorts }) => Number(longs.amount) + Number(shorts.amount)));
  const share = ({ amount }: MoneyLike) => (fullest > 0 ? Number(amount) / fullest : 0);
  return bands.toReversed().map(({ from, to, longs, shorts }) => ({
    key: from.amount,
    label: formatPrice(from),
    title: `${formatPrice(from)} to ${formatPrice(to)}: longs ${formatMoney(longs)}, shorts ${formatMoney(shorts)}`,
    longShare: share(longs),
    shortShare: share(shorts),
    isAboveMark: Number(from.amount) >= Number(mark.amount),
  }));
}

/** The map in a sentence, for whoever does not see it. */
export function mapInWords(bands: readonly Band[], mark: MoneyLike): string {
  const fullest = bands.toSorted((left, right) => heldIn(right) - heldIn(left))[0];
  if (!fullest || heldIn(fullest) === 0)
    return `Liquidation map around the mark of ${formatPrice(mark)}: no position is liquidated at any of these prices.`;
  return `Liquidation map around the mark of ${formatPrice(mark)}. Most is liquidated from ${formatPrice(fullest.from)} to ${formatPrice(fullest.to)}: longs ${formatMoney(fullest.longs)}, shorts ${formatMoney(fullest.shorts)}.`;
}

export function heldIn({ longs, shorts }: Band): number {
  return Number(longs.amount) + Number(shorts.amount);
}
