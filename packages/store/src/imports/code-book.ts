/** Numbers combinations of texts from 0, in the order in which they are first seen. */
export interface CodeBook<Texts> {
  codeOf(texts: Texts): number;
  /** The combinations by their numbers. */
  entries(): readonly Texts[];
}

type Branches = Map<string, Branches | number>;

/** A tree with a level per field: asked for each of millions of rows, it puts no key together to look up. */
export function codeBook<Field extends string>(fields: readonly Field[]): CodeBook<Readonly<Record<Field, string>>> {
  type Texts = Readonly<Record<Field, string>>;
  const root: Branches = new Map();
  const entries: Texts[] = [];
  const add = (texts: Texts) => {
    const values = fields.map((field) => texts[field]);
    const code = entries.length;
    let branches = root;
    for (const value of values.slice(0, -1)) {
      const next = (branches.get(value) as Branches | undefined) ?? new Map();
      branches.set(value, next);
      branches = next;
    }
    branches.set(values.at(-1) ?? '', code);
    entries.push(Object.fromEntries(fields.map((field) => [field, texts[field]])) as Texts);
    return code;
  };
  return {
    codeOf(texts) {
      let found: Branches | number | undefined = root;
      for (const field of fields) found = (found as Branches | undefined)?.get(texts[field]);
      return (found as number | undefined) ?? add(texts);
    },
    entries: () => entries,
  };
}
