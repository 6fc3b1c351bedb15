import { describe, expect, test } from 'vitest';
import { type SubsetSearch, searchSubsets } from './subset-search.ts';

const setOf = (candidates: number, members: readonly number[]) =>
  Uint8Array.from({ length: candidates }, (_, place) => (members.includes(place) ? 1 : 0));

/** Pairs of candidates, as far apart as their places: the first and the last is the shortest. */
function pairs(candidates: number, { spentAfter = Number.POSITIVE_INFINITY } = {}): SubsetSearch & { looks: number } {
  const search = {
    candidates,
    fewest: 2,
    most: 2,
    starts: [setOf(candidates, [3, candidates - 4])],
    looks: 0,
    lengthOf(members: Uint8Array) {
      search.looks++;
      return candidates - (members.lastIndexOf(1) - members.indexOf(1));
    },
    boundOf: () => 0,
    isSpent: () => search.looks >= spentAfter,
  };
  return search;
}

describe('a search among sets', () => {
  test('looks at all where they are few, and knows that none is shorter', () => {
    const search = pairs(10);
    expect(searchSubsets(search)).toEqual({ members: setOf(10, [0, 9]), length: 1, exhaustive: true });
    // All 45, and the start once more.
    expect(search.looks).toBe(46);
  });

  test('descends from its start where they are many', () => {
    const found = searchSubsets(pairs(200));
    expect(found).toEqual({ members: setOf(200, [0, 199]), length: 1, exhaustive: false });
  });

  test.each([10, 200])('of %d candidates ends when it is spent, with the best found so far', (candidates) => {
    const search = pairs(candidates, { spentAfter: 5 });
    const found = searchSubsets(search);
    expect(search.looks).toBe(5);
    expect(found?.exhaustive).toBe(false);
    expect(found?.length).toBeLessThanOrEqual(7);
  });

  test('looks at its starts even if it is spent before', () => {
    const found = searchSubsets(pairs(200, { spentAfter: 0 }));
    expect(found).toEqual({ members: setOf(200, [3, 196]), length: 7, exhaustive: false });
  });

  test('finds none where none can be brought down', () => {
    expect(searchSubsets({ ...pairs(10), lengthOf: () => Number.POSITIVE_INFINITY })).toBeNull();
  });
});
