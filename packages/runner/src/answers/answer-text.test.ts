import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerText, figuresIn, firstDifference } from './answer-text.ts';

const figure = fc.oneof(fc.double(), fc.constantFrom(-0, Number.NaN, Infinity, -Infinity), fc.integer());
const column = fc.float64Array();
const figures = fc.dictionary(
  fc.string().filter((name) => name !== '__proto__' && !name.startsWith('$')),
  fc.oneof(
    figure,
    column,
    fc.uint32Array(),
    fc.uint8Array(),
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    fc.array(figure),
    fc.array(fc.tuple(fc.integer(), figure)).map((entries) => new Map(entries)),
    fc.record({ within: column, of: figure }, { noNullPrototype: true }),
  ),
);

test('every digit of every figure comes back', () => {
  fc.assert(
    fc.property(figures, (given) => {
      const record = { ...given };
      expect(figuresIn(answerText(record))).toEqual(record);
      expect(firstDifference(answerText(record), answerText(record))).toBeNull();
    }),
    { numRuns: 500 },
  );
});

test('what is no figure is not kept', () => {
  for (const value of [undefined, () => 1, new Date(), 1n]) expect(() => answerText({ value })).toThrow(TypeError);
});

describe('a difference is named by its place', () => {
  const before = { mean: 0.1 + 0.2, losses: Float64Array.of(1, 2), parts: new Map([[3, 4]]), at: [{ exact: null }] };
  test.each([
    [{ ...before, mean: 0.3 }, 'mean: 0.3, where 0.30000000000000004 is stored'],
    [{ ...before, losses: Float64Array.of(1, 2 + 2 ** -51) }, `losses.1: ${2 + 2 ** -51}, where 2 is stored`],
    [{ ...before, losses: Float64Array.of(1) }, 'losses: 1 entries, where 2 are stored'],
    [{ ...before, parts: new Map([[3, -0]]) }, 'parts.3: 0, where 4 is stored'],
    [{ ...before, parts: new Map([[2, 4]]) }, 'parts.2, where 3 is stored'],
    [{ ...before, at: [{ exact: 1 }] }, 'at.0.exact: 1, where null is stored'],
    [{ ...before, at: [{ exact: { of: 1 } }] }, 'at.0.exact: a list, where null is stored'],
  ])('case %#', (after, sentence) => {
    expect(firstDifference(answerText(before), answerText(after))).toBe(sentence);
  });
});
