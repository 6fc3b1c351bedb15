import { expect, test } from 'vitest';
import { calledName, calledText, poolName } from './event-words.ts';

const usd = (amount: string, scale = 0) => ({ amount, currency: 'USD', scale });

test.each([
  ['WARNING', 'Missing up to the warning line'],
  ['CALL', 'Called for'],
  ['LIQUIDATE', 'Missing to stop it'],
  ['BANKRUPT', 'Missing up to the requirement'],
  ['BAD_DEBT', 'Owed'],
  ['A_KIND_TO_COME', 'Called for'],
])('after %s the amount that would end it is named "%s"', (kind, name) => {
  expect(calledName(kind)).toBe(name);
});

test('an amount called for reads as money, and one of 0 as anything at all: the venue liquidates at the requirement itself', () => {
  expect([usd('250.5'), usd('1.5', 6), usd('0'), usd('0.00')].map(calledText)).toEqual([
    'USD 250.5',
    'USD 1.50 mn',
    'anything at all',
    'anything at all',
  ]);
});

test('an event is of a cross account, of one position of an isolated one, or of the cash it has besides', () => {
  const position = (side: 'LONG' | 'SHORT') => ({ side, market: { key: 'binance-btc' } });
  expect([
    poolName({ account: { mode: 'CROSS' }, position: null }),
    poolName({ account: { mode: 'ISOLATED' }, position: position('LONG') }),
    poolName({ account: { mode: 'ISOLATED' }, position: position('SHORT') }),
    poolName({ account: { mode: 'ISOLATED' }, position: null }),
  ]).toEqual([
    'Cross account ',
    'The long in binance-btc of isolated account ',
    'The short in binance-btc of isolated account ',
    'The cash of isolated account ',
  ]);
});
