import type { DateText, FxRateRecord } from './records.ts';
import type { MissingFxPair } from './snapshot.ts';

/** Converts into one currency as of one day and remembers the pairs it had no rate for. */
export interface FxTable {
  /** Amount in the target currency; NaN, with the pair noted in `missing`, where no rate is known. */
  convert(amount: number, currency: string): number;
  missing(): readonly MissingFxPair[];
}

/** Rates of the as-of day only: a rate of another day would be an estimate nobody asked for. */
export function fxTable(rates: readonly FxRateRecord[], toCurrency: string, asOf: DateText): FxTable {
  const rateFrom = new Map<string, number>([[toCurrency, 1]]);
  for (const rate of rates) {
    if (rate.date !== asOf) continue;
    if (rate.toCurrency === toCurrency) rateFrom.set(rate.fromCurrency, rate.rate);
    else if (rate.fromCurrency === toCurrency && !rateFrom.has(rate.toCurrency))
      rateFrom.set(rate.toCurrency, 1 / rate.rate);
  }
  const missing = new Set<string>();
  return {
    convert(amount, currency) {
      const rate = rateFrom.get(currency);
      if (rate === undefined) missing.add(currency);
      return rate === undefined ? Number.NaN : amount * rate;
    },
    missing: () => [...missing].sort().map((fromCurrency) => ({ fromCurrency, toCurrency, asOf })),
  };
}
