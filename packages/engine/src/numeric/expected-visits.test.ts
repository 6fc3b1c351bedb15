import { describe, expect, test } from 'vitest';
import { expectedVisits } from './expected-visits.ts';
import { sparseRowsOf } from './sparse-rows-of.ts';

/** A walk to and fro on 0 ... last: a step up with probability `up`, else down; from 0 it ends instead of going down, at `last` it stays instead of going up. */
function toAndFro(last: number, up: number) {
  const rows = Array.from({ length: last + 1 }, (_, row) => row);
  const entries = rows.flatMap((row) => [
    { row, column: Math.min(last, row + 1), weight: up },
    ...(row > 0 ? [{ row, column: row - 1, weight: 1 - up }] : []),
  ]);
  const { matrix: steps } = sparseRowsOf(last + 1, {
    rows: entries.map(({ row }) => row),
    columns: entries.map(({ column }) => column),
    weights: entries.map(({ weight }) => weight),
  });
  return { steps, exits: Float64Array.from(rows, (row) => (row === 0 ? 1 - up : 0)) };
}

/**
 * From 0 it ends in 0 for certain, so 0 is visited 1 / down times, and as often as it goes up from a row it comes down to
 * it: row k is visited (up / down)^k times as often.
 */
const expected = (last: number, up: number) =>
  Array.from({ length: last + 1 }, (_, row) => (up / (1 - up)) ** row / (1 - up));

describe('the expected visits of a walk', () => {
  test.each([
    ['few rows', 20, 0.25],
    ['few rows that it hardly ever leaves', 30, 0.9375],
    ['many rows', 400, 0.25],
    ['many rows that it hardly ever leaves', 200, 0.75],
  ])('over %s are known to the last digits', (_, last, up) => {
    const visits = expectedVisits(toAndFro(last, up), 0);
    expected(last, up).forEach((often, row) => {
      expect(Math.abs((visits?.[row] ?? 0) - often)).toBeLessThanOrEqual(1e-9 * Math.max(1, often));
    });
  });

  test('are none where it cannot come', () => {
    const { steps, exits } = toAndFro(3, 0.5);
    const { matrix } = sparseRowsOf(6, { rows: [4, 5], columns: [5, 0], weights: [1, 1] });
    expect(exits[0]).toBe(0.5);
    expect([...(expectedVisits({ steps: matrix, exits: Float64Array.of(1, 1, 1, 1, 0, 0) }, 5) ?? [])]).toEqual([
      1, 0, 0, 0, 0, 1,
    ]);
    expect(expectedVisits({ steps, exits }, 3)?.every((often) => often > 0)).toBe(true);
  });

  test('are unknown of many rows that it hardly ever leaves', () => {
    expect(expectedVisits(toAndFro(1_500, 0.75), 0)).toBeNull();
  });
});
