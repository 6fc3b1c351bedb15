import type { SparseRows } from './sparse-rows.ts';

interface Visit {
  readonly matrix: Pick<SparseRows, 'count' | 'starts' | 'columns'>;
  /** Order of discovery from 1; 0 is not yet seen. */
  readonly found: Uint32Array;
  /** The earliest row found that a row leads back to. */
  readonly earliest: Uint32Array;
  /** Which class a row ended in, from 1. */
  readonly classes: Uint32Array;
  readonly open: number[];
  discoveries: number;
  classCount: number;
}

export interface ConnectedClasses {
  /** Place in `members` of the class each row is in. */
  readonly classOf: Uint32Array;
  /** Rows of each class, ascending; in order of their first row. */
  readonly members: readonly Uint32Array[];
}

/**
 * Strongly connected classes: rows from each of which entries lead to every other and back. A row on no way back to itself
 * is a class of its own. Tarjan (1972), SIAM J. Comput. 1, without recursion; entries are taken as given, zero weights
 * included.
 */
export function connectedClasses(matrix: Pick<SparseRows, 'count' | 'starts' | 'columns'>): ConnectedClasses {
  const { count } = matrix;
  const visit: Visit = {
    matrix,
    found: new Uint32Array(count),
    earliest: new Uint32Array(count),
    classes: new Uint32Array(count),
    open: [],
    discoveries: 0,
    classCount: 0,
  };
  for (let row = 0; row < count; row++) if (visit.found[row] === 0) visitFrom(visit, row);
  const places = new Map<number, number>();
  const members: number[][] = [];
  const classOf = visit.classes.map((own, row) => {
    const place = places.get(own) ?? members.length;
    if (place === members.length) {
      places.set(own, place);
      members.push([]);
    }
    members[place]?.push(row);
    return place;
  });
  return { classOf, members: members.map((rows) => Uint32Array.from(rows)) };
}

function visitFrom(visit: Visit, first: number): void {
  const { matrix, found, earliest, classes } = visit;
  const path: { readonly row: number; position: number }[] = [];
  const enter = (row: number) => {
    found[row] = earliest[row] = ++visit.discoveries;
    visit.open.push(row);
    path.push({ row, position: matrix.starts[row] ?? 0 });
  };
  enter(first);
  for (let here = path.at(-1); here; here = path.at(-1)) {
    const { row } = here;
    if (here.position < (matrix.starts[row + 1] ?? 0)) {
      const next = matrix.columns[here.position++] ?? 0;
      if (found[next] === 0) enter(next);
      else if (classes[next] === 0) earliest[row] = Math.min(earliest[row] ?? 0, found[next] ?? 0);
      continue;
    }
    path.pop();
    const before = path.at(-1)?.row;
    if (before !== undefined) earliest[before] = Math.min(earliest[before] ?? 0, earliest[row] ?? 0);
    if (earliest[row] === found[row]) closeClass(visit, row);
  }
}

function closeClass(visit: Visit, first: number): void {
  visit.classCount++;
  for (let row = visit.open.pop(); row !== undefined; row = visit.open.pop()) {
    visit.classes[row] = visit.classCount;
    if (row === first) break;
  }
}
