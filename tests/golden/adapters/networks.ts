import { type BalanceSheetMeasure, type NetworkSnapshot, snapshotOf } from '@faultline/network';

const provenance = { quality: 'ILLUSTRATIVE', source: 'case' } as const;

/** Institution keys in an order that is also canonical: row i of a case is row i of the snapshot. */
export function keyOf(row: number): string {
  return `bank-${String(row).padStart(6, '0')}`;
}

/** A snapshot of a matrix of claims (claims[i][j]: claim of i on j) and one balance-sheet figure per bank. */
export function snapshotOfClaims(
  claims: readonly (readonly number[])[],
  figures: Partial<Record<BalanceSheetMeasure, readonly number[]>>,
): NetworkSnapshot {
  return snapshotOf(
    {
      dataset: {
        slug: 'case',
        title: 'Golden case',
        description: '',
        asOf: '2000-01-01',
        currency: 'EUR',
        scale: 0,
        assumptions: [],
        sensitivity: null,
      },
      sources: [{ key: 'case' }],
      institutions: claims.map((_, row) => ({ key: keyOf(row), name: keyOf(row), kind: 'BANK', country: null })),
      balanceSheets: Object.entries(figures).flatMap(([measure, amounts]) =>
        amounts.map((amount, row) => ({
          institution: keyOf(row),
          scope: 'CONSOLIDATED' as const,
          asOf: '2000-01-01',
          measure: measure as BalanceSheetMeasure,
          amount,
          currency: 'EUR',
          ...provenance,
        })),
      ),
      exposures: claims.flatMap((row, creditor) =>
        row.flatMap((amount, debtor) =>
          amount === 0
            ? []
            : {
                creditor: keyOf(creditor),
                debtor: keyOf(debtor),
                instrument: 'INTERBANK' as const,
                seniority: 'UNSPECIFIED' as const,
                maturityBucket: 'UNSPECIFIED' as const,
                amount,
                currency: 'EUR',
                collateralAmount: null,
                ...provenance,
              },
        ),
      ),
    },
    () => 'case',
  );
}
