import { type Instrument, snapshotOf } from '@faultline/network';
import { expect, test } from 'vitest';
import { distressNetwork } from './distress-network.ts';

test('claims of a bank on one debtor by several instruments are one claim, and sinks have no part in it', () => {
  const provenance = { quality: 'REPORTED', source: 'filing' } as const;
  const claim = (debtor: string, instrument: Instrument, amount: number) => ({
    creditor: 'a',
    debtor,
    instrument,
    seniority: 'UNSPECIFIED' as const,
    maturityBucket: 'UNSPECIFIED' as const,
    amount,
    currency: 'EUR',
    collateralAmount: null,
    ...provenance,
  });
  const equity = (institution: string, amount: number) => ({
    institution,
    scope: 'SOLO' as const,
    asOf: '2019-12-31',
    measure: 'EQUITY' as const,
    amount,
    currency: 'EUR',
    ...provenance,
  });
  const snapshot = snapshotOf(
    {
      dataset: {
        slug: 's',
        title: 'S',
        description: '',
        asOf: '2019-12-31',
        currency: 'EUR',
        scale: 0,
        assumptions: [],
        sensitivity: null,
      },
      sources: [{ key: 'filing' }],
      institutions: [
        { key: 'a', name: 'A', kind: 'BANK', country: null },
        { key: 'b', name: 'B', kind: 'BANK', country: null },
        { key: 'c', name: 'C', kind: 'SECTOR', country: null },
      ],
      balanceSheets: [equity('a', 10), equity('b', 5)],
      exposures: [claim('b', 'LOAN', 1), claim('b', 'REPO', 2), claim('c', 'LOAN', 7)],
    },
    () => '',
  );
  const { leverage, capital } = distressNetwork(snapshot);
  expect([...leverage.starts]).toEqual([0, 1, 1, 1]);
  expect([...leverage.columns]).toEqual([1]);
  expect(leverage.weights[0]).toBeCloseTo(0.3, 15);
  expect([...capital]).toEqual([10, 5, Number.NaN]);
});
