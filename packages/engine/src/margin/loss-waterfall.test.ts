import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HAIRCUT_RULES, type LossWaterfallInput, lossWaterfall, WATERFALL_LAYERS } from './loss-waterfall.ts';

const LOSS: LossWaterfallInput = {
  lossAmount: 600,
  trader: { account: 'T', collateralAmount: 100 },
  liquidationFeesAmount: 20,
  insuranceFundAmount: 180,
  winners: [
    { account: 'A', profitAmount: 150 },
    { account: 'B', profitAmount: 50 },
  ],
  haircutRule: 'QUEUE',
  holders: [
    { account: 'A', quantity: 3, equityAmount: 1000 },
    { account: 'C', quantity: 1, equityAmount: 10 },
  ],
};
const bear = (given: Partial<LossWaterfallInput>) => {
  const found = lossWaterfall({ ...LOSS, ...given });
  if ('problem' in found) throw new Error(found.problem.message);
  return found;
};

describe('a loss of 600 on collateral of 100, fees of 20 and a fund of 180', () => {
  test('takes all of these, all profits of the winners, and the last 100 from all who hold a position', () => {
    expect(bear({}).lines).toEqual([
      { layer: 'COLLATERAL', account: 'T', amount: 100 },
      { layer: 'LIQUIDATION_FEES', account: null, amount: 20 },
      { layer: 'INSURANCE_FUND', account: null, amount: 180 },
      { layer: 'AUTO_DELEVERAGING', account: 'A', amount: 150 },
      { layer: 'AUTO_DELEVERAGING', account: 'B', amount: 50 },
      { layer: 'SOCIALISATION', account: 'A', amount: 90 },
      { layer: 'SOCIALISATION', account: 'C', amount: 10 },
    ]);
  });

  test('is socialised whole beyond the fund where nobody is auto-deleveraged', () => {
    expect(bear({ winners: [] }).amountByLayer).toMatchObject({ AUTO_DELEVERAGING: 0, SOCIALISATION: 300, VENUE: 0 });
  });

  test('is owed by the venue where nobody is left to bear it', () => {
    expect(bear({ winners: [], holders: [] }).lines.at(-1)).toEqual({ layer: 'VENUE', account: null, amount: 300 });
  });

  test('ends with the trader where its collateral is enough', () => {
    expect(bear({ lossAmount: 100 }).lines).toEqual([{ layer: 'COLLATERAL', account: 'T', amount: 100 }]);
    expect(bear({ lossAmount: 0 }).lines).toEqual([]);
  });

  test('is taken from winners in the order given, by profit, or from the largest profits down to one level', () => {
    const taken = (haircutRule: LossWaterfallInput['haircutRule']) =>
      bear({ lossAmount: 400, haircutRule })
        .lines.filter(({ layer }) => layer === 'AUTO_DELEVERAGING')
        .map(({ account, amount }) => [account, amount]);
    expect(taken('QUEUE')).toEqual([['A', 100]]);
    expect(taken('PRO_RATA')).toEqual([
      ['A', 75],
      ['B', 25],
    ]);
    expect(taken('WATER_FILL')).toEqual([['A', 100]]);
  });
});

const sevenths = (max: number) => fc.integer({ min: 0, max }).map((amount) => amount / 7);
const accounts = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 8 });
const drawn: fc.Arbitrary<LossWaterfallInput> = fc
  .tuple(accounts, fc.array(fc.tuple(sevenths(500), sevenths(50), sevenths(900)), { minLength: 8, maxLength: 8 }))
  .chain(([keys, amounts]) =>
    fc.record({
      lossAmount: sevenths(9000),
      trader: fc.record({ account: fc.constant(0), collateralAmount: sevenths(900) }),
      liquidationFeesAmount: sevenths(200),
      insuranceFundAmount: sevenths(900),
      winners: fc.constant(keys.map((account, row) => ({ account, profitAmount: amounts[row]?.[0] ?? 0 })).slice(0, 5)),
      haircutRule: fc.constantFrom(...HAIRCUT_RULES),
      holders: fc.constant(
        keys.map((account, row) => {
          const [profit, quantity, collateral] = amounts[row] ?? [0, 0, 0];
          return { account, quantity, equityAmount: profit + collateral };
        }),
      ),
    }),
  );

test('every unit of the loss is booked once, in the order of layers, and nobody bears more than they have', () => {
  fc.assert(
    fc.property(drawn, (input) => {
      const { lines, amountByLayer } = bear(input);
      const total = lines.reduce((sum, { amount }) => sum + amount, 0);
      expect(Math.abs(total - input.lossAmount)).toBeLessThanOrEqual(1e-12 * (1 + input.lossAmount));
      const order = lines.map(({ layer }) => WATERFALL_LAYERS.indexOf(layer));
      expect(order).toEqual([...order].sort((left, right) => left - right));
      expect(amountByLayer.COLLATERAL).toBeLessThanOrEqual(input.trader.collateralAmount);
      expect(amountByLayer.LIQUIDATION_FEES).toBeLessThanOrEqual(input.liquidationFeesAmount);
      expect(amountByLayer.INSURANCE_FUND).toBeLessThanOrEqual(input.insuranceFundAmount);
      const paid = (account: number | string, layer?: string) =>
        lines
          .filter((line) => line.account === account && (layer === undefined || line.layer === layer))
          .reduce((sum, { amount }) => sum + amount, 0);
      for (const { account, profitAmount } of input.winners)
        expect(paid(account, 'AUTO_DELEVERAGING')).toBeLessThanOrEqual(profitAmount);
      for (const { account, equityAmount } of input.holders)
        expect(paid(account)).toBeLessThanOrEqual(equityAmount * (1 + 1e-12));
    }),
    { seed: 31, numRuns: 1000 },
  );
});

test('a layer is touched only once all before it are used up', () => {
  fc.assert(
    fc.property(drawn, (input) => {
      const { amountByLayer } = bear(input);
      const slack = 1e-9;
      if (amountByLayer.LIQUIDATION_FEES > slack)
        expect(amountByLayer.COLLATERAL).toBeCloseTo(input.trader.collateralAmount, 9);
      if (amountByLayer.AUTO_DELEVERAGING > slack)
        expect(amountByLayer.INSURANCE_FUND).toBeCloseTo(input.insuranceFundAmount, 9);
      const profits = input.winners.reduce((sum, { profitAmount }) => sum + profitAmount, 0);
      if (amountByLayer.SOCIALISATION > 0) expect(amountByLayer.AUTO_DELEVERAGING).toBeCloseTo(profits, 9);
      if (amountByLayer.VENUE > 0) {
        const equities = new Map(
          input.holders.map(({ account, quantity, equityAmount }) => [account, quantity > 0 ? equityAmount : 0]),
        );
        for (const { account, layer, amount } of bear(input).lines)
          if (account !== null && layer !== 'COLLATERAL') equities.set(account, (equities.get(account) ?? 0) - amount);
        for (const left of equities.values()) expect(left).toBeLessThanOrEqual(slack);
      }
    }),
    { seed: 32, numRuns: 500 },
  );
});

test('a larger fund never leaves more to auto-deleveraging, to all who trade or to the venue', () => {
  fc.assert(
    fc.property(drawn, sevenths(500), (input, added) => {
      const before = bear(input).amountByLayer;
      const after = bear({ ...input, insuranceFundAmount: input.insuranceFundAmount + added }).amountByLayer;
      for (const layer of ['AUTO_DELEVERAGING', 'SOCIALISATION', 'VENUE'] as const)
        expect(after[layer]).toBeLessThanOrEqual(before[layer] + 1e-9);
    }),
    { seed: 33, numRuns: 500 },
  );
});

test('other names change no amount', () => {
  fc.assert(
    fc.property(drawn, (input) => {
      const renamed = (key: number | string) => `bank ${key}`;
      const again = bear({
        ...input,
        trader: { ...input.trader, account: renamed(0) },
        winners: input.winners.map((winner) => ({ ...winner, account: renamed(winner.account) })),
        holders: input.holders.map((holder) => ({ ...holder, account: renamed(holder.account) })),
      });
      expect(again.lines).toEqual(
        bear(input).lines.map((line) => ({ ...line, account: line.account === null ? null : renamed(line.account) })),
      );
    }),
    { seed: 34 },
  );
});

test('losses below zero, accounts named twice and the trader among those who bear for it are refused', () => {
  expect(lossWaterfall({ ...LOSS, lossAmount: -1 })).toMatchObject({ problem: { path: ['lossAmount'] } });
  expect(lossWaterfall({ ...LOSS, insuranceFundAmount: Number.NaN })).toMatchObject({
    problem: { path: ['insuranceFundAmount'] },
  });
  const holder = { account: 'C', quantity: 1e308, equityAmount: 1 };
  expect(lossWaterfall({ ...LOSS, holders: [holder, { ...holder, account: 'D' }] })).toMatchObject({
    problem: { code: 'NUMERIC_OVERFLOW', path: ['quantity'] },
  });
  const winner = { account: 'A', profitAmount: 1 };
  expect(lossWaterfall({ ...LOSS, winners: [winner, winner] })).toMatchObject({ problem: { path: ['A'] } });
  expect(lossWaterfall({ ...LOSS, winners: [{ account: 'T', profitAmount: 1 }] })).toMatchObject({
    problem: { path: ['T'] },
  });
  expect(lossWaterfall({ ...LOSS, holders: [{ account: 'C', quantity: -1, equityAmount: 1 }] })).toMatchObject({
    problem: { path: ['C', 'quantity'] },
  });
});
