import { connectedClasses, membersOf } from './connected-classes.ts';
import type { SparseRows } from './sparse-rows.ts';

/** Strongly connected classes of rows that no entry leads out of, each ascending, in order of their first row. */
export function closedClasses(matrix: SparseRows): Uint32Array[] {
  const classes = connectedClasses(matrix);
  const { classOf, starts } = classes;
  const leaves = new Uint8Array(starts.length - 1);
  for (let row = 0; row < matrix.count; row++) {
    const own = classOf[row] ?? 0;
    const end = matrix.starts[row + 1] ?? 0;
    for (let position = matrix.starts[row] ?? 0; position < end; position++)
      if (classOf[matrix.columns[position] ?? 0] !== own) leaves[own] = 1;
  }
  return [...leaves.keys()].filter((own) => leaves[own] === 0).map((own) => membersOf(classes, own));
}
