import { describe, expect, test } from 'vitest';
import { normalQuantile } from './normal-quantile.ts';

describe('the normal quantile', () => {
  // Roots of log Phi(x) = log p found in 50 digits with mpmath 1.3, p being the double nearest to the number shown.
  test.each([
    [1e-300, -37.0470962993612],
    [1e-100, -21.273453560965326],
    [1e-20, -9.262340089798407],
    [1e-10, -6.361340902404057],
    [1e-5, -4.264890793922825],
    [0.001, -3.0902323061678136],
    [0.02, -2.053748910631823],
    [0.07499, -1.4396021182393162],
    [0.075, -1.439531470938456],
    [0.0751, -1.43882539275254],
    [0.2, -0.8416212335729142],
    [0.4, -0.2533471031357997],
    [0.49, -0.025068908258711057],
    [0.6, 0.2533471031357997],
    [0.9, 1.2815515655446006],
    [0.925, 1.4395314709384561],
    [0.99, 2.3263478740408408],
    [0.999, 3.090232306167813],
  ])('of %d is right to 1e-15', (probability, quantile) => {
    expect(Math.abs(normalQuantile(probability) / quantile - 1)).toBeLessThanOrEqual(1e-15);
  });

  test('is symmetric about one half, and infinite at the ends', () => {
    for (const probability of [0.25, 0.125, 2 ** -10, 2 ** -30])
      expect(normalQuantile(1 - probability)).toBe(-normalQuantile(probability));
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
  });

  test('of no probability is refused', () => {
    for (const probability of [-0.1, 1.1, Number.NaN]) expect(() => normalQuantile(probability)).toThrow('from 0 to 1');
  });
});
