import type { FxTable } from './fx.ts';
import { LIQUIDATION_RULES, QUALITIES } from './kinds.ts';
import { observationColumn } from './observation-column.ts';
import type { MarginTierRecord, MarketRecord, VenueRecord } from './records.ts';
import type { MarketColumns, VenueColumns } from './snapshot.ts';
import { rowStarts } from './sparse-rows.ts';

type RowOf = (key: string) => number;

/** Rows by key, the currency of the snapshot and its scale. */
export interface Rendering {
  readonly institution: RowOf;
  readonly asset: RowOf;
  readonly source: RowOf;
  readonly fx: FxTable;
  readonly scale: number;
}

/** Venues and markets of a dataset, of which there are few: whoever reads them, as records or from rows, comes here. */
export function tradingColumns(
  {
    venues,
    markets,
    tiers,
  }: {
    readonly venues: readonly VenueRecord[];
    readonly markets: readonly MarketRecord[];
    readonly tiers: readonly MarginTierRecord[];
  },
  rendering: Rendering,
): { readonly venues: VenueColumns; readonly markets: MarketColumns } {
  const ordered = venues.toSorted(
    (left, right) => rendering.institution(left.institution) - rendering.institution(right.institution),
  );
  const venueRows = new Map(ordered.map(({ institution }, row) => [institution, row]));
  return {
    venues: {
      count: ordered.length,
      institutions: Uint32Array.from(ordered, ({ institution }) => rendering.institution(institution)),
      ruleCodes: Uint8Array.from(ordered, ({ liquidates }) => LIQUIDATION_RULES.indexOf(liquidates)),
      insuranceFunds: observationColumn(
        ordered.map(({ insuranceFund, currency, ...provenance }) =>
          insuranceFund === null ? null : { ...provenance, value: rendering.fx.convert(insuranceFund, currency) },
        ),
        rendering.source,
      ),
    },
    markets: marketColumns(markets, tiers, { ...rendering, venue: (key) => venueRows.get(key) ?? missing(key) }),
  };
}

function marketColumns(
  records: readonly MarketRecord[],
  tiers: readonly MarginTierRecord[],
  rendering: Rendering & { readonly venue: RowOf },
): MarketColumns {
  const markets = records.toSorted((left, right) => (left.key < right.key ? -1 : 1));
  const rowOf = new Map(markets.map(({ key }, row) => [key, row]));
  const brackets = tiers
    .map((tier) => ({ tier, market: rowOf.get(tier.market) ?? missing(tier.market) }))
    .sort((left, right) => left.market - right.market || left.tier.floor - right.tier.floor);
  const perUnit = (price: number, { currency }: MarketRecord) =>
    rendering.fx.convert(price, currency) / 10 ** rendering.scale;
  const inMoney = (amount: number, market: number) => rendering.fx.convert(amount, markets[market]?.currency ?? '');
  return {
    count: markets.length,
    keys: markets.map(({ key }) => key),
    venues: Uint32Array.from(markets, ({ venue }) => rendering.venue(venue)),
    assets: Uint32Array.from(markets, ({ asset }) => rendering.asset(asset)),
    marks: observationColumn(
      markets.map((market) => ({ ...market, value: perUnit(market.mark, market) })),
      rendering.source,
    ),
    openInterest: observationColumn(
      markets.map(({ openInterest }) => openInterest),
      rendering.source,
    ),
    priceImpact: observationColumn(
      markets.map((market) => {
        const { priceImpact } = market;
        return priceImpact && { ...priceImpact, value: perUnit(priceImpact.value, market) };
      }),
      rendering.source,
    ),
    tierStart: rowStarts(
      Uint32Array.from(brackets, ({ market }) => market),
      markets.length,
    ),
    tierFloors: Float64Array.from(brackets, ({ tier, market }) => inMoney(tier.floor, market)),
    tierCaps: Float64Array.from(brackets, ({ tier, market }) => inMoney(tier.cap, market)),
    tierMaintenance: Float64Array.from(brackets, ({ tier }) => tier.maintenance),
    tierMaxLeverage: Float64Array.from(brackets, ({ tier }) => tier.maxLeverage),
    tierQualityCodes: Uint8Array.from(brackets, ({ tier }) => QUALITIES.indexOf(tier.quality)),
    tierSourceCodes: Uint16Array.from(brackets, ({ tier }) => rendering.source(tier.source)),
  };
}

function missing(key: string): never {
  throw new Error(`"${key}" is used but not defined in these records`);
}
