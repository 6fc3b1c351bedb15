import { describe, expect, test } from 'vitest';
import { philox, randomStream } from './random-stream.ts';

const words = (text: string) => text.split(' ').map((word) => Number.parseInt(word, 16));

describe('the random stream of a scenario', () => {
  // Known answers published with the generator: Random123, tests/kat_vectors, lines "philox4x32 10".
  test.each([
    ['00000000 00000000 00000000 00000000', '00000000 00000000', '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
    ['ffffffff ffffffff ffffffff ffffffff', 'ffffffff ffffffff', '408f276d 41c83b0e a20bc7c6 6d5451fd'],
    ['243f6a88 85a308d3 13198a2e 03707344', 'a4093822 299f31d0', 'd16cfe09 94fdcceb 5001e420 24126ea1'],
  ])('is Philox4x32-10: counter %s under key %s', (counter, key, answer) => {
    const [c0 = 0, c1 = 0, c2 = 0, c3 = 0] = words(counter);
    const [k0 = 0, k1 = 0] = words(key);
    expect(philox([c0, c1, c2, c3], [k0, k1])).toEqual(words(answer));
  });

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
