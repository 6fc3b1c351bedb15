import { expect, test } from 'vitest';
import { volatilityMove } from './volatility-move.ts';

test('an option of thirty days has the base move, a nearer one more and a later one less', () => {
  const move = (daysToExpiry: number) => volatilityMove({ baseMoveRatio: 0.4, daysToExpiry, power: 0.5 });
  expect(move(30)).toEqual({ moveRatio: 0.4 });
  expect(move(7.5)).toEqual({ moveRatio: 0.8 });
  expect(move(120)).toEqual({ moveRatio: 0.2 });
});

test('an option that has expired, a move below zero and one without end are refused', () => {
  const shock = { baseMoveRatio: 0.4, daysToExpiry: 30, power: 0.3 };
  expect(volatilityMove({ ...shock, daysToExpiry: 0 })).toMatchObject({ problem: { path: ['daysToExpiry'] } });
  expect(volatilityMove({ ...shock, baseMoveRatio: -1 })).toMatchObject({ problem: { path: ['baseMoveRatio'] } });
  expect(volatilityMove({ ...shock, power: Number.NaN })).toMatchObject({ problem: { path: ['power'] } });
  expect(volatilityMove({ ...shock, daysToExpiry: 1e-300, power: 2 })).toMatchObject({
    problem: { code: 'NUMERIC_OVERFLOW' },
  });
});
