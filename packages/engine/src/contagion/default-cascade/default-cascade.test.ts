import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claimRows } from '../claim-rows.ts';
import { type SampleNetwork, sampleNetworks, snapshotFromSample } from '../sample-networks.ts';
import { defaultCascadeReference } from './default-cascade.reference.ts';
import { type CascadeRules, defaultCascade } from './default-cascade.ts';
import type { DefaultRule } from './default-rule.ts';

function run(network: SampleNetwork, forced: readonly number[], rules: Partial<CascadeRules> = {}) {
  const { rounds, defaults, defaultedInRound, lossAmount, totalLossAmount } = defaultCascade(
    { claims: claimRows(snapshotFromSample(network)), equity: network.equity.map((own) => own ?? Number.NaN) },
    forced,
    { lossGivenDefaultRatio: 1, rule: 'STRICT', ...rules },
  );
  return {
    rounds: rounds.map((rows) => [...rows]),
    defaults: [...defaults],
    defaultedInRound: [...defaultedInRound],
    lossAmount: [...lossAmount],
    totalLossAmount,
  };
}

const threeLenders: SampleNetwork = {
  // Bank 0 has lent 3 to bank 1 and 3 to bank 2; bank 1 has lent 4 to bank 3, bank 2 has lent 5 to bank 0.
  claims: [
    [0, 3, 3, 0],
    [0, 0, 0, 4],
    [5, 0, 0, 0],
    [0, 0, 0, 0],
  ],
  equity: [5, 2, 2, 1],
};

describe('a default cascade', () => {
  test('adds up losses on one debtor after another until they exceed equity', () => {
    // At a loss given default of 0.9, bank 3 takes 3.6 from bank 1 (equity 2), which takes 2.7 from bank 0 (equity 5,
    // it survives). With bank 2 in default too, bank 0 loses 5.4 and falls in the second round.
    expect(run(threeLenders, [3], { lossGivenDefaultRatio: 0.9 })).toMatchObject({
      rounds: [[3], [1]],
      defaultedInRound: [-1, 1, -1, 0],
    });
    const both = run(threeLenders, [2, 3], { lossGivenDefaultRatio: 0.9 });
    expect(both.rounds).toEqual([[2, 3], [1], [0]]);
    expect(both.defaults).toEqual([0, 1, 2, 3]);
    // Bank 2 had defaulted already; it loses 4.5 on bank 0 none the less, of which its equity bears 2.
    expect(both.lossAmount.map((loss) => Math.round(loss * 10) / 10)).toEqual([5.4, 3.6, 4.5, 0]);
    expect(both.totalLossAmount).toBeCloseTo(5 + 2 + 2 + 0, 14);
  });

  test.each([
    ['STRICT', [[0]]],
    ['WEAK', [[0], [1]]],
  ] as const)(
    'under the %s rule treats a loss of exactly all equity as that rule says, binary fractions or not',
    (rule, rounds) => {
      // 0.6 of 3 is 1.8 and 0.1 + 0.2 is 0.3, though not in binary.
      const lender = (claim: number, equity: number): SampleNetwork => ({
        claims: [
          [0, 0],
          [claim, 0],
        ],
        equity: [1, equity],
      });
      expect(0.6 * 3).not.toBe(1.8);
      expect(run(lender(3, 1.8), [0], { lossGivenDefaultRatio: 0.6, rule }).rounds).toEqual(rounds);
      const syndicate = {
        claims: [
          [0, 0, 0],
          [0, 0, 0],
          [0.1, 0.2, 0],
        ],
        equity: [1, 1, 0.3],
      };
      expect(0.1 + 0.2).not.toBe(0.3);
      expect(run(syndicate, [0, 1], { rule }).defaults).toEqual(rule === 'WEAK' ? [0, 1, 2] : [0, 1]);
    },
  );

  test('tells a loss from an equity that differs in its thirteenth digit, in large and in tiny amounts', () => {
    for (const scale of [1e-9, 1, 1e14])
      for (const [equity, defaults] of [
        [2.400000000001, [0]],
        [2.399999999999, [0, 1]],
      ] as const) {
        const claims = [
          [0, 0],
          [4 * scale, 0],
        ];
        for (const rule of ['STRICT', 'WEAK'] as const)
          expect(
            run({ claims, equity: [1, equity * scale] }, [0], { lossGivenDefaultRatio: 0.6, rule }).defaults,
          ).toEqual(defaults);
      }
  });

  test('starts with banks insolvent before any loss, and with a bank without equity only under the weak rule', () => {
    const claims = [
      [0, 0, 0],
      [1, 0, 0],
      [0, 1, 0],
    ];
    expect(run({ claims, equity: [-1, 0.5, 5] }, []).rounds).toEqual([[0], [1]]);
    expect(run({ claims, equity: [0, 0.5, 5] }, [], { rule: 'WEAK' }).rounds).toEqual([[0], [1]]);
    expect(run({ claims, equity: [0, 0.5, 5] }, []).rounds).toEqual([[]]);
  });

  test('neither brings down nor takes from an institution whose equity nobody states, unless it is made to default', () => {
    const claims = [
      [0, 4],
      [4, 0],
    ];
    const found = run({ claims, equity: [null, 2] }, [1], { rule: 'WEAK' });
    expect(found).toMatchObject({ rounds: [[1]], lossAmount: [0, 0], totalLossAmount: 0 });
    expect(run({ claims, equity: [null, 2] }, [0])).toMatchObject({ rounds: [[0], [1]], lossAmount: [0, 4] });
  });

  test('is over at once among no banks, and when nobody defaults', () => {
    expect(run({ claims: [], equity: [] }, [])).toMatchObject({ rounds: [[]], totalLossAmount: 0 });
    expect(run({ claims: [[0]], equity: [1] }, [])).toMatchObject({ rounds: [[]], defaults: [] });
  });

  test('refuses a bank there is not, and more than all of a claim lost', () => {
    expect(() => run(threeLenders, [4])).toThrow('row 4 cannot default: rows are 0 to 3');
    expect(() => run(threeLenders, [0], { lossGivenDefaultRatio: 1.1 })).toThrow('loss given default is 1.1');
    expect(() => run(threeLenders, [0], { lossGivenDefaultRatio: Number.NaN })).toThrow(RangeError);
  });

  test.each([1, 1e-11, 1e12])('agrees with whole rounds in exact integers, hundredths times %d', (scale) => {
    fc.assert(
      fc.property(hundredths, fc.constantFrom<DefaultRule>('STRICT', 'WEAK'), (sample, rule) => {
        const { claims, equity, forced, percent } = sample;
        const reference = defaultCascadeReference(claims, equity, {
          forced,
          lossGivenDefaultPercent: percent,
          strict: rule === 'STRICT',
        });
        const amount = (count: number) => (scale < 1 ? Number(`${count}e-11`) : (count / 100) * scale);
        const found = run(
          {
            claims: claims.map((row) => row.map(amount)),
            equity: equity.map((own) => (own === null ? null : amount(own))),
          },
          forced,
          { lossGivenDefaultRatio: percent / 100, rule },
        );
        const unit = scale < 1 ? 1e-13 : scale * 1e-4;
        expect(found.rounds).toEqual(reference.rounds);
        found.lossAmount.forEach((loss, i) => {
          const expected = Number(reference.losses[i]) * unit;
          expect(Math.abs(loss - expected)).toBeLessThanOrEqual(1e-12 * expected);
        });
        const total = Number(reference.total) * unit;
        expect(Math.abs(found.totalLossAmount - total)).toBeLessThanOrEqual(1e-12 * total);
      }),
      { numRuns: 300, seed: 2003 },
    );
  });
});

/**
 * Sample networks with amounts in whole hundredths. Half of them have claims in whole hundreds, and equity that is
 * often exactly what the failure of a bank's first few debtors would cost it.
 */
const hundredths = fc
  .record({ network: sampleNetworks, percent: fc.nat(100), tight: fc.boolean() })
  .map(({ network: { claims, equity, shock }, percent, tight }) => {
    const amounts = claims.map((row) =>
      row.map((claim) => (tight ? Math.ceil(claim / 10) * 100 : Math.round(claim * 100))),
    );
    const costOf = (row: readonly number[], debtors: number) =>
      (row.slice(0, debtors).reduce((sum, claim) => sum + claim, 0) * percent) / 100;
    return {
      claims: amounts,
      equity: equity.map((own, i) => {
        if (own === null) return null;
        return tight && own > 20 ? costOf(amounts[i] ?? [], 1 + (i % 4)) : Math.round(own * 100);
      }),
      forced: shock.flatMap((ratio, i) => (ratio === 1 ? [i] : [])),
      percent,
    };
  });
