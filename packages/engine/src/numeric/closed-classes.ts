import type { SparseRows } from './sparse-rows.ts';

interface Visit {
  readonly matrix: SparseRows;
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

/**
 * Strongly connected classes of rows that no entry leads out of, each ascending, in order of their first row. A row
 * without entries is a class of its own. Tarjan (1972), SIAM J. Comput. 1, without recursion; entries are taken as given,
 * zero weights included.
 */
export function closedClasses(matrix: SparseRows): Uint32Array[] {
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
  const members: number[][] = Array.from({ length: visit.classCount + 1 }, () => []);
  const leaves = new Uint8Array(visit.classCount + 1);
  for (let row = 0; row < count; row++) {
    const own = visit.classes[row] ?? 0;
    members[own]?.push(row);
    const end = matrix.starts[row + 1] ?? 0;
    for (let position = matrix.starts[row] ?? 0; position < end; position++)
      if (visit.classes[matrix.columns[position] ?? 0] !== own) leaves[own] = 1;
  }
  return members
    .filter((rows, own) => rows.length > 0 && leaves[own] === 0)
    .sort((left, right) => (left[0] ?? 0) - (right[0] ?? 0))
    .map((rows) => Uint32Array.from(rows));
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
