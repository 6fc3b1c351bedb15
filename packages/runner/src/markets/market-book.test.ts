import { describe, expect, test } from 'vitest';
import { marketBook } from './market-book.ts';
import { snapshotOfMarket, TWO_LONGS } from './sample-market.ts';

const bookOf = (...given: Parameters<typeof marketBook>) => {
  const found = marketBook(...given);
  if ('problem' in found) throw new Error(found.problem.message);
  return found;
};

describe('the book of a market', () => {
  test('has a row per position in the order of accounts, isolated collateral as stated, and a lone cross position’s cash', () => {
    const { book, accounts, initialPrice, crossCount, crossElsewhereCount } = bookOf(TWO_LONGS, 'perp', 'ALLOCATED');
    expect([...book.side]).toEqual([1, 1, -1]);
    expect([...book.quantity]).toEqual([10, 10, 20]);
    expect([...book.collateralAmount]).toEqual([50, 80, 1_000]);
    expect([...accounts]).toEqual([0, 1, 2]);
    expect([initialPrice, crossCount, crossElsewhereCount]).toEqual([100, 1, 0]);
  });

  test('leaves cross accounts out where asked, and counts them', () => {
    const { book, leftOutCount, accounts } = bookOf(TWO_LONGS, 'perp', 'LEFT_OUT');
    expect([[...book.quantity], [...accounts], leftOutCount]).toEqual([[10, 20], [0, 2], 1]);
  });

  test('shares the equity of a cross account out by maintenance margin, gains counting from the mark on', () => {
    // Equity 100 + 10 (100 - 90) + 5 (60 - 50) = 250; margin 1 % of 1,000 and 2 % of 250, which is 10 and 5.
    const snapshot = snapshotOfMarket([
      {
        key: 'd',
        mode: 'CROSS',
        cash: 100,
        positions: [
          ['perp', 10, 90],
          ['other', -5, 60],
        ],
      },
    ]);
    const perp = bookOf(snapshot, 'perp', 'ALLOCATED');
    const other = bookOf(snapshot, 'other', 'ALLOCATED');
    expect(perp.book.collateralAmount[0]).toBeCloseTo(500 / 3, 12);
    expect(other.book.collateralAmount[0]).toBeCloseTo(250 / 3, 12);
    expect([perp.book.entryPrice[0], other.book.entryPrice[0]]).toEqual([100, 50]);
    expect([perp.crossElsewhereCount, other.crossElsewhereCount]).toEqual([1, 1]);
  });

  test('asks of a position the margin of its tiers at the mark, not the rate of the last one it reaches', () => {
    // 80 units at 100: 1 % of 5,000 and 2 % of 3,000 are 110, of 8,000.
    const snapshot = snapshotOfMarket([{ key: 'a', mode: 'ISOLATED', cash: 0, positions: [['perp', 80, 100, 1_000]] }]);
    expect(bookOf(snapshot, 'perp', 'ALLOCATED').book.maintenanceRatio[0]).toBeCloseTo(110 / 8_000, 15);
  });

  test('is refused where a position is above the last tier, naming its account', () => {
    const snapshot = snapshotOfMarket([
      { key: 'whale', mode: 'ISOLATED', cash: 0, positions: [['perp', 101, 100, 1_000]] },
    ]);
    const found = marketBook(snapshot, 'perp', 'ALLOCATED');
    expect(found).toMatchObject({ problem: { code: 'TIER_EXCEEDED', path: ['market'] } });
    expect('problem' in found && found.problem.message).toContain('Account "whale" in perp');
  });

  test('is refused of a market that is not there, naming those that are', () => {
    expect(marketBook(TWO_LONGS, 'nowhere', 'ALLOCATED')).toMatchObject({
      problem: {
        code: 'NOT_FOUND',
        message: 'A market has no market "nowhere". It has empty, other, perp.',
        path: ['market'],
      },
    });
  });
});
