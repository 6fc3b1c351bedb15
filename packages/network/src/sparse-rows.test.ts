import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowStarts, transpose } from './sparse-rows.ts';

describe('sparse rows', () => {
  test('the exposures to a debtor are exactly those that name it, in creditor order', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }).chain((count) =>
          fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1))).map((pairs) => ({
            count,
            pairs: pairs.toSorted((left, right) => left[0] - right[0] || left[1] - right[1]),
          })),
        ),
        ({ count, pairs }) => {
          const creditors = Uint32Array.from(pairs, ([creditor]) => creditor);
          const debtors = Uint32Array.from(pairs, ([, debtor]) => debtor);
          const rows = rowStarts(creditors, count);
          const byDebtor = transpose(creditors, debtors, count);
          for (let row = 0; row < count; row++) {
            expect((rows[row + 1] ?? 0) - (rows[row] ?? 0)).toBe(pairs.filter(([creditor]) => creditor === row).length);
            const positions = [...byDebtor.positions.slice(byDebtor.starts[row], byDebtor.starts[row + 1])];
            expect(positions).toEqual(pairs.flatMap(([, debtor], position) => (debtor === row ? [position] : [])));
            const claimants = [...byDebtor.rows.slice(byDebtor.starts[row], byDebtor.starts[row + 1])];
            expect(claimants).toEqual(positions.map((position) => creditors[position]));
          }
        },
      ),
    );
  });
});
