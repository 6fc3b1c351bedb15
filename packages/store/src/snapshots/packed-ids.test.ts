import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FIXED_FIELD_BYTES } from './binary-copy.ts';
import { type IdColumn, packedWords, unpack } from './packed-ids.ts';

/** What PostgreSQL makes of a word's SQL: sums of products, products before sums. */
function evaluate(expression: string, values: Readonly<Record<string, bigint>>): bigint {
  const tokens = expression.replaceAll('::int8', '').match(/\w+|[()*+-]/g) ?? [];
  const atom = (): bigint => {
    const token = tokens.shift() ?? '';
    if (token !== '(') return values[token] ?? BigInt(token);
    const inner = sum();
    expect(tokens.shift()).toBe(')');
    return inner;
  };
  const product = (): bigint => {
    let found = atom();
    while (tokens[0] === '*') {
      tokens.shift();
      found *= atom();
    }
    return found;
  };
  const sum = (): bigint => {
    let found = product();
    while (tokens[0] === '+' || tokens[0] === '-') found += tokens.shift() === '+' ? product() : -product();
    return found;
  };
  return sum();
}

const spans = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 2 ** 32 }));
const columns = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 2 ** 45 }), spans), { minLength: 1, maxLength: 5 })
  .map((found): IdColumn[] => found.map(([least, span], place) => ({ name: `id_${place}`, least, span })));

test('ids that are sent as few numbers come apart as they were, whatever their range', () => {
  fc.assert(
    fc.property(
      columns,
      fc.array(fc.array(fc.double({ min: 0, max: 0.999_999_999, noNaN: true }), { minLength: 5, maxLength: 5 }), {
        minLength: 1,
        maxLength: 6,
      }),
      (ids, draws) => {
        const rows = draws.map((draw) => ids.map(({ span }, place) => Math.floor((draw[place] ?? 0) * span)));
        const words = packedWords(ids);
        const stride = words.length * FIXED_FIELD_BYTES;
        const view = new DataView(new ArrayBuffer(rows.length * stride));
        rows.forEach((offsets, row) => {
          const values = Object.fromEntries(
            ids.map(({ name, least }, place) => [name, BigInt(least + (offsets[place] ?? 0))]),
          );
          words.forEach(({ expression }, word) => {
            view.setBigInt64(row * stride + word * FIXED_FIELD_BYTES, evaluate(expression, values));
          });
        });
        const offsets = ids.map(() => new Uint32Array(rows.length + 1));
        unpack(words, { view, start: 0, stride, count: rows.length }, { offsets, row: 1 });
        expect(offsets.map((column) => [...column.slice(1)])).toEqual(
          ids.map((_, place) => rows.map((row) => row[place])),
        );
      },
    ),
  );
});

test('the ids of a hundred thousand institutions, fifty terms and ten sources are one number', () => {
  const span = 100_000;
  expect(
    packedWords([
      { name: 'creditor_id', least: 7, span },
      { name: 'debtor_id', least: 7, span },
      { name: 'terms_id', least: 0, span: 50 },
      { name: 'provenance_id', least: 0, span: 10 },
    ]),
  ).toHaveLength(1);
});
