import { expect, test } from 'vitest';
import { injectionRows } from './injection-rows';

const injection = (id: string, amount: string, defaults = false) => ({
  institution: { id, key: id, name: id },
  amount: { amount, currency: 'EUR', scale: 6 },
  defaults,
});

test('each helped institution has one row: those of the optimum in its order, then those only the greedy rule helps', () => {
  const rows = injectionRows(
    [injection('b', '5', true), injection('a', '2')],
    [injection('c', '4'), injection('a', '3')],
  );
  expect(
    rows.map(({ institution, optimal, greedy, defaultsAllTheSame }) => [
      institution.key,
      optimal?.amount ?? null,
      greedy?.amount ?? null,
      defaultsAllTheSame,
    ]),
  ).toEqual([
    ['b', '5', null, true],
    ['a', '2', '3', false],
    ['c', null, '4', false],
  ]);
});
