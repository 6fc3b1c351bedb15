import { connectedClasses, membersOf } from './connected-classes.ts';
import type { SparseRows } from './sparse-rows.ts';

const TOLERANCE = 1e-7;
const MOST_STEPS = 200;
/** A small class may take more steps: a long circle settles slowly. In entries looked at. */
const MOST_WORK = 2e7;

/** Matrices of a snapshot are made once and asked about in every run. */
const known = new WeakMap<SparseRows, number>();

/**
 * Spectral radius of a non-negative matrix: the largest of its strongly connected classes, 0 where nothing leads back to
 * itself. Of a class by power iteration on I + M, which has no cyclic eigenvalues to oscillate between, until the bounds of
 * Collatz (1942) and Wielandt (1950), the least and the largest of (M x)_i / x_i, are a part in 1e7 apart; where the
 * steps there are do not get there, the middle between the two. A diagnosis: no result depends on it.
 */
export function spectralRadius(matrix: SparseRows): number {
  const before = known.get(matrix);
  if (before !== undefined) return before;
  const positive = withoutZeros(matrix);
  const classes = connectedClasses(positive);
  const { classOf, starts } = classes;
  const vector = new Float64Array(matrix.count).fill(1);
  let radius = 0;
  for (let own = 0; own + 1 < starts.length; own++)
    radius = Math.max(radius, radiusOfClass(positive, { own, rows: membersOf(classes, own), classOf, vector }));
  known.set(matrix, radius);
  return radius;
}

interface ClassOfRows {
  readonly own: number;
  readonly rows: Uint32Array;
  readonly classOf: Uint32Array;
  /** Ones at the rows; written to. */
  readonly vector: Float64Array;
}

function radiusOfClass({ starts, columns, weights }: SparseRows, { own, rows, classOf, vector }: ClassOfRows): number {
  let entries = 0;
  for (const row of rows) entries += (starts[row + 1] ?? 0) - (starts[row] ?? 0);
  const next = new Float64Array(rows.length);
  let [least, most] = [0, 0];
  for (let step = Math.max(MOST_STEPS, MOST_WORK / Math.max(1, entries)); step > 0; step--) {
    least = Infinity;
    most = 0;
    let norm = 0;
    for (let place = 0; place < rows.length; place++) {
      const row = rows[place] ?? 0;
      const end = starts[row + 1] ?? 0;
      let sum = 0;
      for (let position = starts[row] ?? 0; position < end; position++) {
        const column = columns[position] ?? 0;
        if (classOf[column] === own) sum += (weights[position] ?? 0) * (vector[column] ?? 0);
      }
      const value = vector[row] ?? 0;
      least = Math.min(least, sum / value);
      most = Math.max(most, sum / value);
      next[place] = value + sum;
      norm = Math.max(norm, value + sum);
    }
    if (most - least <= TOLERANCE * most) break;
    for (let place = 0; place < rows.length; place++) vector[rows[place] ?? 0] = (next[place] ?? 0) / norm;
  }
  return (least + most) / 2;
}

/** Entries of weight 0 lead nowhere, and would make a class of what is none. */
function withoutZeros(matrix: SparseRows): SparseRows {
  const { count, starts, columns, weights } = matrix;
  if (!weights.includes(0)) return matrix;
  const [kept, ends] = [columns.slice(), new Uint32Array(count + 1)];
  const keptWeights = weights.slice();
  let end = 0;
  for (let row = 0; row < count; row++) {
    for (let position = starts[row] ?? 0; position < (starts[row + 1] ?? 0); position++) {
      if (!((weights[position] ?? 0) > 0)) continue;
      kept[end] = columns[position] ?? 0;
      keptWeights[end++] = weights[position] ?? 0;
    }
    ends[row + 1] = end;
  }
  return { count, starts: ends, columns: kept.subarray(0, end), weights: keptWeights.subarray(0, end) };
}
