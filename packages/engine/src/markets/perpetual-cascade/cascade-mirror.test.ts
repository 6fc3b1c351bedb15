import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CascadeInput, type PerpetualCascade, perpetualCascade } from './perpetual-cascade.ts';
import { sampleBooks, sampleRules, sampleShocks } from './sample-book.ts';

const run = (input: CascadeInput): PerpetualCascade => {
  const cascade = perpetualCascade(input);
  if ('problem' in cascade) throw new Error(cascade.problem.message);
  return cascade;
};

test('a cascade seen in a mirror, longs for shorts and P for 200 - P, is the mirror of it, where margin does not depend on the price', () => {
  let [liquidated, several] = [0, 0];
  // How long a mark is waited for is measured by the price, and ends otherwise at 200 - P; nothing happens meanwhile.
  const decided = ({ trace }: PerpetualCascade) => trace.map(({ kind }) => kind).filter((kind) => kind !== 'WAITING');
  fc.assert(
    fc.property(
      sampleBooks,
      sampleRules,
      sampleShocks,
      fc.integer({ min: 0, max: 10 }),
      (drawn, sampled, shockRatio, k) => {
        // Maintenance and fees are shares of notional, which is not the same at P and 200 - P; so is impact but by the linear law,
        // here too weak for either price to reach 0.
        const rules = {
          ...sampled,
          ...{ tradingFeeRatio: 0, liquidationFeeRatio: 0, autoDeleveraging: null },
          impact: { law: 'LINEAR' as const, impactPerUnit: k / 1000 },
        };
        const book = { ...drawn, maintenanceRatio: Float64Array.from(drawn.side, () => 0) };
        const mirrored = {
          ...book,
          side: Float64Array.from(book.side, (side) => -side),
          entryPrice: Float64Array.from(book.entryPrice, (price) => 200 - price),
        };
        const one = run({ book, rules, initialPrice: 100, shockRatio });
        const other = run({ book: mirrored, rules, initialPrice: 100, shockRatio: -shockRatio });
        expect(other.finalPrice).toBeCloseTo(200 - one.finalPrice, 8);
        expect(other.liquidatedAccounts).toEqual(one.liquidatedAccounts);
        expect(decided(other)).toEqual(decided(one));
        expect(other.mechanicalMoveRatio).toBeCloseTo(-one.mechanicalMoveRatio, 10);
        expect(other.badDebtAmount).toBeCloseTo(one.badDebtAmount, 6);
        expect(other.insuranceFundAmount).toBeCloseTo(one.insuranceFundAmount, 6);
        if (one.liquidatedQuantity > 0) liquidated++;
        if (one.liquidatedAccounts.length > 1) several++;
      },
    ),
    { seed: 6, numRuns: 400 },
  );
  expect([liquidated > 150, several > 60]).toEqual([true, true]);
});
