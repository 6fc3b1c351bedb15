import { expect, test } from 'vitest';
import { comparedLosses } from './compared-losses';

const money = { amount: '0', currency: 'EUR', scale: 6 };
const run = (ratios: Readonly<Record<string, number>>) => ({
  losses: {
    edges: Object.entries(ratios).map(([key, value]) => ({
      node: {
        institution: { id: key, key, name: key.toUpperCase() },
        shockLoss: money,
        contagionLoss: money,
        lossRatio: { value },
        outcome: 'STRESSED' as const,
      },
    })),
  },
});

test('banks the models disagree about come first; the shocked and the untouched are left out', () => {
  const found = comparedLosses(
    [run({ a: 1, b: 0.5, c: 0.2, d: 0 }), run({ a: 1, b: 0.4, c: 0.9, d: 0 })],
    new Set(['a']),
  );
  expect(found.map(({ key, ratios }) => [key, ...ratios])).toEqual([
    ['c', 0.2, 0.9],
    ['b', 0.5, 0.4],
  ]);
});

test('a bank one model does not reach at all has lost nothing under it', () => {
  expect(comparedLosses([run({ a: 0.3 }), run({})], new Set())[0]?.ratios).toEqual([0.3, 0]);
});
