import type { SparseRows } from './sparse-rows.ts';

export interface ConnectedClasses {
  /** The class each row is in, from 0 in the order of their first rows. */
  readonly classOf: Uint32Array;
  /** Where the rows of each class begin in `rows`, and one entry more: where those of the last one end. */
  readonly starts: Uint32Array;
  /** Rows by class, ascending in each. */
  readonly rows: Uint32Array;
}

/**
 * Strongly connected classes: rows from each of which entries lead to every other and back. A row on no way back to itself
 * is a class of its own. Entries are taken as given, zero weights included.
 */
export function connectedClasses(matrix: Pick<SparseRows, 'count' | 'starts' | 'columns'>): ConnectedClasses {
  const { count } = matrix;
  const [classOf, sizes] = inOrder(numberedClasses(matrix));
  const starts = new Uint32Array(sizes.length + 1);
  for (let own = 0; own < sizes.length; own++) starts[own + 1] = (starts[own] ?? 0) + (sizes[own] ?? 0);
  const ends = starts.slice();
  const rows = new Uint32Array(count);
  for (let row = 0; row < count; row++) {
    const own = classOf[row] ?? 0;
    const end = ends[own] ?? 0;
    rows[end] = row;
    ends[own] = end + 1;
  }
  return { classOf, starts, rows };
}

/** Rows of one class, ascending. */
export function membersOf({ starts, rows }: ConnectedClasses, own: number): Uint32Array {
  return rows.subarray(starts[own] ?? 0, starts[own + 1] ?? 0);
}

/** Classes numbered anew, in the order of their first rows, and how many rows each has. */
function inOrder(classes: Uint32Array): readonly [classOf: Uint32Array, sizes: Uint32Array] {
  const { length } = classes;
  const [classOf, sizes, places] = [new Uint32Array(length), new Uint32Array(length), new Uint32Array(length)];
  let classCount = 0;
  for (let row = 0; row < length; row++) {
    const own = classes[row] ?? 0;
    if (places[own] === 0) places[own] = ++classCount;
    const place = (places[own] ?? 0) - 1;
    classOf[row] = place;
    sizes[place] = (sizes[place] ?? 0) + 1;
  }
  return [classOf, sizes.subarray(0, classCount)];
}

/** Numbers of classes start here and fall: above every place in the order of discovery. */
const HIGHEST = 0xffff_ffff;

/**
 * Number of each row's class, from 0. Tarjan (1972), SIAM J. Comput. 1, as Pearce (2016), Information Processing Letters
 * 116, without recursion: one number per row says that it is not yet seen, what it leads back to, or its class, and a row
 * that is a class of its own is never put aside.
 */
function numberedClasses({ count, starts, columns }: Pick<SparseRows, 'count' | 'starts' | 'columns'>): Uint32Array {
  // 0: not yet seen; while its class is open, the earliest in order of discovery, from 1, that the row leads back to.
  const marks = new Uint32Array(count);
  // What is kept of rows on the path while those after them are looked at.
  const [path, orders, positions] = [new Uint32Array(count), new Uint32Array(count), new Uint32Array(count)];
  const open = new Uint32Array(count);
  let [depth, opened, discoveries, closing] = [0, 0, 0, HIGHEST];
  for (let first = 0; first < count; first++) {
    if (marks[first] !== 0) continue;
    let row = first;
    let order = ++discoveries;
    let least = order;
    let position = starts[row] ?? 0;
    let end = starts[row + 1] ?? 0;
    marks[row] = order;
    for (;;) {
      let next = -1;
      while (position < end && next < 0) {
        const column = columns[position++] ?? 0;
        const seen = marks[column] ?? 0;
        if (seen === 0) next = column;
        else if (seen < least) least = seen;
      }
      marks[row] = least;
      if (next >= 0) {
        orders[row] = order;
        positions[row] = position;
        path[depth++] = row;
        row = next;
        order = least = ++discoveries;
        position = starts[row] ?? 0;
        end = starts[row + 1] ?? 0;
        marks[row] = order;
        continue;
      }
      if (least === order) {
        marks[row] = closing;
        while (opened > 0 && (marks[open[opened - 1] ?? 0] ?? 0) >= order) marks[open[--opened] ?? 0] = closing;
        closing--;
      } else open[opened++] = row;
      if (depth === 0) break;
      const after = row;
      row = path[--depth] ?? 0;
      order = orders[row] ?? 0;
      position = positions[row] ?? 0;
      end = starts[row + 1] ?? 0;
      least = Math.min(marks[row] ?? 0, marks[after] ?? 0);
    }
  }
  for (let row = 0; row < count; row++) marks[row] = HIGHEST - (marks[row] ?? 0);
  return marks;
}
