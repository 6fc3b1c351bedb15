import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OUTCOMES } from '../define.ts';
import { checkParameters } from '../index.ts';
import { CONTAGION_MODELS } from './models.ts';
import { snapshotFromSample } from './sample-networks.ts';

// Whoever has lost exactly all its capital has failed, in whatever unit it is stated: 0.1 and 0.3 of 0.4 are all of it.

function outcomesOf(name: string, sample: Parameters<typeof snapshotFromSample>[0], shockRatio: readonly number[]) {
  const model = CONTAGION_MODELS.find((known) => known.name === name) ?? expect.fail(name);
  const checked = checkParameters(model, {});
  if ('problem' in checked) throw new Error(checked.problem.message);
  const outcome = model.run({
    snapshot: snapshotFromSample(sample),
    shockRatio: Float64Array.from(shockRatio),
    parameters: checked.parameters,
  });
  return { ...outcome, names: [...outcome.outcomeCodes].map((code) => OUTCOMES[code]) };
}

/** Bank 0 has lent to bank 1, which fails; bank 2 has lent to bank 0. */
const chain = (capital: number, claim: number, unit: number) => ({
  claims: [
    [0, claim * unit, 0],
    [0, 0, 0],
    [0.5 * unit, 0, 0],
  ],
  equity: [capital * unit, unit, 5 * unit],
});

describe.each(['debtRankLinear', 'defaultCascade'])('under %s', (name) => {
  test.each([1, 10, 0.1, 3e7])('a bank that loses 0.1 and 0.3 of 0.4 has failed, in units of %d', (unit) => {
    const { names, lossRatio } = outcomesOf(name, chain(0.4, 0.3, unit), [0.25, 1, 0]);
    expect(lossRatio[0]).toBeCloseTo(1, 14);
    expect(names.slice(0, 2)).toEqual(['FAILED', 'FAILED']);
  });

  test('figures of one decimal that add up to all capital are all of it', () => {
    const tenths = fc.integer({ min: 1, max: 99 });
    fc.assert(
      fc.property(tenths, tenths, fc.constantFrom(1, 10, 0.1, 1e-6, 1e6), (own, claim, unit) => {
        const sample = chain((own + claim) / 10, claim / 10, unit);
        const { names } = outcomesOf(name, sample, [own / 10 / ((own + claim) / 10), 1, 0]);
        expect(names[0]).toBe('FAILED');
        // A thousandth less is not all of it.
        const rest = outcomesOf(name, sample, [(own / 10 / ((own + claim) / 10)) * 0.999, 1, 0]);
        expect(rest.names[0]).toBe('STRESSED');
      }),
      { numRuns: 300, seed: 5 },
    );
  });
});
