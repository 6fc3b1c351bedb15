export interface LineStyle {
  /** Custom property of the theme. */
  readonly variable: string;
  readonly type: 'solid' | 'dashed' | 'dotted';
}

const DASHES = ['solid', 'dashed', 'dotted'] as const;
const COLOURS = 6;

/** A colour for each asset and a dash for each venue: prices of one asset at two venues lie on each other. */
export function lineStyles(
  markets: readonly { readonly assetId: string; readonly venueId: string }[],
): readonly LineStyle[] {
  const assets = [...new Set(markets.map(({ assetId }) => assetId))];
  const venues = [...new Set(markets.map(({ venueId }) => venueId))];
  return markets.map(({ assetId, venueId }) => ({
    variable: `--mark-${assets.indexOf(assetId) % COLOURS}`,
    type: DASHES[venues.indexOf(venueId) % DASHES.length] ?? 'solid',
  }));
}
