import { afterEach, describe, expect, test, vi } from 'vitest';
import { tableText } from '../write-files.ts';
import { drawBook } from './accounts.ts';
import { ASSUMPTIONS } from './assumptions.ts';
import { drawPower } from './draw-account.ts';

afterEach(() => vi.unstubAllGlobals());

const textOf = (seed: number) => {
  const { accounts, positions } = drawBook({ ...ASSUMPTIONS, seed });
  return tableText('accounts', accounts) + tableText('positions', positions);
};

describe('made-up accounts', () => {
  test('are the same bytes for the same seed and others for another, without clock or chance', () => {
    const refuse = () => expect.fail('the clock or chance was asked');
    vi.spyOn(Math, 'random').mockImplementation(refuse);
    vi.stubGlobal('Date', new Proxy(Date, { construct: refuse, get: refuse, apply: refuse }));
    const first = textOf(1);
    expect(textOf(1) === first).toBe(true);
    expect(textOf(2) === first).toBe(false);
    vi.restoreAllMocks();
  });

  test('leave nobody but the liquidity provider to take the other side', () => {
    const { positions } = drawBook(ASSUMPTIONS);
    const providers = positions.filter(({ account }) => account.endsWith('-liquidity-provider'));
    expect(providers.map(({ market, side }) => [market, side])).toEqual(
      ['binance', 'hyperliquid'].flatMap((venue) =>
        ['btc', 'eth', 'sol'].map((asset) => [`${venue}-${asset}`, 'SHORT']),
      ),
    );
  });

  test('cannot be drawn where hedgers would be short of more than there is', () => {
    expect(() => drawBook({ ...ASSUMPTIONS, hedgerShare: 0.9 })).toThrow('nothing is left for the liquidity provider');
  });

  test('have sizes between their ends, with the tail of a power law', () => {
    // P(size > s) = (s^-t - largest^-t) / (smallest^-t - largest^-t); with t = 1/2, from 1 to 100: 0.444 at 4, 0.259 at 9.
    const law = { smallest: 1, largest: 100, tail: 0.5 };
    let draw = 0;
    const stream = { uniform: () => (draw++ + 0.5) / 10_000 };
    const sizes = Array.from({ length: 10_000 }, () => drawPower(stream, law));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(100);
    expect(sizes.filter((size) => size > 4).length / 10_000).toBeCloseTo(0.4444, 3);
    expect(sizes.filter((size) => size > 9).length / 10_000).toBeCloseTo(0.2593, 3);
  });
});
