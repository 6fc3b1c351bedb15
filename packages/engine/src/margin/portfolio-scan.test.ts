import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { portfolioScan, type ScanRules } from './portfolio-scan.ts';

const RULES: ScanRules = { maxMoveRatio: 0.16, steps: 9, correlationCredit: 0.5, flatRatio: 0.04 };
const scan = (deltas: readonly number[], rules: Partial<ScanRules> = {}) => {
  const found = portfolioScan(deltas, { ...RULES, ...rules });
  if ('problem' in found) throw new Error(found.problem.message);
  return found;
};

describe('a book that is long 1,000 of one asset and short 600 of another', () => {
  test('needs 256 on its own, 64 where both move alike, and the middle with half the credit', () => {
    const found = scan([1000, -600]);
    expect([...found.worstLossAmount]).toEqual([160, 96]);
    expect(found).toMatchObject({
      standaloneAmount: 256,
      commonMoveAmount: 64,
      requirementAmount: 160,
      flatAmount: 64,
    });
    expect(found.offsetRatio).toBe(1 - 160 / 256);
  });

  test('is hedged by nothing without the credit, and fully with all of it', () => {
    expect(scan([1000, -600], { correlationCredit: 0 })).toMatchObject({ requirementAmount: 256, offsetRatio: 0 });
    expect(scan([1000, -600], { correlationCredit: 1 })).toMatchObject({ requirementAmount: 64, offsetRatio: 0.75 });
  });
});

test('a one-sided book gets no offset, because assets that move alike are its worst case', () => {
  expect(scan([1000, 600, 200], { correlationCredit: 1 }).offsetRatio).toBe(0);
});

test('a book of nothing needs nothing, and its offset is undefined', () => {
  for (const deltas of [[], [0, 0]])
    expect(scan(deltas)).toMatchObject({ requirementAmount: 0, standaloneAmount: 0, offsetRatio: null });
});

test('with the full offset no book needs more than the sum of its parts, and with more credit none needs more', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1e6, max: 1e6 }), { maxLength: 8 }),
      fc.integer({ min: 2, max: 20 }),
      fc.integer({ min: 0, max: 10 }),
      (deltas, steps, tenths) => {
        const { standaloneAmount, commonMoveAmount, requirementAmount } = scan(deltas, {
          steps,
          correlationCredit: tenths / 10,
        });
        const slack = 1e-12 * standaloneAmount;
        expect(commonMoveAmount).toBeLessThanOrEqual(standaloneAmount + slack);
        expect(requirementAmount).toBeGreaterThanOrEqual(commonMoveAmount - slack);
        expect(requirementAmount).toBeLessThanOrEqual(standaloneAmount + slack);
        expect(requirementAmount).toBeLessThanOrEqual(
          scan(deltas, { steps, correlationCredit: Math.max(0, tenths - 1) / 10 }).requirementAmount + slack,
        );
        const gross = deltas.reduce((sum, delta) => sum + Math.abs(delta), 0);
        expect(standaloneAmount).toBeCloseTo(0.16 * gross, 4);
      },
    ),
    { seed: 20 },
  );
});

test('no move, half a step, more credit than one and a delta that is none are refused', () => {
  for (const [name, value] of Object.entries({ maxMoveRatio: 0, steps: 2.5, correlationCredit: 1.1, flatRatio: -1 }))
    expect(portfolioScan([1], { ...RULES, [name]: value })).toMatchObject({ problem: { path: [name] } });
  expect(portfolioScan([1], { ...RULES, steps: 1 })).toMatchObject({ problem: { path: ['steps'] } });
  expect(portfolioScan([1, Number.NaN], RULES)).toMatchObject({ problem: { path: ['deltaAmount', '1'] } });
  expect(portfolioScan([1e308, 1e308], { ...RULES, maxMoveRatio: 1 })).toMatchObject({
    problem: { code: 'NUMERIC_OVERFLOW' },
  });
});
