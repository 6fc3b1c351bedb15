import { expect, test } from 'vitest';
import { checkParameters, defaultRuleOf, type Parameters } from '../index.ts';
import { CONTAGION_MODELS } from './models.ts';
import { snapshotFromSample } from './sample-networks.ts';

// What every registered model says of its default rule is what it does.

// Bank 0 owes 10 to bank 1, which owes 5 to bank 2; each has capital of 10.
const snapshot = snapshotFromSample({
  claims: [
    [0, 0, 0],
    [10, 0, 0],
    [0, 5, 0],
  ],
  equity: [10, 10, 10],
});

const cases = CONTAGION_MODELS.flatMap((model) =>
  (model.defaultRule === 'CHOSEN' ? (['STRICT', 'WEAK'] as const) : [null]).map(
    (chosen) => [model.name, chosen, model] as const,
  ),
);

test.each(cases)(
  '%s (%s) does with a bank that loses exactly all capital what its default rule says',
  (_, chosen, model) => {
    const given: Parameters = chosen ? { defaultRule: chosen } : {};
    const checked = checkParameters(model, given);
    if ('problem' in checked) throw new Error(checked.problem.message);
    const { parameters } = checked;
    const lossOf = (shockOfBank0: number) =>
      model.run({ snapshot, shockRatio: Float64Array.of(shockOfBank0, 0, 0), parameters }).lossAmount;
    // Nearly all of its capital: a default is near, and there is none.
    const nearly = lossOf(0.99);
    const rule = defaultRuleOf(model, parameters);
    expect(nearly.some((loss, row) => loss > (row === 0 ? 9.9 : 0))).toBe(rule === null);
    if (rule === null) return;
    // Bank 0 loses twice its capital: it has nothing left to pay with, and bank 1 loses exactly its own.
    const all = lossOf(2);
    expect(all[1]).toBe(10);
    expect((all[2] ?? 0) > 0).toBe(rule === 'WEAK');
  },
);
