import { describe, expect, test } from 'vitest';
import { randomStream } from './random-stream.ts';

describe('the random stream of a scenario', () => {
  test('is the same whenever it is asked for, and another for another scenario or seed', () => {
    const drawn = (seed: number, scenario: number) => {
      const stream = randomStream(seed, scenario);
      return [stream.uniform(), stream.uniform(), stream.normal()];
    };
    const before = drawn(7, 3);
    drawn(7, 4);
    expect(drawn(7, 3)).toEqual(before);
    const firsts = [before, drawn(7, 4), drawn(8, 3), drawn(7, 3 + 2 ** 32), drawn(7 + 2 ** 32, 3)].map(
      ([first]) => first,
    );
    expect(new Set(firsts).size).toBe(5);
  });

  test('gives the same numbers whether they are asked for one by one or many at once', () => {
    const oneByOne = randomStream(7, 3);
    const expected = Array.from({ length: 700 }, () => oneByOne.uniform());
    const mixed = randomStream(7, 3);
    const found = [mixed.uniform(), ...mixed.uniforms(4), mixed.uniform(), ...mixed.uniforms(0), ...mixed.uniforms(9)];
    while (found.length < 690) found.push(mixed.uniform(), ...mixed.uniforms(2));
    found.push(...mixed.uniforms(700 - found.length));
    expect(found).toEqual(expected);
    expect(new Set(expected).size).toBe(700);
  });

  test('gives numbers spread evenly between 0 and 1, neither included, and normal ones with variance 1', () => {
    const stream = randomStream(1, 0);
    const draws = Array.from({ length: 100_000 }, () => stream.uniform());
    expect(draws.every((draw) => draw > 0 && draw < 1)).toBe(true);
    // Chi-squared with 9 degrees of freedom: above 27.9 once in a thousand seeds.
    const tenths = new Array<number>(10).fill(0);
    for (const draw of draws) tenths[Math.floor(draw * 10)] = (tenths[Math.floor(draw * 10)] ?? 0) + 1;
    expect(tenths.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(27.9);
    const normals = Array.from({ length: 100_000 }, () => stream.normal());
    const mean = normals.reduce((sum, value) => sum + value, 0) / normals.length;
    const variance = normals.reduce((sum, value) => sum + (value - mean) ** 2, 0) / normals.length;
    // Standard errors are 0.0032 and 0.0045.
    expect(Math.abs(mean)).toBeLessThan(0.011);
    expect(Math.abs(variance - 1)).toBeLessThan(0.015);
  });

  test('refuses a seed that is no whole number, or too large to be one', () => {
    expect(() => randomStream(0.5, 0)).toThrow('the seed is 0.5');
    expect(() => randomStream(2 ** 53, 0)).toThrow('the seed');
    expect(() => randomStream(0, -1)).toThrow('the scenario is -1');
  });
});
