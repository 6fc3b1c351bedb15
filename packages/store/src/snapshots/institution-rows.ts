/** Finds the row of an institution by the id its row in the database has. Throws for an id of no institution. */
export type InstitutionRows = (id: number) => number;

/** A table over all ids between the least and the largest may be this many times as long as there are institutions. */
const MOST_SPARSE = 16;

/** `ids` in order of row. Institutions named by one import lie close together; others are found more slowly. */
export function institutionRows(ids: readonly number[]): InstitutionRows {
  const { least, span } = rangeOf(ids);
  if (span > MOST_SPARSE * ids.length) {
    const rows = new Map(ids.map((id, row) => [id, row]));
    return (id) => rows.get(id) ?? refuse(id);
  }
  const rows = new Int32Array(span).fill(-1);
  ids.forEach((id, row) => {
    rows[id - least] = row;
  });
  return (id) => {
    const row = rows[id - least] ?? -1;
    return row >= 0 ? row : refuse(id);
  };
}

/** All ids lie in `least` .. `least + span - 1`; without any the span is 1. */
export function rangeOf(ids: readonly number[]): { readonly least: number; readonly span: number } {
  let [least, most] = [ids[0] ?? 0, ids[0] ?? 0];
  for (const id of ids) {
    least = Math.min(least, id);
    most = Math.max(most, id);
  }
  return { least, span: most - least + 1 };
}

function refuse(id: number): never {
  throw new Error(`the snapshot's rows refer to institution ${id}, which it does not have`);
}
