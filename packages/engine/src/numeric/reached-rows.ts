import type { SparseRows } from './sparse-rows.ts';

/**
 * Rows whose base is positive and all rows that positive weights lead to from them, nearest first. Whoever visits them
 * in this order meets the debtors of a chain of lenders before their creditors, however the institutions are named.
 */
export function reachedRows(rows: SparseRows, base: Float64Array): Uint32Array {
  const { starts, creditors } = creditorsOf(rows);
  const reached = new Uint8Array(rows.count);
  const order = new Uint32Array(rows.count);
  let found = 0;
  for (let row = 0; row < rows.count; row++)
    if ((base[row] ?? 0) > 0) {
      reached[row] = 1;
      order[found++] = row;
    }
  for (let visited = 0; visited < found; visited++) {
    const debtor = order[visited] ?? 0;
    const end = starts[debtor + 1] ?? 0;
    for (let position = starts[debtor] ?? 0; position < end; position++) {
      const creditor = creditors[position] ?? 0;
      if (reached[creditor] === 1) continue;
      reached[creditor] = 1;
      order[found++] = creditor;
    }
  }
  return order.slice(0, found);
}

/** For each column the rows with a positive weight on it. */
function creditorsOf(rows: SparseRows): { readonly starts: Uint32Array; readonly creditors: Uint32Array } {
  const starts = new Uint32Array(rows.count + 1);
  for (let position = 0; position < rows.columns.length; position++)
    if ((rows.weights[position] ?? 0) > 0) {
      const next = (rows.columns[position] ?? 0) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
  for (let column = 0; column < rows.count; column++)
    starts[column + 1] = (starts[column + 1] ?? 0) + (starts[column] ?? 0);
  const creditors = new Uint32Array(starts[rows.count] ?? 0);
  const ends = starts.slice();
  for (let row = 0; row < rows.count; row++) {
    const end = rows.starts[row + 1] ?? 0;
    for (let position = rows.starts[row] ?? 0; position < end; position++) {
      if (!((rows.weights[position] ?? 0) > 0)) continue;
      const column = rows.columns[position] ?? 0;
      const place = ends[column] ?? 0;
      creditors[place] = row;
      ends[column] = place + 1;
    }
  }
  return { starts, creditors };
}
