import { describe, expect, test } from 'vitest';
import { type CrossingSearch, everyCrossing, oneCrossing } from './every-crossing.ts';

/** A market that liquidates these quantities from these shocks on. */
function steps(quantities: readonly (readonly [number, number])[]): CrossingSearch {
  return {
    response: (size) => {
      const place = quantities.findLastIndex(([from]) => size >= from);
      const [, liquidatedQuantity] = quantities[place] ?? [0, 0];
      return { liquidatedQuantity, totalMoveRatio: -size, signature: String(place), effort: 1, isSettled: true };
    },
    isReached: ({ liquidatedQuantity }) => liquidatedQuantity >= 300,
    largest: 0.5,
  };
}

describe('a market that liquidates 300 between shocks of 1.1 % and 1.101 %, and from 30 % on', () => {
  const market = steps([
    [0, 0],
    [0.011, 300],
    [0.01101, 200],
    [0.2, 250],
    [0.3, 300],
    [0.4, 500],
  ]);

  test('has three crossings, each to the last bit, though a grid would step over two of them', () => {
    expect(everyCrossing(market, { from: 0, to: 0.5 })).toEqual({
      shocks: [0.011, 0.01101, 0.3],
      searchedToRatio: 0.5,
    });
    expect(everyCrossing(market, { from: 0, to: 0.5, mostEffort: 0 })).toEqual({ shocks: [0.3], searchedToRatio: 0 });
  });

  test('is searched by grid from where the work was too much, and the result says from where', () => {
    const { shocks, searchedToRatio } = everyCrossing(market, { from: 0, to: 0.5, mostEffort: 100 });
    expect(searchedToRatio).toBeGreaterThanOrEqual(0.01101);
    expect(searchedToRatio).toBeLessThan(0.3);
    expect(shocks).toEqual([0.011, 0.01101, 0.3]);
  });
});

test('a target that no shock reaches has no crossing, and one that needs none is crossed at 0', () => {
  const never = steps([[0, 100]]);
  const always = steps([[0, 400]]);
  expect(oneCrossing(never).shocks).toEqual([]);
  expect(everyCrossing(never, { from: 0, to: 0.5 }).shocks).toEqual([]);
  expect(oneCrossing(always).shocks).toEqual([0]);
  expect(everyCrossing(always, { from: 0, to: 0.5 }).shocks).toEqual([0]);
});
