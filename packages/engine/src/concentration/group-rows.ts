import type { Column } from '@faultline/network';

/** One way to sort rows: a code in [0, size) per row; any other number puts the row into a group "not stated". */
export interface Dimension {
  readonly codeOf: (row: number) => number;
  readonly size: number;
}

export interface Groups {
  readonly count: number;
  /** Group of each row given, in the order given. */
  readonly groupOf: Uint32Array;
  /** Codes of each group, one per dimension; -1 is "not stated". */
  readonly codes: readonly (readonly number[])[];
  /** Rows in each group. */
  readonly sizes: Uint32Array;
}

/** Numbers of groups beyond which nobody reads a table; a caller's filter is missing or its grouping too fine. */
const MOST_GROUPS = 2 ** 22;

/** Sorts rows by one or more dimensions; without a dimension all rows are one group. Groups are in order of first appearance. */
export function groupRows(rows: Column, dimensions: readonly Dimension[]): Groups {
  const width = dimensions.reduce((product, { size }) => product * (size + 1), 1);
  // A table of places where it is small, a map of those that occur where it is not.
  const places = width <= MOST_GROUPS ? new Int32Array(width).fill(-1) : new Map<number, number>();
  const groupOf = new Uint32Array(rows.length);
  const codes: number[][] = [];
  const sizes: number[] = [];
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place] ?? 0;
    let key = 0;
    for (const { codeOf, size } of dimensions) key = key * (size + 1) + within(codeOf(row), size) + 1;
    let group = (places instanceof Map ? places.get(key) : places[key]) ?? -1;
    if (group < 0) {
      group = codes.length;
      if (places instanceof Map) places.set(key, group);
      else places[key] = group;
      codes.push(dimensions.map(({ codeOf, size }) => within(codeOf(row), size)));
      sizes.push(0);
    }
    groupOf[place] = group;
    sizes[group] = (sizes[group] ?? 0) + 1;
  }
  return { count: codes.length, groupOf, codes, sizes: Uint32Array.from(sizes) };
}

/** What a group's rows amount to. Rows where the figure is NaN (not stated) are in no number but `unstated`. */
export interface GroupTotals {
  readonly sums: Float64Array;
  /** Infinity and -Infinity where no row states the figure. */
  readonly minima: Float64Array;
  readonly maxima: Float64Array;
  /** Rows that state the figure. */
  readonly stated: Uint32Array;
}

/** Sums with Neumaier's correction, in the order of the rows: the same rows give the same digits. */
export function totalByGroup(groups: Groups, rows: Column, figureOf: (row: number) => number): GroupTotals {
  const sums = new Float64Array(groups.count);
  const lost = new Float64Array(groups.count);
  const minima = new Float64Array(groups.count).fill(Number.POSITIVE_INFINITY);
  const maxima = new Float64Array(groups.count).fill(Number.NEGATIVE_INFINITY);
  const stated = new Uint32Array(groups.count);
  for (let place = 0; place < rows.length; place++) {
    const figure = figureOf(rows[place] ?? 0);
    if (Number.isNaN(figure)) continue;
    const group = groups.groupOf[place] ?? 0;
    const sum = sums[group] ?? 0;
    const next = sum + figure;
    lost[group] = (lost[group] ?? 0) + (Math.abs(sum) >= Math.abs(figure) ? sum - next + figure : figure - next + sum);
    sums[group] = next;
    minima[group] = Math.min(minima[group] ?? figure, figure);
    maxima[group] = Math.max(maxima[group] ?? figure, figure);
    stated[group] = (stated[group] ?? 0) + 1;
  }
  return { sums: sums.map((sum, group) => sum + (lost[group] ?? 0)), minima, maxima, stated };
}

function within(code: number, size: number): number {
  return code >= 0 && code < size ? code : -1;
}
