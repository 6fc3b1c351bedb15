import type { RecordBatch, SnapshotRecords } from '@faultline/network';
import { batchesOf, dataset, records, withoutVenues } from './two-banks.ts';

// Three banks in a chain, worked out on paper. B has lent A 6, C has lent B 4.
//
//         external assets   claims   owes banks   owes outside   capital
//   A                  10        0            6              2         2
//   B                   4        6            4              3         3
//   C                   6        4            0              5         5
const provenance = { quality: 'ILLUSTRATIVE', source: records.sources[0]?.key ?? '' } as const;
/** Capital and total assets of a bank. */
export const balance = (institution: string, capital: number, totalAssets = 10) =>
  (['EQUITY', 'TOTAL_ASSETS'] as const).map((measure) => ({
    institution,
    scope: 'SOLO' as const,
    asOf: dataset.asOf,
    measure,
    amount: measure === 'EQUITY' ? capital : totalAssets,
    currency: 'EUR',
    ...provenance,
  }));
/** A loan of one bank to another. */
export const lent = (creditor: string, debtor: string, amount: number) => ({
  creditor,
  debtor,
  instrument: 'LOAN' as const,
  seniority: 'UNSPECIFIED' as const,
  maturityBucket: 'UNSPECIFIED' as const,
  amount,
  currency: 'EUR',
  collateralAmount: null,
  ...provenance,
});
export const chain: SnapshotRecords = {
  ...records,
  ...withoutVenues,
  dataset: { ...dataset, slug: 'chain' },
  institutions: ['a', 'b', 'c'].map((key) => ({ key, name: `Bank ${key}`, kind: 'BANK', country: null })),
  balanceSheets: [...balance('a', 2), ...balance('b', 3), ...balance('c', 5)],
  exposures: [lent('b', 'a', 6), lent('c', 'b', 4)],
  assets: [],
  holdings: [],
};

/** The chain, or another system of banks alone, in the order a file reader yields it. */
export async function* chainBatches(system: SnapshotRecords = chain): AsyncGenerator<RecordBatch> {
  for await (const batch of batchesOf(system))
    if (['sources', 'institutions', 'balance_sheets', 'exposures'].includes(batch.file)) yield batch;
}
