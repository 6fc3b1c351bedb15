import type { Dimension } from '@faultline/engine';
import type { Quality } from '@faultline/network';
import type { Loaded } from '../values/money.ts';

/** A way to group, with the text of each code: `labelOf` for people, `keyOf` for the next query's filter. */
export interface NamedDimension extends Dimension {
  keyOf(code: number): string;
  labelOf(code: number): string;
}

/** A figure of a row; NaN where it is not stated. */
export interface Figure {
  readonly unit: 'MONEY' | 'RATIO';
  amountOf(row: number): number;
  qualityOf(row: number): Quality;
}

/** What a collection can be grouped by and what can be measured of it; built for one snapshot at a time. */
export interface Collection<DimensionName extends string, FigureName extends string> {
  readonly dimensions: readonly DimensionName[];
  readonly figures: readonly FigureName[];
  dimension(loaded: Loaded, name: DimensionName): NamedDimension;
  figure(loaded: Loaded, name: FigureName): Figure;
}

/** A dimension whose codes index a closed list. */
export function closedList(list: readonly string[], codeOf: (row: number) => number): NamedDimension {
  const textOf = (code: number) => list[code] ?? '';
  return { codeOf, size: list.length, keyOf: textOf, labelOf: textOf };
}

/** A dimension of texts that are not known beforehand, such as countries; null is "not stated". */
export function openList(texts: readonly (string | null)[]): (codeOf: (row: number) => number) => NamedDimension {
  const list = [...new Set(texts)].filter((text) => text !== null).sort();
  const places = new Map(list.map((text, place) => [text, place]));
  const codes = Int32Array.from(texts, (text) => (text === null ? -1 : (places.get(text) ?? -1)));
  return (codeOf) => closedList(list, (row) => codes[codeOf(row)] ?? -1);
}
