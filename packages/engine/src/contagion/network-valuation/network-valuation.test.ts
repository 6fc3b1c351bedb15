import { describe, expect, test } from 'vitest';
import { type Balance, value } from './sample-balance-sheets.ts';

const chain: Balance = {
  // Bank 0 has lent 4 to bank 1, which has lent 5 to bank 2. Book equity 10 + 4 - 8 = 6, 6 + 5 - 4 - 4 = 3, 20 - 13 - 5 = 2.
  claims: [
    [0, 4, 0],
    [0, 0, 5],
    [0, 0, 0],
  ],
  externalAssets: [10, 6, 20],
  externalLiabilities: [8, 4, 13],
};

/** A shock of 11/2 of its book equity takes 11 from bank 2: it has 9 left against 18 owed, equity -9. */
const shock = [0, 0, 5.5];

describe('the value of a network', () => {
  test('when debtors share out what they have: half of a claim on a bank with half of what it owes', () => {
    // Bank 2 pays 0.5. Bank 1: 6 + 2.5 - 8 = 0.5, still solvent, so bank 0 gets its 4 and keeps its 6.
    const found = value(chain, shock, { by: 'eisenbergNoe' });
    expect([...found.bookEquity]).toEqual([6, 3, 2]);
    expect([...found.shockLossAmount]).toEqual([0, 0, 11]);
    expect([...found.equity]).toEqual([6, 0.5, -9]);
    expect([...found.valuation]).toEqual([1, 1, 0.5]);
    expect(found.equityByRound.map((amounts) => [...amounts])).toEqual([
      [6, 3, -9],
      [6, 0.5, -9],
    ]);
    // 11 - (6 + 0.5 - 9) = 13.5, of which 11 are the shock.
    expect(found.systemEquityLossAmount).toBe(13.5);
    expect(found.contagionLossAmount).toBe(2.5);
    expect(found.convergence).toMatchObject({ solution: 'GREATEST', converged: true, residual: 0, rounds: 1 });
  });

  test('when failure destroys part of what is left: of external assets 0.8, of interbank claims 0.6', () => {
    // Bank 2 realises 0.8 * 9 of 18 owed: 0.4. Bank 1: 6 + 2 - 8 = 0, which is a default. It realises 0.8 * 6 + 0.6 * 2
    // = 6 of 8 owed: 0.75. Bank 0: 6 - 0.25 * 4 = 5.
    const found = value(chain, shock, { by: 'rogersVeraart', alpha: 0.8, beta: 0.6 });
    expect(found.valuation[2]).toBeCloseTo(0.4, 15);
    expect(found.valuation[1]).toBeCloseTo(0.75, 15);
    expect([...found.equity]).toEqual([5, 0, -9]);
  });

  test('when nothing, or a fixed share, is recovered from the failed', () => {
    // Bank 2 pays nothing: bank 1 has 6 - 8 = -2 left and fails too, bank 0 has 2 left. At a recovery of 0.4 bank 1 has
    // 6 + 2 - 8 = 0 and fails, and bank 0 has 6 - 0.6 * 4 = 3.6.
    expect([...value(chain, shock, { by: 'furfine' }).equity]).toEqual([2, -2, -9]);
    expect([...value(chain, shock, { by: 'furfineRecovery', rho: 0.4 }).equity]).toEqual([3.6, 0, -9]);
  });

  test('when a claim loses the share of its value that its debtor loses of its capital', () => {
    // Bank 2 loses half of its equity: bank 1 writes down 2.5 of 3 and has 1/6 left, bank 0 writes down 5/6 of 4.
    const found = value(chain, [0, 0, 0.5], { by: 'linearDebtRank' });
    expect(found.equity[1]).toBeCloseTo(0.5, 15);
    expect(found.equity[0]).toBeCloseTo(6 - 10 / 3, 15);
    expect(found.valuation[1]).toBeCloseTo(1 / 6, 15);
  });

  test('when default is still to come: at equity 0 it is as likely as that a lognormal ends below its mean', () => {
    // Bank 2 loses all of its equity: p(0) = Phi(sigma / 2) = Phi(0.1) = 0.5398278372770290 at sigma 0.2.
    const found = value(chain, [0, 0, 1], { by: 'furfineMerton', rho: 0, sigma: 0.2 });
    expect(found.equity[2]).toBe(0);
    expect(found.valuation[2]).toBeCloseTo(1 - 0.539827837277029, 15);
    expect(found.equity[1]).toBeCloseTo(3 - 5 * 0.539827837277029, 14);
  });

  test('is book value without a shock where valuations look at equity alone', () => {
    for (const by of ['eisenbergNoe', 'rogersVeraart', 'furfine', 'furfineRecovery', 'linearDebtRank']) {
      const found = value(chain, [0, 0, 0], { by });
      expect(found.equity).toEqual(found.bookEquity);
      expect(found.equityByRound).toHaveLength(1);
      expect(found.systemEquityLossAmount).toBe(0);
    }
  });

  test('leaves alone what is owed by an institution whose balance sheet nobody states', () => {
    const found = value({ ...chain, externalAssets: [10, 6, null] }, shock, { by: 'furfine' });
    expect([...found.equity]).toEqual([6, 3, Number.NaN]);
    expect([...found.valuation]).toEqual([1, 1, 1]);
    expect(found.systemEquityLossAmount).toBe(0);
  });

  test('counts a bank without equity before the shock as failed, and takes no share of what it has not', () => {
    // Bank 1 owes 3 more: book equity 0. Linear DebtRank values claims on it at nothing.
    const poor = { ...chain, externalLiabilities: [8, 7, 13] };
    const found = value(poor, [0, 0.5, 0], { by: 'linearDebtRank' });
    expect([...found.shockLossAmount]).toEqual([0, 0, 0]);
    expect([...found.equity]).toEqual([2, 0, 2]);
  });

  test('takes equity that a shock uses up to the last cent for zero, binary fractions or not', () => {
    // Bank 0 has external assets of 0.1 and a claim of 0.2 on bank 1, and owes 0.3: all of it, but not in binary.
    expect(0.1 + 0.2 - 0.3).not.toBe(0);
    const even = {
      claims: [
        [0, 0.2, 0],
        [0, 0, 0],
        [0.3, 0, 0],
      ],
      externalAssets: [0.1, 5, 1],
      externalLiabilities: [0, 1, 0],
    };
    expect([...value(even, [0, 0, 0], { by: 'furfine' }).equity]).toEqual([0, 3.8, 1]);
    expect([...value(even, [0, 0, 0], { by: 'eisenbergNoe' }).equity]).toEqual([0, 3.8, 1.3]);
  });

  test('is the greatest of several: a ring that lives if everybody trusts it, and dies if nobody does', () => {
    // External assets of 0.6 against 0.5 owed outside, 1 owed to and by each other. Solvent with 0.1 each; but if claims
    // were worth 0.3, equity would be -0.6, and half of the assets of 0.6 + 0.3 over debts of 1.5 are worth 0.3.
    const ring = {
      claims: [
        [0, 1],
        [1, 0],
      ],
      externalAssets: [0.6, 0.6],
      externalLiabilities: [0.5, 0.5],
    };
    const found = value(ring, [0, 0], { by: 'rogersVeraart', alpha: 0.5, beta: 0.5 });
    expect([...found.valuation]).toEqual([1, 1]);
    expect(found.equity[0]).toBeCloseTo(0.1, 15);
    // A shock of all their equity is a default of both, and then there is one solution only: V = 0.5 (0.5 + V) / 1.5.
    const fallen = value(ring, [1, 1], { by: 'rogersVeraart', alpha: 0.5, beta: 0.5 });
    expect(fallen.valuation[0]).toBeCloseTo(0.25, 14);
    expect(fallen.convergence.converged).toBe(true);
  });

  test('is found where money owed in a circle drains away a millionth at a time', () => {
    // Two banks owe each other 1 and outsiders 1e-6, and have external assets of half of that. V (1 + 1e-6) = 5e-7 + V,
    // so claims are worth a half; plain rounds come closer by a factor of 1 - 1e-6 each, and 25 of them show next to nothing.
    const drained = {
      claims: [
        [0, 1],
        [1, 0],
      ],
      externalAssets: [5e-7, 5e-7],
      externalLiabilities: [1e-6, 1e-6],
    };
    const found = value(drained, [0, 0], { by: 'eisenbergNoe' });
    expect(found.valuation[0]).toBeCloseTo(0.5, 8);
    expect(found.convergence.spectralRadius).toBeCloseTo(1, 5);
    expect(found.equityByRound).toHaveLength(27);
    expect(found.equityByRound[25]?.[0]).toBeGreaterThan(-2e-5);
    // Without money outside the circle, all that is owed in it can be paid with itself: the greatest solution.
    const closed = { ...drained, externalAssets: [0, 0], externalLiabilities: [0, 0] };
    expect([...value(closed, [0, 0], { by: 'eisenbergNoe' }).valuation]).toEqual([1, 1]);
  });

  test('C02: is nothing on a ring of loans at spectral radius 1, however small the shock', () => {
    const ring = {
      claims: [
        [0, 1],
        [1, 0],
      ],
      externalAssets: [1, 1],
      externalLiabilities: [0, 0],
    };
    const found = value(ring, [1e-9, 0], { by: 'linearDebtRank' });
    expect([...found.valuation]).toEqual([0, 0]);
    // Each writes down all of its claim of 1; the one that was shocked has 1e-9 less than nothing.
    expect(found.equity[0]).toBeCloseTo(-1e-9, 15);
    expect(found.equity[1]).toBe(0);
  });

  test('jumps where a crisis becomes self-fulfilling, and is the upper branch before', () => {
    // Two alike: E = 5 - 5 x - 10 p(E), sigma 0.05. Around x = 0.6346820464 the upper solution, E = 1.48, meets the
    // middle one and disappears; what is left is the lower one. Plain iteration from either side needs 10^5 rounds.
    const twins = {
      claims: [
        [0, 10],
        [10, 0],
      ],
      externalAssets: [20, 20],
      externalLiabilities: [15, 15],
    };
    const at = (ratio: number) => value(twins, [ratio, ratio], { by: 'furfineMerton', rho: 0, sigma: 0.05 });
    const [before, after] = [at(0.634682046), at(0.634682047)];
    expect(before.equity[0]).toBeCloseTo(1.48, 2);
    expect(after.equity[0]).toBeCloseTo(-8.17, 2);
    for (const { convergence } of [before, after]) expect(convergence.converged).toBe(true);
  });

  test('of no banks, and of one, is what it was', () => {
    expect(
      value({ claims: [], externalAssets: [], externalLiabilities: [] }, [], { by: 'merton' }).equity,
    ).toHaveLength(0);
    const alone = { claims: [[0]], externalAssets: [5], externalLiabilities: [3] };
    expect([...value(alone, [0.5], { by: 'blackCox', rho: 0, sigma: 0.1 }).equity]).toEqual([1]);
  });

  test('is refused where a figure is negative or a shock missing, naming the bank', () => {
    expect(() => value({ ...chain, externalAssets: [10, -6, 20] }, shock, { by: 'furfine' })).toThrow(
      'row 1 has external assets -6',
    );
    expect(() => value(chain, [0, -0.1, 0], { by: 'furfine' })).toThrow('shock -0.1');
    expect(() => value(chain, [0], { by: 'furfine' })).toThrow('row 1');
  });
});
