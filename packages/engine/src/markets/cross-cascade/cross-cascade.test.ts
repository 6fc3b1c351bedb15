import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { oneFactorNormals } from '../../distribution/correlated-normals.ts';
import { compareMarginModes, correlatedPriceShocks } from './compare-margin-modes.ts';
import { type CrossCascadeInput, crossCascade } from './cross-cascade.ts';
import type { MultiAssetBook, MultiAssetMarket } from './multi-asset-book.ts';

const MARKET: MultiAssetMarket = {
  initialPrice: [100, 50],
  impact: [
    { law: 'LINEAR', impactPerUnit: 0.01 },
    { law: 'LINEAR', impactPerUnit: 0.004 },
  ],
  maintenanceRatio: [0.02, 0.02],
  insuranceFundAmount: 0,
};
/** Long 100 of the first against short 200 of the second: 10,000 on either side. */
const HEDGED: MultiAssetBook = { cashAmount: [700], quantity: [100, -200], entryPrice: [100, 50] };

const run = (input: CrossCascadeInput) => {
  const cascade = crossCascade(input);
  if ('problem' in cascade) throw new Error(cascade.problem.message);
  return cascade;
};

describe('a hedged bank', () => {
  test('survives a fall of both assets in cross margin, and loses one leg where each stands alone', () => {
    // -5 %: gains what it loses. Alone the long has 350 and loses 500.
    const shockRatio = [-0.05, -0.05];
    expect(run({ book: HEDGED, market: MARKET, shockRatio, mode: 'CROSS' }).liquidatedAccounts).toEqual([]);
    const isolated = run({ book: HEDGED, market: MARKET, shockRatio, mode: 'ISOLATED' });
    expect(isolated.trace[0]?.liquidations).toMatchObject([{ account: 0, asset: 0 }]);
    // 95, then 100 units sold at 94.5 on average: 350 - 550.
    expect(isolated.trace[0]?.liquidations[0]?.residualAmount).toBeCloseTo(-200, 9);
    expect(isolated.badDebtAmount).toBeCloseTo(200, 9);
  });

  test('loses both legs at once in cross margin when the assets part', () => {
    const cascade = run({ book: HEDGED, market: MARKET, shockRatio: [-0.05, 0.05], mode: 'CROSS' });
    expect(cascade.trace).toHaveLength(1);
    expect(Array.from(cascade.trace[0]?.forcedOrderQuantity ?? [])).toEqual([-100, 200]);
  });
});

const books = fc.integer({ min: 0, max: 6 }).chain((accounts) => {
  const column = (count: number, min: number, max: number) =>
    fc.array(fc.integer({ min, max }), { minLength: count, maxLength: count });
  return fc.record({
    cashAmount: column(accounts, 0, 3000),
    quantity: column(2 * accounts, -100, 100),
    entryPrice: fc.constant(Array.from({ length: accounts }, () => [100, 50]).flat()),
  });
});
const shocks = fc.tuple(fc.integer({ min: -2000, max: 2000 }), fc.integer({ min: -2000, max: 2000 }));
const markets = fc.record({
  book: books,
  shockRatio: shocks.map((pair) => pair.map((basisPoints) => basisPoints / 10_000)),
  mode: fc.constantFrom('CROSS' as const, 'ISOLATED' as const),
  market: fc.constantFrom(0, 500).map((insuranceFundAmount) => ({ ...MARKET, insuranceFundAmount })),
});

test('what accounts, fund, liquidity providers and all who trade have adds up to what there was', () => {
  fc.assert(
    fc.property(markets, (input) => {
      const { book, market } = input;
      const cascade = run(input);
      const closed = new Set(
        cascade.trace.flatMap(({ liquidations }) =>
          liquidations.flatMap(({ account, asset }) =>
            asset === null ? [2 * account, 2 * account + 1] : [2 * account + asset],
          ),
        ),
      );
      // Positions still open at the final price; closed ones at what was paid; providers hold what was sold to them.
      let change = cascade.insuranceFundAmount - market.insuranceFundAmount - cascade.badDebtAmount;
      let residuals = 0;
      for (const { liquidations, forcedOrderQuantity, volumeWeightedPrice } of cascade.trace) {
        for (const { residualAmount } of liquidations) residuals += Math.max(0, residualAmount);
        forcedOrderQuantity.forEach((order, k) => {
          change -= order * ((cascade.finalPrice[k] ?? 0) - (volumeWeightedPrice[k] ?? 0));
        });
      }
      const cashOfClosed = closedCash(input, closed);
      change += residuals - cashOfClosed;
      // A closed position's profit to the initial price was its account's before.
      for (let cell = 0; cell < book.quantity.length; cell++)
        if (closed.has(cell))
          change -= (book.quantity[cell] ?? 0) * ((cascade.finalPrice[cell % 2] ?? 0) - (book.entryPrice[cell] ?? 0));
      expect(change).toBeCloseTo(0, 5);
    }),
    { seed: 6, numRuns: 300 },
  );
});

/** Cash that backed closed positions: all of an account's, or the share of its notional at entry. */
function closedCash({ book, mode }: CrossCascadeInput, closed: ReadonlySet<number>): number {
  return Array.from(book.cashAmount).reduce((sum, cash, account) => {
    const cells = [2 * account, 2 * account + 1];
    const notional = (cell: number) => Math.abs(book.quantity[cell] ?? 0) * (book.entryPrice[cell] ?? 0);
    const all = cells.reduce((total, cell) => total + notional(cell), 0);
    const gone = cells.filter((cell) => closed.has(cell)).reduce((total, cell) => total + notional(cell), 0);
    return gone === 0 ? sum : sum + (mode === 'CROSS' ? cash : (cash * gone) / all);
  }, 0);
}

test('the final price does not depend on the order of accounts, and every account left has its requirement', () => {
  fc.assert(
    fc.property(markets, (input) => {
      const cascade = run(input);
      const { book } = input;
      const flipped: MultiAssetBook = {
        cashAmount: Array.from(book.cashAmount).reverse(),
        quantity: pairsReversed(book.quantity),
        entryPrice: pairsReversed(book.entryPrice),
      };
      const other = run({ ...input, book: flipped });
      Array.from(cascade.finalPrice).forEach((price, k) => {
        expect(other.finalPrice[k]).toBeCloseTo(price, 9);
      });
      const toFinal = Array.from(cascade.finalPrice, (price, k) => price / (input.market.initialPrice[k] ?? 0) - 1);
      if (cascade.finalPrice.every((price) => price > 0))
        expect(run({ ...input, book: survivorsOf(input), shockRatio: toFinal }).trace).toEqual([]);
    }),
    { seed: 6 },
  );
});

function pairsReversed(table: CrossCascadeInput['shockRatio']): number[] {
  const cells = Array.from(table);
  return Array.from({ length: cells.length / 2 }, (_, row) => cells.slice(2 * row, 2 * row + 2))
    .reverse()
    .flat();
}

function survivorsOf(input: CrossCascadeInput): MultiAssetBook {
  const gone = new Set(run(input).liquidatedAccounts);
  return {
    ...input.book,
    quantity: Array.from(input.book.quantity, (units, cell) => (gone.has(Math.floor(cell / 2)) ? 0 : units)),
  };
}

test('under shocks that hit all alike cross margin spares a hedged bank more often than under independent ones', () => {
  const market = { ...MARKET, impact: MARKET.impact.map(() => ({ law: 'LINEAR' as const, impactPerUnit: 0 })) };
  const spared = (loading: number) => {
    const given = correlatedPriceShocks([0.06, 0.06], oneFactorNormals([loading, loading]), { seed: 7, count: 400 });
    const comparisons = compareMarginModes(HEDGED, market, given);
    if ('problem' in comparisons) throw new Error(comparisons.problem.message);
    return comparisons.filter(({ sparedByCross }) => sparedByCross.length > 0).length;
  };
  expect(spared(1)).toBeGreaterThan(spared(0));
});

test('shocks drawn for one asset and one seed are the same whoever asks', () => {
  const draw = (count: number) => correlatedPriceShocks([0.1], oneFactorNormals([0.5]), { seed: 3, count });
  expect(draw(2)[1]).toEqual(draw(5)[1]);
});

test('tables of another size than accounts times assets are refused', () => {
  const refused = crossCascade({
    book: { ...HEDGED, quantity: [1] },
    market: MARKET,
    shockRatio: [0, 0],
    mode: 'CROSS',
  });
  expect(refused).toMatchObject({ problem: { code: 'BAD_PARAMETER', path: ['quantity'] } });
  expect(crossCascade({ book: HEDGED, market: MARKET, shockRatio: [-1, 0], mode: 'CROSS' })).toMatchObject({
    problem: { path: ['shockRatio', '0'] },
  });
});
