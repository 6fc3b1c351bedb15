import { type GuardrailSetting, guardedCascade } from '@faultline/engine';
import type { NetworkSnapshot } from '@faultline/network';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { equityChanges } from './account-replay.ts';
import { askedMarket } from './asked-market.ts';
import { bearersShock, lossBearers } from './loss-bearers.ts';
import { type SampleAccount, snapshotOfMarket, TWO_LONGS } from './sample-market.ts';

const [OWNER, VENUE] = [0, 1];
const IMPACT = { law: 'LINEAR', parameter: null, resilience: 0, permanentShare: 0 } as const;

function bearersOf(snapshot: NetworkSnapshot, shockRatio: number, guardrails: readonly GuardrailSetting[] = []) {
  const asked = askedMarket(snapshot, { market: 'perp', crossAccounts: 'ALLOCATED', impact: IMPACT });
  if ('problem' in asked) throw new Error(asked.problem.message);
  const guarded = guardedCascade({ ...asked.input, shockRatio }, guardrails);
  if ('problem' in guarded) throw new Error(guarded.problem.message);
  return {
    cascade: guarded.cascade,
    bearers: lossBearers(snapshot, { book: asked.book, guarded }, equityChanges(guarded)),
  };
}

/** The same with equity of the two institutions, and with these owners of the accounts in the order of their keys. */
function ownedBy(
  snapshot: NetworkSnapshot,
  { owners, equity }: { readonly owners: readonly number[]; readonly equity: readonly [number, number] },
): NetworkSnapshot {
  const { margin, balanceSheets } = snapshot;
  const EQUITY = { ...balanceSheets.measures.EQUITY, amounts: Float64Array.from(equity) };
  return {
    ...snapshot,
    margin: { ...margin, accounts: { ...margin.accounts, owners: Uint32Array.from(owners) } },
    balanceSheets: { ...balanceSheets, measures: { ...balanceSheets.measures, EQUITY } },
  };
}

describe('who bears a cascade', () => {
  // a is closed with 5 less than nothing, which the fund pays; b loses 6 on 10 units, and c gains 6 on 20.
  test('of a fall by 5 %: the owner of both longs 110, less the 120 of the short; the venue its fund of 5', () => {
    const { bearers } = bearersOf(TWO_LONGS, -0.05);
    expect(bearers).toEqual([
      { institution: VENUE, accountLossAmount: 0, venueLossAmount: 5, lossAmount: 5, shockRatio: null },
      { institution: OWNER, accountLossAmount: -10, venueLossAmount: 0, lossAmount: -10, shockRatio: null },
    ]);
  });

  // The price ends at 91. a and b lose their 50 and 80 and lack 25 and 5, of which the fund has 5.
  test('of a fall by 7 %: nobody more than the account had; what it lacks beyond that is the venue’s', () => {
    const owners = [OWNER, OWNER, VENUE];
    const { bearers } = bearersOf(ownedBy(TWO_LONGS, { owners, equity: [200, 1_000] }), -0.07);
    expect(bearers).toEqual([
      { institution: OWNER, accountLossAmount: 130, venueLossAmount: 0, lossAmount: 130, shockRatio: 0.65 },
      {
        institution: VENUE,
        accountLossAmount: expect.closeTo(-180, 9),
        venueLossAmount: expect.closeTo(30, 9),
        lossAmount: expect.closeTo(-150, 9),
        shockRatio: null,
      },
    ]);
  });

  test.each([
    [200, 0.65],
    [130, 1],
    [100, 1],
    [0, null],
    [-5, null],
    [Number.NaN, null],
  ])('is shocked by its loss of 130 over a capital of %d: %d', (capital, ratio) => {
    const snapshot = ownedBy(TWO_LONGS, { owners: [OWNER, OWNER, VENUE], equity: [capital, 1_000] });
    const { bearers } = bearersOf(snapshot, -0.07);
    expect(bearers[0]).toMatchObject({ institution: OWNER, lossAmount: 130, shockRatio: ratio });
    expect(bearersShock(snapshot, bearers)).toEqual(ratio === null ? [] : [{ institution: 'owner', lossRatio: ratio }]);
  });

  const drawnAccount = fc.record({
    quantity: fc.integer({ min: 1, max: 30 }),
    isShort: fc.boolean(),
    entryPrice: fc.integer({ min: 90, max: 110 }),
    collateral: fc.integer({ min: 40, max: 900 }),
    owner: fc.constantFrom(OWNER, VENUE),
  });
  const drawnGuardrails = fc.subarray<GuardrailSetting>([
    { name: 'AUTO_DELEVERAGING', parameters: {} },
    { name: 'STAGGERED_LIQUIDATION', parameters: { closedShare: 0.5 } },
    { name: 'LEVERAGE_CAP', parameters: {} },
  ]);

  test('accounts for all that accounts, fund and those who share bad debt lose, whatever the book, the shock and the guardrails', () => {
    fc.assert(
      fc.property(
        fc.array(drawnAccount, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: -40, max: 60 }),
        drawnGuardrails,
        (drawn, percent, guardrails) => {
          const accounts = drawn.map(
            ({ quantity, isShort, entryPrice, collateral }, place): SampleAccount => ({
              ...{ key: `account-${place}`, mode: 'ISOLATED', cash: 0 },
              positions: [['perp', isShort ? -quantity : quantity, entryPrice, collateral]],
            }),
          );
          const owners = drawn.map(({ owner }) => owner);
          const snapshot = ownedBy(snapshotOfMarket(accounts), { owners, equity: [500, 500] });
          const { cascade, bearers } = bearersOf(snapshot, percent / 100, guardrails);
          const { wealthBefore: before, wealthAfter: after } = cascade;
          const sum = (of: (bearer: (typeof bearers)[number]) => number) =>
            bearers.reduce((total, bearer) => total + of(bearer), 0);
          expect(sum(({ accountLossAmount }) => accountLossAmount)).toBeCloseTo(
            before.accountsAmount - after.accountsAmount - after.paidOutAmount,
            8,
          );
          expect(sum(({ venueLossAmount }) => venueLossAmount)).toBeCloseTo(
            before.insuranceFundAmount - after.insuranceFundAmount + before.socialisedAmount - after.socialisedAmount,
            8,
          );
          for (const { lossAmount, shockRatio } of bearers)
            expect(shockRatio).toBe(lossAmount > 0 ? Math.min(1, lossAmount / 500) : null);
        },
      ),
      { numRuns: 300, seed: 11 },
    );
  });
});
