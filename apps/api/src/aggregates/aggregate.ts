import { compensatedSum, type Groups, type GroupTotals, groupRows, totalByGroup } from '@faultline/engine';
import type { Column, Quality } from '@faultline/network';
import { type Loaded, worse } from '../values/money.ts';
import { refusal } from '../values/refusal.ts';
import type { Collection, Figure, NamedDimension } from './collection.ts';

export const FUNCTIONS = ['SUM', 'MEAN', 'MINIMUM', 'MAXIMUM'] as const;
export type AggregateFunction = (typeof FUNCTIONS)[number];

const MOST_DIMENSIONS = 3;
const MOST_MEASURES = 10;

interface Measure {
  readonly of: string;
  readonly by: AggregateFunction;
}

/** One column of the answer, over all groups. */
interface MeasuredColumn extends Measure {
  readonly figure: Figure;
  readonly totals: GroupTotals;
}

/** Rows of a collection in groups, with what was measured of each; groups in order of the first measure, largest first. */
export interface Aggregate {
  readonly loaded: Loaded;
  readonly dimensions: readonly { readonly name: string; readonly dimension: NamedDimension }[];
  readonly groups: Groups;
  readonly measured: readonly MeasuredColumn[];
  readonly order: readonly number[];
  readonly qualities: readonly Quality[];
}

export interface AggregateChoice<DimensionName extends string, FigureName extends string> {
  readonly groupBy: readonly DimensionName[];
  readonly measures: readonly { readonly of: FigureName; readonly by: AggregateFunction }[];
}

/** Throws BAD_USER_INPUT on a repeated dimension, on too many, and on the sum of a ratio. */
export function aggregate<DimensionName extends string, FigureName extends string>(
  { loaded, rows }: { readonly loaded: Loaded; readonly rows: Column },
  collection: Collection<DimensionName, FigureName>,
  { groupBy, measures }: AggregateChoice<DimensionName, FigureName>,
): Aggregate {
  if (new Set(groupBy).size !== groupBy.length || groupBy.length > MOST_DIMENSIONS)
    throw refusal('BAD_USER_INPUT', `groupBy takes up to ${MOST_DIMENSIONS} different dimensions.`);
  if (measures.length === 0 || measures.length > MOST_MEASURES)
    throw refusal('BAD_USER_INPUT', `measures takes 1 to ${MOST_MEASURES} entries.`);
  const dimensions = groupBy.map((name) => ({ name, dimension: collection.dimension(loaded, name) }));
  const groups = groupRows(
    rows,
    dimensions.map(({ dimension }) => dimension),
  );
  const measured = measures.map(({ of, by }) => {
    const figure = collection.figure(loaded, of);
    if (figure.unit === 'RATIO' && by === 'SUM')
      throw refusal('BAD_USER_INPUT', `${of} is a ratio: its sum says nothing; ask for MEAN, MINIMUM or MAXIMUM.`);
    return { of, by, figure, totals: totalByGroup(groups, rows, (row) => figure.amountOf(row)) };
  });
  const first = measured[0];
  const rank = Float64Array.from({ length: groups.count }, (_, group) =>
    first ? (measuredValue(first, group) ?? Number.NEGATIVE_INFINITY) : 0,
  );
  const order = Array.from({ length: groups.count }, (_, group) => group).sort(
    (left, right) => (rank[right] ?? 0) - (rank[left] ?? 0) || compareCodes(groups, left, right),
  );
  return { loaded, dimensions, groups, measured, order, qualities: leastCertain(rows, groups, measured) };
}

/** Null where no row of the group states the figure. */
export function measuredValue({ by, totals }: Pick<MeasuredColumn, 'by' | 'totals'>, group: number): number | null {
  const stated = totals.stated[group] ?? 0;
  if (stated === 0) return null;
  if (by === 'SUM') return totals.sums[group] ?? null;
  if (by === 'MEAN') return (totals.sums[group] ?? 0) / stated;
  return (by === 'MINIMUM' ? totals.minima[group] : totals.maxima[group]) ?? null;
}

/** Sum of a measure's figure over all groups. */
export function grandTotal({ totals }: Pick<MeasuredColumn, 'totals'>): number {
  return compensatedSum(totals.sums);
}

function compareCodes({ codes }: Groups, left: number, right: number): number {
  const [first = [], second = []] = [codes[left], codes[right]];
  for (const [place, code] of first.entries()) if (code !== second[place]) return code - (second[place] ?? 0);
  return 0;
}

function leastCertain(rows: Column, { count, groupOf }: Groups, measured: readonly MeasuredColumn[]): Quality[] {
  const qualities = new Array<Quality>(count).fill('REPORTED');
  for (const { figure } of measured)
    for (let place = 0; place < rows.length; place++) {
      const row = rows[place] ?? 0;
      const group = groupOf[place] ?? 0;
      const known = qualities[group] ?? 'REPORTED';
      if (known === 'ILLUSTRATIVE' || Number.isNaN(figure.amountOf(row))) continue;
      qualities[group] = worse(known, figure.qualityOf(row));
    }
  return qualities;
}
