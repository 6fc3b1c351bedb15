import type { FxTable } from './fx.ts';
import { LIQUIDATION_RULES, QUALITIES } from './kinds.ts';
import type { AssetObservation, MarginTierRecord, MarketRecord, Provenance, VenueRecord } from './records.ts';
import type { MarketColumns, ObservationColumn, VenueColumns } from './snapshot.ts';
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
      insuranceFunds: observed(
        ordered.map((venue) => amountOf(venue, venue.insuranceFund)),
        ordered.map(
          ({ currency }) =>
            (value) =>
              rendering.fx.convert(value, currency),
        ),
        rendering,
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
  const inMoney = ({ tier, market }: (typeof brackets)[number], amount: number) =>
    tier && rendering.fx.convert(amount, markets[market]?.currency ?? '');
  const perUnit = markets.map(
    ({ currency }) =>
      (value: number) =>
        rendering.fx.convert(value, currency) / 10 ** rendering.scale,
  );
  const units = markets.map(() => (value: number) => value);
  return {
    count: markets.length,
    keys: markets.map(({ key }) => key),
    venues: Uint32Array.from(markets, ({ venue }) => rendering.venue(venue)),
    assets: Uint32Array.from(markets, ({ asset }) => rendering.asset(asset)),
    marks: observed(
      markets.map((market) => amountOf(market, market.mark)),
      perUnit,
      rendering,
    ),
    openInterest: observed(
      markets.map(({ openInterest }) => openInterest),
      units,
      rendering,
    ),
    priceImpact: observed(
      markets.map(({ priceImpact }) => priceImpact),
      perUnit,
      rendering,
    ),
    tierStart: rowStarts(
      Uint32Array.from(brackets, ({ market }) => market),
      markets.length,
    ),
    tierFloors: Float64Array.from(brackets, (bracket) => inMoney(bracket, bracket.tier.floor)),
    tierCaps: Float64Array.from(brackets, (bracket) => inMoney(bracket, bracket.tier.cap)),
    tierMaintenance: Float64Array.from(brackets, ({ tier }) => tier.maintenance),
    tierMaxLeverage: Float64Array.from(brackets, ({ tier }) => tier.maxLeverage),
    tierQualityCodes: Uint8Array.from(brackets, ({ tier }) => QUALITIES.indexOf(tier.quality)),
    tierSourceCodes: Uint16Array.from(brackets, ({ tier }) => rendering.source(tier.source)),
  };
}

function amountOf({ quality, source }: Provenance, value: number | null): AssetObservation | null {
  return value === null ? null : { value, quality, source };
}

function observed(
  values: readonly (AssetObservation | null)[],
  converted: readonly ((value: number) => number)[],
  { source }: Rendering,
): ObservationColumn {
  return {
    amounts: Float64Array.from(values, (stated, row) =>
      stated ? (converted[row]?.(stated.value) ?? Number.NaN) : Number.NaN,
    ),
    qualityCodes: Uint8Array.from(values, (stated) => (stated ? QUALITIES.indexOf(stated.quality) : 0)),
    sourceCodes: Uint16Array.from(values, (stated) => (stated ? source(stated.source) : 0)),
  };
}

function missing(key: string): never {
  throw new Error(`"${key}" is used but not defined in these records`);
}
