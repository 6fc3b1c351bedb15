import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claimRows } from '../claim-rows.ts';
import { sampleNetworks, snapshotFromSample } from '../sample-networks.ts';
import { fundingRunReference } from './funding-run.reference.ts';
import { fundingRun } from './funding-run.ts';
import type { FundingShock } from './liquidity.ts';

interface Funding {
  readonly claims: readonly (readonly number[])[];
  readonly liquidAssets: readonly number[];
  readonly collateral: readonly number[];
  readonly shortTermFunding: readonly number[];
}

const CALM: FundingShock = { repoHaircutRatio: 0, distressed: [], distressedHaircutRatio: 0, withdrawalRatio: 0 };

function run({ claims, ...columns }: Funding, shock: Partial<FundingShock>, recallRatio = 1) {
  const found = fundingRun(
    { claims: claimRows(snapshotFromSample({ claims, equity: claims.map(() => 1) })), ...columns },
    { ...CALM, ...shock },
    recallRatio,
  );
  return {
    ...found,
    rounds: found.rounds.map((rows) => [...rows]),
    withdrawnAmount: [...found.withdrawnAmount],
    shortfallAmount: [...found.shortfallAmount],
    recalledAmount: [...found.recalledAmount],
    uncoveredAmount: [...found.uncoveredAmount],
  };
}

const three: Funding = {
  // Bank 0 has lent 6 to bank 1, bank 1 has lent 8 to bank 2. Banks 0 and 1 fund collateral of 100 and 50 by repo.
  claims: [
    [0, 6, 0],
    [0, 0, 8],
    [0, 0, 0],
  ],
  liquidAssets: [4, 3, 5],
  collateral: [100, 50, 0],
  shortTermFunding: [95, 45, 0],
};

describe('a funding run', () => {
  test('starts where a higher haircut leaves repo unfunded, and goes on where recalled loans were funding', () => {
    // At a haircut of 0.125 bank 0 can pledge 100 for 87.5: 4 + 87.5 - 95 = -3.5, it is short by 3.5 and recalls its 6.
    // Bank 1: 3 + 43.75 - 45 = 1.75, enough until bank 0 recalls 6: short by 4.25 in round 1, it recalls 8 from bank 2,
    // which has 5 and is short by 3 in round 2 with nothing to recall.
    const found = run(three, { repoHaircutRatio: 0.125 });
    expect(found.rounds).toEqual([[0], [1], [2]]);
    expect([...found.hoardsInRound]).toEqual([0, 1, 2]);
    expect(found.withdrawnAmount).toEqual([0, 6, 8]);
    expect(found.shortfallAmount).toEqual([3.5, 4.25, 3]);
    expect(found.recalledAmount).toEqual([6, 8, 0]);
    expect(found.uncoveredAmount).toEqual([0, 0, 3]);
    expect(found.totalShortfallAmount).toBe(10.75);
    expect(found.totalUncoveredAmount).toBe(3);
  });

  test('stops where hoarders recall little enough', () => {
    // A quarter of 6 is 1.5, and bank 1 has 1.75.
    expect(run(three, { repoHaircutRatio: 0.125 }, 0.25).rounds).toEqual([[0]]);
  });

  test('does not start where liquidity is exactly enough, binary fractions or not', () => {
    // At a haircut of 0.09 bank 0 can pledge 100 for 91: 4 + 91 - 95 = 0. One of 0.090001 leaves it short.
    expect(run(three, { repoHaircutRatio: 0.09 }).rounds).toEqual([[]]);
    expect(run(three, { repoHaircutRatio: 0.090001 }).rounds[0]).toEqual([0]);
    const decimal = { ...three, liquidAssets: [0.1, 3, 5], collateral: [0.2, 50, 0], shortTermFunding: [0.3, 45, 0] };
    expect(0.1 + 0.2 - 0.3).not.toBe(0);
    expect(run(decimal, {}).rounds).toEqual([[]]);
  });

  test('takes from a bank in distress what its creditors withdraw and repo lenders refuse, and makes it hoard', () => {
    // Bank 0 withdraws half of what it has lent to bank 1, which is 3, and repo lenders ask a haircut of 0.2 of it:
    // 3 + 40 - 45 - 3 = -5. Bank 1 hoards and recalls 8 from bank 2, which is short by 3 in round 1.
    const found = run(three, { distressed: [1], distressedHaircutRatio: 0.2, withdrawalRatio: 0.5 });
    expect(found.rounds).toEqual([[1], [2]]);
    expect(found.withdrawnAmount).toEqual([0, 3, 8]);
    expect(found.recalledAmount).toEqual([3, 8, 0]);
    expect(found.shortfallAmount).toEqual([0, 5, 3]);
    // If bank 0 is short too, it recalls the half that it has not withdrawn, and no more.
    const both = run(three, { repoHaircutRatio: 0.125, distressed: [1], withdrawalRatio: 0.5 });
    expect(both.rounds).toEqual([[0, 1], [2]]);
    expect(both.withdrawnAmount[1]).toBe(6);
  });

  test('passes by an institution whose liquidity nobody states, unless it is in distress', () => {
    const unknown = { ...three, liquidAssets: [4, Number.NaN, 5] };
    const found = run(unknown, { repoHaircutRatio: 0.125 });
    expect(found.rounds).toEqual([[0]]);
    expect(found.shortfallAmount).toEqual([3.5, 0, 0]);
    expect(run(unknown, { distressed: [1] }).rounds).toEqual([[1], [2]]);
  });

  test('is over at once among no banks', () => {
    const none = { claims: [], liquidAssets: [], collateral: [], shortTermFunding: [] };
    expect(run(none, { repoHaircutRatio: 1 })).toMatchObject({ rounds: [[]], totalShortfallAmount: 0 });
  });

  test('is refused where a figure cannot be, naming it', () => {
    expect(() => run({ ...three, collateral: [100, -1, 0] }, {})).toThrow('collateral of row 1 is -1');
    expect(() => run({ ...three, liquidAssets: [1] }, {})).toThrow('liquidAssets has 1 entries for 3');
    expect(() => run(three, { repoHaircutRatio: 1.5 })).toThrow('repoHaircutRatio is 1.5');
    expect(() => run(three, {}, Number.NaN)).toThrow('recallRatio is NaN');
    expect(() => run(three, { distressed: [3] })).toThrow('row 3 cannot be in distress');
  });

  test('is no smaller when the haircut is higher', () => {
    fc.assert(
      fc.property(fundings, (given) => {
        const { shock, recallRatio, ...network } = inEuros(given, 1);
        const smaller = run(network, { ...shock, repoHaircutRatio: shock.repoHaircutRatio / 2 }, recallRatio);
        const larger = run(network, shock, recallRatio);
        larger.shortfallAmount.forEach((amount, row) => {
          expect(amount).toBeGreaterThanOrEqual((smaller.shortfallAmount[row] ?? 0) - 1e-9);
        });
        expect(larger.rounds.flat()).toEqual(expect.arrayContaining(smaller.rounds.flat()));
      }),
      { numRuns: 200, seed: 2011 },
    );
  });

  test.each([1, 1e-9, 1e14])('agrees with whole rounds in exact integers, amounts times %d', (scale) => {
    fc.assert(
      fc.property(fundings, (given) => {
        const { shock, recallRatio, ...network } = inEuros(given, scale);
        const expected = fundingRunReference(given);
        const found = run(network, shock, recallRatio);
        expect(found.rounds).toEqual(expected.rounds);
        for (const name of ['withdrawn', 'shortfall', 'recalled', 'uncovered'] as const)
          found[`${name}Amount`].forEach((amount, row) => {
            const exact = Number(expected[name][row]) * 1e-6 * scale;
            expect(Math.abs(amount - exact)).toBeLessThanOrEqual(1e-9 * scale + 1e-9 * exact);
          });
      }),
      { numRuns: 200, seed: 2011 },
    );
  });
});

/** Sample networks in hundredths, with little liquidity; in half of them it is often exactly enough. */
const fundings = fc
  .record({
    network: sampleNetworks,
    liquid: fc.array(fc.nat(30), { minLength: 8, maxLength: 8 }),
    collateral: fc.array(fc.nat(100), { minLength: 8, maxLength: 8 }),
    percents: fc.record({
      haircutPercent: fc.nat(40),
      distressedHaircutPercent: fc.nat(60),
      withdrawalPercent: fc.constantFrom(0, 30, 100),
      recallPercent: fc.constantFrom(0, 20, 70, 100),
    }),
    tight: fc.boolean(),
  })
  .map(({ network: { claims, equity, shock }, liquid, collateral, percents, tight }) => {
    const cents = claims.map((row) =>
      row.map((claim) => (tight ? Math.ceil(claim / 10) * 100 : Math.round(claim * 100))),
    );
    const recallBy = (creditor: number, debtor: number) =>
      ((cents[creditor]?.[debtor] ?? 0) * percents.recallPercent) / 100;
    const pledge = equity.map((_, i) => (collateral[i] ?? 0) * 100);
    const funded = pledge.map((amount) => Math.round((amount * (100 - percents.haircutPercent)) / 100));
    return {
      claims: cents,
      // Tight: what collateral is worth today is all borrowed, and cash is what one creditor would recall.
      liquidAssets: equity.map((own, i) => {
        if (own === null) return null;
        return tight ? recallBy(i === 0 ? 1 : 0, i) : (liquid[i] ?? 0) * 100;
      }),
      collateral: pledge,
      shortTermFunding: tight ? funded : pledge.map((amount) => Math.round(amount * 0.8)),
      distressed: shock.flatMap((ratio, i) => (ratio === 1 && i % 2 === 0 ? [i] : [])),
      ...percents,
    };
  });

function inEuros(given: typeof fundings extends fc.Arbitrary<infer Given> ? Given : never, scale: number) {
  const amounts = (cents: readonly (number | null)[]) =>
    cents.map((amount) => (amount === null ? Number.NaN : (amount / 100) * scale));
  return {
    claims: given.claims.map(amounts),
    liquidAssets: amounts(given.liquidAssets),
    collateral: amounts(given.collateral),
    shortTermFunding: amounts(given.shortTermFunding),
    shock: {
      repoHaircutRatio: given.haircutPercent / 100,
      distressed: given.distressed,
      distressedHaircutRatio: given.distressedHaircutPercent / 100,
      withdrawalRatio: given.withdrawalPercent / 100,
    },
    recallRatio: given.recallPercent / 100,
  };
}
