import { expect, test } from 'vitest';
import { lineStyles } from './line-styles.ts';

test('bitcoin has one colour wherever it is traded, and each venue a dash of its own', () => {
  const styles = lineStyles([
    { assetId: 'btc', venueId: 'binance' },
    { assetId: 'eth', venueId: 'binance' },
    { assetId: 'btc', venueId: 'hyperliquid' },
  ]);
  expect(styles).toEqual([
    { variable: '--mark-0', type: 'solid' },
    { variable: '--mark-1', type: 'solid' },
    { variable: '--mark-0', type: 'dashed' },
  ]);
});
