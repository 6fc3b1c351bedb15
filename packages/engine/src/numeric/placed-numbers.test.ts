import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MOST_PLACES, PLACE_ROUNDING, placeAt, placedNumbers, setPlaced, sortPlaced } from './placed-numbers.ts';

function sortedPlaces(numbers: readonly number[], placeOf: (row: number) => number) {
  const placed = placedNumbers(numbers.length + 3);
  for (const [row, number] of numbers.entries()) setPlaced(placed, row, number, placeOf(row));
  const sorted = sortPlaced(placed, numbers.length);
  return { numbers: [...sorted.numbers], places: numbers.map((_, at) => placeAt(sorted, at)) };
}

test('numbers are sorted with their places, and no more of them than there are', () => {
  expect(sortedPlaces([3, -1, 2, 0.5], (row) => row).places).toEqual([1, 3, 2, 0]);
  expect(sortedPlaces([3, -1, 2, 0.5], (row) => row).numbers).toHaveLength(4);
});

test('the largest place comes back as it was', () => {
  const last = MOST_PLACES - 1;
  expect(sortedPlaces([7, 5e-324, -7, 1e300], (row) => last - row).places).toEqual([
    last - 2,
    last - 1,
    last,
    last - 3,
  ]);
});

test('each place is there once and no number has moved by more than the rounding', () => {
  const number = fc.double({ min: -1e9, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(fc.array(number, { maxLength: 40 }), (given) => {
      const { numbers, places } = sortedPlaces(given, (row) => row);
      expect(places.toSorted((left, right) => left - right)).toEqual(given.map((_, row) => row));
      for (const [at, place] of places.entries()) {
        const from = given[place] ?? Number.NaN;
        // Next to 0 the places are numbers themselves, though none above 1e-315.
        expect(Math.abs((numbers[at] ?? 0) - from)).toBeLessThanOrEqual(PLACE_ROUNDING * Math.abs(from) + 1e-315);
        if (at > 0) expect(numbers[at]).toBeGreaterThanOrEqual(numbers[at - 1] ?? 0);
      }
    }),
    { seed: 11 },
  );
});
