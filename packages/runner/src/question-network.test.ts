import { openPlainLanes } from '@faultline/engine';
import { type ExposureRecord, type NetworkSnapshot, snapshotOf } from '@faultline/network';
import { describe, expect, test } from 'vitest';
import { answeredAnew } from './answers/prepared-question.ts';
import { lossDistribution } from './loss-distribution.ts';
import { questionNetwork, SEARCHED } from './question-network.ts';
import { sha256 } from './run-identity.ts';
import { openThreadPool } from './threads/thread-pool.ts';

const stated = { quality: 'ILLUSTRATIVE', source: 'made-up' } as const;

/** Two banks with this capital that have lent each other this much. */
function pair(capital: number, lent: number, currency = 'EUR'): NetworkSnapshot {
  const loan = (creditor: string, debtor: string): ExposureRecord => ({
    creditor,
    debtor,
    instrument: 'LOAN',
    seniority: 'UNSPECIFIED',
    maturityBucket: 'UNSPECIFIED',
    amount: lent,
    currency,
    collateralAmount: null,
    ...stated,
  });
  return snapshotOf(
    {
      dataset: {
        slug: 'pair',
        title: 'Pair',
        description: '',
        asOf: '2020-01-01',
        currency: 'EUR',
        scale: 0,
        assumptions: [],
        sensitivity: null,
      },
      sources: [{ key: 'made-up' }],
      institutions: ['a', 'b'].map((key) => ({ key, name: key, kind: 'BANK', country: null })),
      balanceSheets: ['a', 'b'].map((institution) => ({
        institution,
        scope: 'SOLO',
        asOf: '2020-01-01',
        measure: 'EQUITY',
        amount: capital,
        currency: 'EUR',
        ...stated,
      })),
      exposures: [loan('a', 'b'), loan('b', 'a')],
    },
    sha256,
  );
}

const codeOf = (found: object) => ('problem' in found ? (found.problem as { code: string }).code : null);

describe('a snapshot is refused', () => {
  test('where its amounts do not add up to a number', () => {
    expect(codeOf(questionNetwork(pair(1e308, 1), SEARCHED))).toBe('NUMERIC_OVERFLOW');
    expect(codeOf(questionNetwork(pair(1, 1e308), SEARCHED))).toBe('NUMERIC_OVERFLOW');
    expect(codeOf(questionNetwork(pair(1, 1), SEARCHED))).toBeNull();
  });

  test('where an exchange rate is missing', () => {
    expect(codeOf(questionNetwork(pair(1, 1, 'USD'), SEARCHED))).toBe('MISSING_FX');
  });

  test('where it has more institutions or claims than are answered while one waits, asked before or not', () => {
    const snapshot = pair(1, 1);
    expect(codeOf(questionNetwork(snapshot, { institutions: 2, claims: 2 }))).toBeNull();
    expect(codeOf(questionNetwork(snapshot, { institutions: 1, claims: 2 }))).toBe('SNAPSHOT_TOO_LARGE');
    expect(codeOf(questionNetwork(snapshot, { institutions: 2, claims: 1 }))).toBe('SNAPSHOT_TOO_LARGE');
  });
});

test('scenarios are drawn no further once nobody waits for them', async () => {
  const gone = new AbortController();
  const request = {
    model: 'DIRECT',
    failureProbability: 0.5,
    dependence: { loading: 0 },
    scenarios: 100_000,
    seed: 1,
    confidences: [0.9],
    coverage: 0.95,
  } as const;
  const tools = { pool: openThreadPool({ threads: 2, kernels: null }), openLanes: openPlainLanes };
  const answer = answeredAnew(lossDistribution(pair(1, 1), request, tools), gone.signal);
  gone.abort(new Error('the caller left'));
  await expect(answer).rejects.toThrow('the caller left');
});
