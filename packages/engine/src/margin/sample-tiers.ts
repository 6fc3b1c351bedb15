import fc from 'fast-check';
import { type MarginTiers, type MarginTierTable, marginTiers } from './margin-tiers.ts';

// Tier tables for tests: by hand, and drawn at random. Imported by tests only.

export function tiersFrom(table: MarginTierTable): MarginTiers {
  const tiers = marginTiers(table);
  if ('problem' in tiers) throw new Error(tiers.problem.message);
  return tiers;
}

/** 1 % to 1,000, 2 % to 5,000, 10 % to 20,000: deductions of 0, 10 and 410. */
export const THREE_TIERS = tiersFrom({
  floorNotional: [0, 1000, 5000],
  capNotional: [1000, 5000, 20_000],
  maintenanceRatio: [0.01, 0.02, 0.1],
  maxLeverage: [50, 25, 5],
});

/** One to eight brackets with rising rates, each opened with twice its maintenance margin. */
export const sampleTiers: fc.Arbitrary<MarginTiers> = fc
  .array(
    fc.record({ width: fc.integer({ min: 1, max: 10_000 }), rise: fc.double({ min: 1e-4, max: 0.06, noNaN: true }) }),
    { minLength: 1, maxLength: 8 },
  )
  .map((brackets) => {
    let [ends, rate] = [0, 0];
    const rows = brackets.map(({ width, rise }) => {
      const floor = ends;
      ends += width;
      rate += rise;
      return { floor, cap: ends, rate };
    });
    return tiersFrom({
      floorNotional: rows.map(({ floor }) => floor),
      capNotional: rows.map(({ cap }) => cap),
      maintenanceRatio: rows.map((row) => row.rate),
      maxLeverage: rows.map((row) => 0.5 / row.rate),
    });
  });
