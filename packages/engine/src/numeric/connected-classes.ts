import type { SparseRows } from './sparse-rows.ts';

export interface ConnectedClasses {
  /** Place in `members` of the class each row is in. */
  readonly classOf: Uint32Array;
  /** Rows of each class, ascending; in order of their first row. */
  readonly members: readonly Uint32Array[];
}

/**
 * Strongly connected classes: rows from each of which entries lead to every other and back. A row on no way back to itself
 * is a class of its own. Entries are taken as given, zero weights included.
 */
export function connectedClasses(matrix: Pick<SparseRows, 'count' | 'starts' | 'columns'>): ConnectedClasses {
  const classes = numberedClasses(matrix);
  const { count } = matrix;
  // Numbered anew, in the order of their first rows.
  const places = new Int32Array(count + 1).fill(-1);
  const sizes: number[] = [];
  const classOf = classes.map((own) => {
    if (places[own] === -1) places[own] = sizes.push(0) - 1;
    const place = places[own] ?? 0;
    sizes[place] = (sizes[place] ?? 0) + 1;
    return place;
  });
  const members = sizes.map((size) => new Uint32Array(size));
  const filled = new Uint32Array(sizes.length);
  for (let row = 0; row < count; row++) {
    const place = classOf[row] ?? 0;
    const rows = members[place];
    if (rows) rows[filled[place] ?? 0] = row;
    filled[place] = (filled[place] ?? 0) + 1;
  }
  return { classOf, members };
}

/** Number of each row's class, from 1. Tarjan (1972), SIAM J. Comput. 1, without recursion. */
function numberedClasses({ count, starts, columns }: Pick<SparseRows, 'count' | 'starts' | 'columns'>): Uint32Array {
  const classes = new Uint32Array(count);
  // Order of discovery from 1, 0 is not yet seen; and the earliest row found that a row leads back to.
  const [found, earliest] = [new Uint32Array(count), new Uint32Array(count)];
  const positions = starts.slice(0, count);
  const [path, open] = [new Uint32Array(count), new Uint32Array(count)];
  let [depth, opened, discoveries, classCount] = [0, 0, 0, 0];
  for (let first = 0; first < count; first++) {
    if (found[first] !== 0) continue;
    found[first] = earliest[first] = ++discoveries;
    open[opened++] = path[depth++] = first;
    while (depth > 0) {
      const row = path[depth - 1] ?? 0;
      const end = starts[row + 1] ?? 0;
      let position = positions[row] ?? 0;
      let least = earliest[row] ?? 0;
      let next = -1;
      while (position < end && next < 0) {
        const column = columns[position++] ?? 0;
        const seen = found[column] ?? 0;
        if (seen === 0) next = column;
        else if (seen < least && classes[column] === 0) least = seen;
      }
      positions[row] = position;
      earliest[row] = least;
      if (next >= 0) {
        found[next] = earliest[next] = ++discoveries;
        open[opened++] = path[depth++] = next;
        continue;
      }
      depth--;
      const before = path[depth - 1] ?? 0;
      if (depth > 0 && least < (earliest[before] ?? 0)) earliest[before] = least;
      if (least !== found[row]) continue;
      classCount++;
      do classes[open[--opened] ?? 0] = classCount;
      while (open[opened] !== row);
    }
  }
  return classes;
}
