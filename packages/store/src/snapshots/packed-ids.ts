import { FIXED_FIELD_BYTES, type FixedRows, idAt } from './binary-copy.ts';

// PostgreSQL spends most of its time on the fields it sends, not on the rows it reads. Ids that are small together are sent
// as one number: digits of different bases, the first column's counting most.

export interface IdColumn {
  readonly name: string;
  /** Its values are `least` .. `least + span - 1`; a span is at least 1 and at most 2^32. */
  readonly least: number;
  readonly span: number;
}

/** Columns that make one number together. */
export interface PackedWord {
  /** SQL of the number. */
  readonly expression: string;
  readonly columns: readonly IdColumn[];
}

/** From here on a double no longer holds every whole number. */
const BEYOND = 2 ** 53;

/** As few words as hold the columns in their order. */
export function packedWords(columns: readonly IdColumn[]): readonly PackedWord[] {
  const groups: IdColumn[][] = [];
  let product = BEYOND;
  for (const column of columns) {
    product *= column.span;
    if (product < BEYOND) groups.at(-1)?.push(column);
    else {
      groups.push([column]);
      product = column.span;
    }
  }
  return groups.map((group) => ({ columns: group, expression: group.reduce(expressionWith, '') }));
}

function expressionWith(before: string, { name, least, span }: IdColumn): string {
  const value = least === 0 ? name : `(${name} - ${BigInt(least)}::int8)`;
  return before === '' ? value : `(${before}) * ${BigInt(span)}::int8 + ${value}`;
}

/** Where words' columns go: one array per column of all words, filled from `row` on. */
export interface Unpacked {
  readonly offsets: readonly Uint32Array[];
  readonly row: number;
}

/** Takes the words that begin rows apart: values less the least of their column. */
export function unpack(words: readonly PackedWord[], rows: FixedRows, { offsets, row }: Unpacked): void {
  let next = 0;
  words.forEach(({ columns }, place) => {
    const into = offsets.slice(next, next + columns.length);
    const spans = Float64Array.from(columns, ({ span }) => span);
    next += columns.length;
    unpackWord({ ...rows, start: rows.start + place * FIXED_FIELD_BYTES }, spans, { offsets: into, row });
  });
}

function unpackWord({ view, start, stride, count }: FixedRows, spans: Float64Array, { offsets, row }: Unpacked): void {
  const first = offsets[0];
  for (let done = 0; done < count; done++) {
    let rest = idAt(view, start + done * stride);
    for (let digit = offsets.length - 1; digit > 0; digit--) {
      const span = spans[digit] ?? 1;
      const above = Math.floor(rest / span);
      const into = offsets[digit];
      if (into) into[row + done] = rest - above * span;
      rest = above;
    }
    if (first) first[row + done] = rest;
  }
}
