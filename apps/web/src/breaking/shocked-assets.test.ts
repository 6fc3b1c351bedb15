import { expect, test } from 'vitest';
import { shockedAssets } from './shocked-assets';

test('without a shock in the address everybody’s external assets fall alike', () => {
  expect(shockedAssets([], 0.08)).toEqual({ everybody: 0.08 });
});

test('a shock in the address says whose fall, and that of a bank shocked by half is half as deep', () => {
  const shock = [
    { key: 'alpha', lossRatio: 1, of: 'ASSETS' as const },
    { key: 'beta', lossRatio: 0.5, of: 'ASSETS' as const },
  ];
  expect(shockedAssets(shock, 0.08)).toEqual({
    institutions: [
      { institution: 'alpha', fallRatio: 0.08 },
      { institution: 'beta', fallRatio: 0.04 },
    ],
  });
});
