import type { MoneyLike } from '../state/format';
import type { LineStyle } from './line-styles';
import type { PricePoint } from './watch-log';

export interface Watched {
  readonly key: string;
  readonly label: string;
  /** Mark of the snapshot, which a price is compared with. */
  readonly before: MoneyLike | null;
  readonly style: LineStyle;
}

export interface PriceLine {
  readonly key: string;
  readonly label: string;
  readonly style: LineStyle;
  /** Milliseconds since 1970 and the change since the snapshot, in per cent. */
  readonly points: readonly (readonly [number, number])[];
}

/** Prices of assets a hundred times apart in one chart: as changes since the snapshot, none without a mark to compare with. */
export function priceLines(markets: readonly Watched[], prices: readonly PricePoint[]): readonly PriceLine[] {
  return markets.map(({ key, label, before, style }) => ({
    key,
    label,
    style,
    points: prices.flatMap(({ time, marks }) => {
      const change = changeSince(before, marks[key]);
      return change === null ? [] : [[time, 100 * change] as const];
    }),
  }));
}

/** Share by which a price has changed since the snapshot. */
export function changeSince(before: MoneyLike | null, mark: number | undefined): number | null {
  const first = Number(before?.amount ?? 0);
  return mark === undefined || !(first > 0) ? null : mark / first - 1;
}

/** The whole move from the snapshot's mark to this one, in per cent to two decimals: none that rounds to nothing, or to all of the price. */
export function moveInPercent(before: MoneyLike, { amount }: MoneyLike): number | null {
  const change = changeSince(before, Number(amount));
  const percent = change === null ? 0 : Math.round(10_000 * change) / 100;
  return percent === 0 ? null : Math.max(-99.99, percent);
}
