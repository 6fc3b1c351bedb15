import type { Problem } from '@faultline/engine';
import { afterAll, describe, expect, test } from 'vitest';
import type { MarketRequest } from './asked-market.ts';
import { openMarketQuestions } from './market-questions.ts';
import type { AskedImpact } from './market-rules.ts';
import { snapshotOfMarket, TWO_LONGS } from './sample-market.ts';
import { type CascadeRequest, USUAL_IMPACT_RANGE } from './simulate-cascade.ts';

// Two longs and a short: a falls short below 95 / 0.99 and is bankrupt at 95, b below 92 / 0.99 and at 92.

const { questions, close } = openMarketQuestions(1);
afterAll(close);

const STATED_IMPACT: AskedImpact = { law: 'LINEAR', parameter: null, resilience: 0, permanentShare: 0 };
const usual: MarketRequest = { market: 'perp', crossAccounts: 'ALLOCATED', impact: STATED_IMPACT, guardrails: [] };
const shocked = (shockRatio: number, changed: Partial<CascadeRequest> = {}): CascadeRequest => ({
  ...usual,
  shockRatio,
  impactRange: USUAL_IMPACT_RANGE,
  ...changed,
});

function found<Answer extends object>(answer: Answer | Problem): Answer {
  if ('code' in answer) throw new Error(`${answer.code}: ${answer.message}`);
  return answer;
}

const cascade = async (...given: Parameters<typeof shocked>) =>
  found(await questions.simulateCascade(TWO_LONGS, shocked(...given)));

describe('a cascade of a market', () => {
  test('of a fall by 5 % closes a at 94.5, which costs the fund its 5, and is a sixth mechanical', async () => {
    const { guarded, mechanicalShare, rules } = await cascade(-0.05);
    expect(guarded.cascade).toMatchObject({
      ending: 'SETTLED',
      fundamentalPrice: 95,
      finalPrice: 94,
      liquidatedAccounts: [0],
      insuranceFundAmount: 0,
      badDebtAmount: 0,
    });
    expect(guarded.cascade.mechanicalMoveRatio).toBeCloseTo(-0.01, 12);
    // At half the impact the price ends at 94.5, at double at 93: 0.5 of 5.5 and 2 of 7 per cent.
    expect(mechanicalShare?.least).toBeCloseTo(1 / 11, 12);
    expect(mechanicalShare?.most).toBeCloseTo(2 / 7, 12);
    expect(rules.isFundStated).toBe(true);
  });

  test('says who has how much before and after, and the changes add up to nothing', async () => {
    const { wealth } = await cascade(-0.05);
    const changes = wealth.map(({ party, beforeAmount, afterAmount }) => [party, afterAmount - beforeAmount]);
    // b loses 6 on 10 units, the short gains 6 on 20; the liquidity provider has bought 10 at 94.5.
    expect(Object.fromEntries(changes)).toEqual({
      LIQUIDATED: -50,
      OTHER_ACCOUNTS: 60,
      INSURANCE_FUND: -5,
      LIQUIDITY_PROVIDER: -5,
      SOCIALISED: 0,
      TRADING_FEES: 0,
    });
  });

  test('of a fall by 7 % brings b down too, and leaves 25 to all who trade', async () => {
    // a is sold from 93 to 92 at 92.5 and lacks 25, of which the fund has 5; b from 92 to 91 at 91.5 and lacks 5.
    const { guarded, wealth } = await cascade(-0.07);
    expect(guarded.cascade.liquidatedAccounts).toEqual([0, 1]);
    expect(guarded.cascade.finalPrice).toBeCloseTo(91, 10);
    expect(guarded.cascade.badDebtAmount).toBeCloseTo(25, 10);
    expect(wealth.reduce((sum, { beforeAmount, afterAmount }) => sum + afterAmount - beforeAmount, 0)).toBeCloseTo(
      0,
      9,
    );
  });

  test('has the wealth of accounts the engine has where winners are deleveraged and positions closed in parts', async () => {
    const guardrails = [
      { name: 'AUTO_DELEVERAGING', parameters: {} },
      { name: 'STAGGERED_LIQUIDATION', parameters: { closedShare: 0.5 } },
    ];
    for (const shock of [-0.05, -0.07, -0.2, 0.6]) {
      const { guarded, wealth } = await cascade(shock, { guardrails });
      const { accountsAmount, paidOutAmount } = guarded.cascade.wealthAfter;
      const [liquidated, others] = wealth;
      expect((liquidated?.afterAmount ?? 0) + (others?.afterAmount ?? 0)).toBeCloseTo(
        accountsAmount + paidOutAmount,
        9,
      );
      // Nobody who was closed whole is left with less than nothing: that is charged to the fund and to all.
      expect(liquidated?.afterAmount).toBeGreaterThanOrEqual(-1e-9);
    }
  });

  test('does nothing where nobody falls short, and has no mechanical share where the price does not move', async () => {
    const quiet = await cascade(-0.01);
    expect(quiet.guarded.cascade.trace).toEqual([]);
    expect(quiet.mechanicalShare).toEqual({ least: 0, most: 0 });
    expect((await cascade(0)).mechanicalShare).toBeNull();
    // Less than the last bit of the price is no shock: nothing is amplified.
    for (const shock of [0, -1e-17, 1e-320]) expect((await cascade(shock)).guarded.cascade.amplification).toBeNull();
  });

  test('takes the stated impact over the mark for the exponential law, and no number for the square-root law', async () => {
    const exponential = await cascade(-0.05, { impact: { ...STATED_IMPACT, law: 'EXPONENTIAL' } });
    expect(exponential.guarded.cascade.finalPrice).toBeCloseTo(95 * Math.exp(-0.01), 12);
    const root = shocked(-0.05, { impact: { ...STATED_IMPACT, law: 'SQUARE_ROOT' } });
    expect(await questions.simulateCascade(TWO_LONGS, root)).toMatchObject({
      code: 'BAD_PARAMETER',
      path: ['impact', 'parameter'],
    });
  });

  test.each([
    ['a fall by all of the price', shocked(-1), 'BAD_SHOCK', ['shock']],
    ['no number', shocked(Number.NaN), 'BAD_SHOCK', ['shock']],
    [
      'a range upside down',
      shocked(-0.1, { impactRange: { leastMultiple: 2, mostMultiple: 1 } }),
      'BAD_PARAMETER',
      ['impactRange'],
    ],
    [
      'an impact below nothing',
      shocked(-0.1, { impact: { ...STATED_IMPACT, parameter: -1 } }),
      'BAD_PARAMETER',
      ['impact', 'parameter'],
    ],
    ['a market in which nobody has a position', shocked(-0.1, { market: 'empty' }), 'NO_OPEN_INTEREST', ['market']],
    ['a market without stated impact', shocked(-0.1, { market: 'other' }), 'BAD_PARAMETER', ['impact', 'parameter']],
    [
      'a resilience above 1',
      shocked(-0.1, { impact: { ...STATED_IMPACT, resilience: 2 } }),
      'BAD_PARAMETER',
      ['impact', 'resilience'],
    ],
    [
      'a guardrail that is none',
      shocked(-0.1, { guardrails: [{ name: 'NONE', parameters: {} }] }),
      'BAD_PARAMETER',
      ['guardrails', '0'],
    ],
    ['a price beyond all numbers', shocked(1e308), 'BAD_SHOCK', ['shock']],
    [
      'a multiple of the impact beyond all numbers',
      shocked(-0.1, { impact: { ...STATED_IMPACT, parameter: 1e308 } }),
      'BAD_PARAMETER',
      ['impactRange'],
    ],
  ] as const)('is refused for %s', async (_, request, code, path) => {
    expect(await questions.simulateCascade(TWO_LONGS, request)).toMatchObject({ code, path });
  });
});

describe('the tipping point of a market', () => {
  const ask = (share: number, market = 'perp') =>
    questions.tippingPoint(TWO_LONGS, { ...usual, market, direction: 'DOWN', share, largestShockRatio: 0.5 });

  test('of half of open interest is where a falls short, of all of it where b does after a was sold', async () => {
    const [half, all] = [found(await ask(0.5)), found(await ask(1))];
    expect(half.openQuantity).toBe(20);
    expect(half.found.tippingShockRatio).toBeCloseTo(1 - 95 / 99, 12);
    // a's sale takes 1 off the price, so that b falls once the shock leaves less than 92 / 0.99 + 1.
    expect(all.found.tippingShockRatio).toBeCloseTo(1 - (92 / 0.99 + 1) / 100, 12);
    expect(all.found.isMonotone).toBe(true);
  });

  test('comes with the response it is a crossing of, from no shock to the largest', async () => {
    const { response } = found(await ask(1));
    expect(response).toHaveLength(61);
    expect(response[0]).toEqual({ shockRatio: 0, liquidatedQuantity: 0, totalMoveRatio: 0, isSettled: true });
    expect(response.at(-1)).toMatchObject({ shockRatio: -0.5, liquidatedQuantity: 20 });
  });

  test('is refused where nobody has a position, and for a share of nothing', async () => {
    expect(await ask(0.5, 'empty')).toMatchObject({ code: 'NO_OPEN_INTEREST', path: ['market'] });
    expect(await ask(0)).toMatchObject({ code: 'BAD_PARAMETER', path: ['share'] });
  });
});

describe('guardrails of a market', () => {
  test('are compared on the same shocks: a cap of 10 spares a at 5 %, for half of its position', async () => {
    // Capped at 10 times, a holds 5 units with 50 and falls short below 90 / 0.99; b holds 8. Exposure given up 500 + 200.
    const capped = [{ name: 'LEVERAGE_CAP', parameters: { maxLeverage: 10 } }];
    const { league } = found(
      await questions.compareGuardrails(TWO_LONGS, { ...usual, shockRatios: [-0.05], sets: [capped] }),
    );
    expect(league.baseline.meanFinalPrice).toBe(94);
    expect(league.standings[0]).toMatchObject({ verdict: 'HELPS', rank: 1, measures: { meanFinalPrice: 95 } });
    expect(league.standings[0]?.cost.exposureGivenUpAmount).toBe(700);
  });

  test('are refused without shocks and without sets', async () => {
    const none = await questions.compareGuardrails(TWO_LONGS, { ...usual, shockRatios: [], sets: [[]] });
    expect(none).toMatchObject({ code: 'BAD_PARAMETER', path: ['shocks'] });
    const nothing = await questions.compareGuardrails(TWO_LONGS, { ...usual, shockRatios: [-0.1], sets: [] });
    expect(nothing).toMatchObject({ code: 'BAD_PARAMETER', path: ['guardrails'] });
  });
});

describe('the insurance fund a market needs', () => {
  const ask = (confidence: number, badDebtLimitAmount = 0) =>
    questions.requiredInsuranceFund(TWO_LONGS, {
      ...usual,
      shockRatios: [-0.05, -0.07],
      confidence,
      badDebtLimitAmount,
    });

  test('is 30 for both falls, 5 for half of them, and less by the bad debt that may be left', async () => {
    expect(found(await ask(1)).required.fundAmount).toBeCloseTo(30, 10);
    expect(found(await ask(0.5)).required.fundAmount).toBeCloseTo(5, 10);
    expect(found(await ask(1, 12)).required.fundAmount).toBeCloseTo(18, 10);
    expect(await ask(0)).toMatchObject({ code: 'BAD_PARAMETER', path: ['confidence'] });
    expect(await ask(1, -1)).toMatchObject({ code: 'BAD_PARAMETER', path: ['badDebtLimit'] });
  });
});

test('a question nobody waits for any more is not answered', async () => {
  const gone = AbortSignal.abort(new Error('left'));
  await expect(questions.simulateCascade(TWO_LONGS, shocked(-0.05), gone)).rejects.toThrow('left');
});

/** So many longs at 20 times leverage. */
const crowd = (count: number) =>
  snapshotOfMarket(
    Array.from({ length: count }, (_, place) => ({
      key: `account-${String(place).padStart(5, '0')}`,
      mode: 'ISOLATED' as const,
      cash: 0,
      positions: [['perp', 1, 100, 5]] as const,
    })),
  );

test('a market too large to close winners in is refused with auto-deleveraging, and answered without', async () => {
  // 15,000 times 15,000 offers in each of 11 cascades.
  const many = crowd(15_000);
  const guardrails = [{ name: 'AUTO_DELEVERAGING', parameters: {} }];
  expect(await questions.simulateCascade(many, shocked(-0.01, { guardrails }))).toMatchObject({
    code: 'SNAPSHOT_TOO_LARGE',
    path: ['guardrails'],
  });
  expect(await questions.simulateCascade(many, shocked(-0.01))).toHaveProperty('guarded');
});

test('a market of more positions than are answered is refused', async () => {
  expect(await questions.simulateCascade(crowd(50_001), shocked(-0.01))).toMatchObject({
    code: 'SNAPSHOT_TOO_LARGE',
    path: ['market'],
  });
});

test('a market closed in too small parts is refused before it is begun, the sooner the more shocks there are', async () => {
  const many = crowd(500);
  const stagger = (closedShare: number) => [{ name: 'STAGGERED_LIQUIDATION', parameters: { closedShare } }];
  // 5 / 0.001 parts of each of 500 positions are 2.5 million lines; 5 / 0.01 are a tenth of that, but not for 20 shocks.
  const tooSmall = { code: 'SNAPSHOT_TOO_LARGE', path: ['guardrails'] };
  expect(await questions.simulateCascade(many, shocked(-0.05, { guardrails: stagger(0.001) }))).toMatchObject(tooSmall);
  expect(await questions.simulateCascade(many, shocked(-0.05, { guardrails: stagger(0.01) }))).toHaveProperty(
    'guarded',
  );
  const shockRatios = Array.from({ length: 20 }, (_, place) => -0.01 * (place + 1));
  const league = { ...usual, shockRatios, sets: [stagger(0.01)] };
  expect(await questions.compareGuardrails(many, league)).toMatchObject(tooSmall);
});
