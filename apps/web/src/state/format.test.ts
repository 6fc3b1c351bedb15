import { describe, expect, test } from 'vitest';
import { formatMoney, formatMove, formatMultiple, formatNumber, formatPercent, formatPrice } from './format';

describe('a number on screen', () => {
  test.each([
    ['1469051.633333', 6, 'EUR 1.47 tn'],
    ['44148.338876', 6, 'EUR 44.15 bn'],
    ['0.5', 6, 'EUR 0.50 mn'],
    ['12', 0, 'EUR 12.00'],
    ['-2500', 6, 'EUR -2.50 bn'],
    ['0', 6, 'EUR 0.00'],
  ])('%s at scale %i reads %s', (amount, scale, text) => {
    expect(formatMoney({ amount, scale, currency: 'EUR' })).toBe(text);
  });

  test('beyond what is counted by eye is a power of ten, and never a row of zeros', () => {
    expect([formatNumber(1e-320), formatNumber(-2.5e300), formatMultiple(1e300), formatPercent(1e300)]).toEqual([
      '1.00 × 10^-320',
      '-2.50 × 10^300',
      '1.00 × 10^300 : 1',
      '1.00 × 10^302 %',
    ]);
    const [amount, currency] = ['1e-320', 'EUR'];
    expect(formatMoney({ amount, currency, scale: 0 })).toBe('EUR 1.00 × 10^-320');
    expect(formatPrice({ amount, currency, scale: 0 })).toBe('EUR 1.00 × 10^-320');
    expect(formatMoney({ amount: '1e300', currency, scale: 0 })).toBe('EUR 1.00 × 10^288 tn');
  });

  test('never shows a small share as nothing', () => {
    expect([formatPercent(0), formatPercent(1e-6), formatPercent(0.1154), formatPercent(1)]).toEqual([
      '0.00 %',
      '< 0.01 %',
      '11.54 %',
      '100.00 %',
    ]);
  });

  test('has its digits grouped, and leverage written as a ratio', () => {
    expect([formatNumber(2_326_894.2), formatNumber(0.00123), formatMultiple(21.238)]).toEqual([
      '2,326,894',
      '0.0012',
      '21.2 : 1',
    ]);
  });

  test('is a price in whole units of its currency, whatever the scale, and a move has its sign', () => {
    const price = (amount: string, scale: number) => formatPrice({ amount, scale, currency: 'USD' });
    expect([price('122000', 0), price('0.0043', 6), price('0.0000119', 0)]).toEqual([
      'USD 122,000',
      'USD 4,300.00',
      'USD 0.000012',
    ]);
    expect([formatMove(0.032), formatMove(-0.5)]).toEqual(['+3.20 %', '-50.00 %']);
  });
});
