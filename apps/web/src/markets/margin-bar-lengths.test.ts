import { expect, test } from 'vitest';
import { marginBars } from './margin-bar-lengths.ts';

const pool = (equity: number, maintenance: number, initial: number) => ({
  equity: { amount: String(equity) },
  maintenanceMargin: { amount: String(maintenance) },
  initialMargin: { amount: String(initial) },
});

test('bars of all pools have one measure, and debt has no length', () => {
  expect(marginBars([pool(20, 20, 40), pool(-50, 10, 20)])).toEqual([
    { equity: 0.5, maintenance: 0.5, initial: 1 },
    { equity: 0, maintenance: 0.25, initial: 0.5 },
  ]);
});

test('an account with nothing has bars without length', () => {
  expect(marginBars([pool(0, 0, 0)])).toEqual([{ equity: 0, maintenance: 0, initial: 0 }]);
  expect(marginBars([])).toEqual([]);
});
