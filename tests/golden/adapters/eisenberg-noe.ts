import { clearingVectors, isolatedClearingVectors, singularDefaultSets } from '@faultline/engine';
import type { Adapter } from '../harness.ts';
import { type ClearingCase, systemOfCase } from './clearing-systems.ts';

/** NaN is how a column says "undefined"; JSON says null. */
const listed = (column: Float64Array) => [...column].map((value) => (Number.isNaN(value) ? null : value));

/** Eisenberg-Noe and Rogers-Veraart cases have the same fields. */
export const eisenbergNoe: Adapter<ClearingCase> = (given) => {
  const system = systemOfCase(given);
  const { alpha, beta } = given;
  const pariPassu = { alpha, beta, externalRank: 'PARI_PASSU' } as const;
  const { greatest, defaultRounds, least, leastEqualsGreatest } = clearingVectors(system, pariPassu);
  const senior = clearingVectors(system, { alpha, beta, externalRank: 'SENIOR' }).greatest;
  const singular = singularDefaultSets(system, pariPassu);
  const isolated = isolatedClearingVectors(system, pariPassu);
  return {
    total_liabilities: [...greatest.totalObligations],
    greatest_payments: [...greatest.payments],
    defaults: [...greatest.defaults],
    default_rounds: defaultRounds.map((rows) => [...rows]),
    equity: [...greatest.equity],
    recovery: listed(greatest.recovery),
    interbank_received: [...greatest.interbankReceived],
    total_shortfall: greatest.totalShortfall,
    least_payments: [...least.payments],
    least_equals_greatest: leastEqualsGreatest,
    senior_external: {
      interbank_payments: [...senior.payments],
      net_worth: [...senior.netWorth],
      defaults: [...senior.defaults],
    },
    singular_default_sets: 'problem' in singular ? undefined : singular.count,
    all_isolated:
      'problem' in isolated
        ? undefined
        : isolated.vectors.map(({ defaults, payments }) => ({ default: [...defaults], p: [...payments] })),
  };
};
