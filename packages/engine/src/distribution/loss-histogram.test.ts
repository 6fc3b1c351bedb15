import { describe, expect, test } from 'vitest';
import { lossHistogram } from './loss-histogram.ts';

describe('a histogram of losses', () => {
  test('keeps scenarios without loss apart, and puts a loss at the end of a bar into that bar', () => {
    const { lossFree, widthAmount, scenarios } = lossHistogram(Float64Array.of(0, 10, 2.5, 2.6, 0, 7.5, 10, 0), 4);
    expect([lossFree, widthAmount]).toEqual([3, 2.5]);
    expect([...scenarios]).toEqual([1, 1, 1, 2]);
  });

  test('has no bars where nothing is ever lost', () => {
    const { lossFree, widthAmount, scenarios } = lossHistogram(new Float64Array(5), 10);
    expect([lossFree, widthAmount, scenarios.length]).toEqual([5, 0, 0]);
  });

  test('counts every scenario once, at amounts that differ by fifteen powers of ten', () => {
    const losses = Float64Array.from({ length: 1_000 }, (_, place) => 10 ** ((place % 16) - 8) * (1 + (place % 7)));
    const { lossFree, scenarios } = lossHistogram(losses, 37);
    expect(lossFree + scenarios.reduce((sum, count) => sum + count, 0)).toBe(1_000);
  });

  test('refuses a negative loss, and a number of bars that is none', () => {
    expect(() => lossHistogram(Float64Array.of(-1), 4)).toThrow('the loss -1');
    expect(() => lossHistogram(Float64Array.of(1), 0)).toThrow('0 bars');
    expect(() => lossHistogram(Float64Array.of(1), 1.5)).toThrow('1.5 bars');
  });
});
