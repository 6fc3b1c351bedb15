import type { Problem } from '@faultline/engine';
import { describe, expect, test } from 'vitest';
import { marketCriticalLeverage } from './market-critical-leverage.ts';
import { TWO_LONGS } from './sample-market.ts';

function found<Answer extends object>(answer: Answer | Problem): Answer {
  if ('code' in answer) throw new Error(`${answer.code}: ${answer.message}`);
  return answer;
}

describe('critical leverage', () => {
  const ask = (changed: Partial<Parameters<typeof marketCriticalLeverage>[1]>) =>
    marketCriticalLeverage(TWO_LONGS, {
      ...{ market: 'perp', side: 'LONG', quantity: 40, leverage: 20, law: 'LINEAR', fullSaleImpactRatio: null },
      ...changed,
    });

  test('follows from the stated impact: 40 units move the price by 4 %, which 50 times leverage does not survive', () => {
    const { critical, fullSaleImpactRatio, distance } = found(ask({}));
    expect(fullSaleImpactRatio).toBeCloseTo(0.04, 12);
    expect(critical.criticalLeverage).toBeCloseTo(50, 10);
    // 1/20 less 1 %, over 1 - 1 %.
    expect(distance.liquidationMoveRatio).toBeCloseTo(0.04 / 0.99, 12);
    // 45 units move it by 4.5 %: 44.4 times. The tier allows 50.
    expect(found(ask({ quantity: 45, leverage: 48 })).critical.survives).toBe(false);
  });

  test('is worked out and nobody reported it, whatever it rests on', () => {
    const { marks, tierQualityCodes } = TWO_LONGS.margin.markets;
    const reported = {
      ...TWO_LONGS.margin.markets,
      marks: { ...marks, qualityCodes: new Float64Array(marks.qualityCodes.length) },
      tierQualityCodes: new Float64Array(tierQualityCodes.length),
    };
    const asked = { market: 'perp', side: 'LONG', quantity: 40, leverage: 20, law: 'LINEAR' } as const;
    const of = (markets: typeof reported) =>
      found(
        marketCriticalLeverage(
          { ...TWO_LONGS, margin: { ...TWO_LONGS.margin, markets } },
          { ...asked, fullSaleImpactRatio: 0.1 },
        ),
      ).quality;
    expect(of(reported)).toBe('DERIVED');
    expect(of({ ...reported, tierQualityCodes: new Float64Array(tierQualityCodes.length).fill(2) })).toBe('ESTIMATED');
  });

  test.each([
    ['AT_OPEN', { leverage: 100 }, ['leverage']],
    ['BAD_PARAMETER', { leverage: 50.1 }, ['leverage']],
    ['TIER_EXCEEDED', { quantity: 101 }, ['quantity']],
    ['NOT_FOUND', { market: 'nowhere' }, ['market']],
    ['BAD_PARAMETER', { quantity: 0 }, ['quantity']],
    ['BAD_PARAMETER', { market: 'other' }, ['fullSaleImpactRatio']],
    ['BAD_PARAMETER', { fullSaleImpactRatio: 1.1 }, ['fullSaleImpactRatio']],
    ['BAD_PARAMETER', { leverage: 0 }, ['leverage']],
    ['BAD_PARAMETER', { law: 'SQUARE_ROOT' }, ['fullSaleImpactRatio']],
  ] as const)('is refused with %s', (code, changed, path) => {
    expect(ask(changed)).toMatchObject({ code, path });
  });

  test.each(['LINEAR', 'SQUARE_ROOT'] as const)(
    'has no number where selling moves the price by next to nothing, by the %s law',
    (law) => {
      const { critical } = found(ask({ law, fullSaleImpactRatio: 1e-320 }));
      expect(critical).toMatchObject({ criticalLeverage: null, survives: true });
    },
  );

  test('says what the margin tier of the position allows where more is asked for', () => {
    expect(ask({ leverage: 60 })).toMatchObject({
      message: 'leverage is 60; the margin tier of a notional of 4000 allows up to 50.',
    });
    expect(found(ask({ leverage: 50 })).margin.maxLeverage).toBe(50);
  });
});
