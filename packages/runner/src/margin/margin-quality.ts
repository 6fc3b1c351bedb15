import { type Column, type NetworkSnapshot, QUALITIES, type Quality } from '@faultline/network';

// What is worked out of figures is no better than the least certain of them, and nobody reported it: it is DERIVED at best, as
// it is on the monitor's page. Codes ascend with doubt.

const DERIVED = QUALITIES.indexOf('DERIVED');

/** Of what is judged of positions `first` .. `end` - 1 of an account: they, the account, and marks and tiers of their markets. */
export function marginQuality(
  columns: NetworkSnapshot,
  { account, first, end }: { readonly account: number; readonly first: number; readonly end: number },
): Quality {
  const { accounts, positions } = columns.margin;
  let worst = accounts.qualityCodes[account] ?? 0;
  for (let position = first; position < end; position++)
    worst = Math.max(
      worst,
      positions.qualityCodes[position] ?? 0,
      marketCode(columns, positions.markets[position] ?? 0),
    );
  return workedOutOf([worst]);
}

/** Of what is worked out of figures of these qualities. */
export function workedOutOf(codes: Iterable<number>): Quality {
  let worst = DERIVED;
  for (const code of codes) worst = Math.max(worst, code);
  return QUALITIES[worst] ?? 'ILLUSTRATIVE';
}

/** Of what is judged of all positions of a market. */
export function bookQuality(columns: NetworkSnapshot, market: number, positions: Column): Quality {
  const { qualityCodes } = columns.margin.positions;
  let worst = marketCode(columns, market);
  for (const position of positions) worst = Math.max(worst, qualityCodes[position] ?? 0);
  return workedOutOf([worst]);
}

/** Of the mark and tiers of a market. */
export function marketCode({ margin }: NetworkSnapshot, market: number): number {
  const { marks, tierStart, tierQualityCodes } = margin.markets;
  let worst = marks.qualityCodes[market] ?? 0;
  for (let tier = tierStart[market] ?? 0; tier < (tierStart[market + 1] ?? 0); tier++)
    worst = Math.max(worst, tierQualityCodes[tier] ?? 0);
  return worst;
}
