import { expect, test } from 'vitest';
import { changeBetween, rootsBetween } from './roots-between.ts';

const nothing = () => 0;

test('every root between points is found, and to the last bit', () => {
  const cubic = (x: number) => (x - 1) * (x - 2) * (x - 2.001);
  expect(rootsBetween(cubic, [0, 1.5, 2.0005, 3], nothing).map((root) => Number(root.toPrecision(14)))).toEqual([
    1, 2, 2.001,
  ]);
});

test('a root at a point is found once, even where the sign does not change', () => {
  expect(rootsBetween((x) => (x - 1) ** 2, [0, 1, 1, 2], nothing)).toEqual([1]);
  expect(rootsBetween((x) => x, [-1, 0, 1], nothing)).toEqual([0]);
});

test('a condition changes at the first number for which it does not hold', () => {
  const edge = changeBetween((x) => x < 0.1, 0, 1);
  expect(edge).toBe(0.1);
  expect(changeBetween((x) => x > 3, 10, 0)).toBe(3);
});
