import { createHash } from 'node:crypto';
import { systemicImportance } from '@faultline/engine';
import { type DatasetRecord, type SensitivityRecord, snapshotOf } from '@faultline/network';
import type { Bank } from './banks.ts';
import { describeBanks } from './dataset.ts';
import type { InterbankAssumptions } from './interbank.ts';
import { positionsOf } from './records.ts';

const ALTERNATIVES = [0.3, 0.6, 0.9];
const LISTED = 10;

/** The ten banks whose own failure costs the others most, under alternative coverages of the interbank estimate. */
export function sensitivityOf(
  banks: readonly Bank[],
  assumptions: InterbankAssumptions,
  dataset: DatasetRecord,
): SensitivityRecord {
  return {
    assumption: 'interbankCoverage',
    ranking: 'Linear DebtRank of the failure of one bank: share of the CET1 of all banks that the others lose',
    alternatives: ALTERNATIVES.map((interbankCoverage) => {
      const { institutions, exposures, balanceSheets } = {
        ...describeBanks(banks),
        ...positionsOf(banks, { ...assumptions, interbankCoverage }),
      };
      const interbank = exposures.filter(({ debtor, creditor }) =>
        [debtor, creditor].every((key) => institutions.some((bank) => bank.key === key)),
      );
      const sources = [...new Set([...interbank, ...balanceSheets].map(({ source }) => source))].map((key) => ({
        key,
      }));
      const snapshot = snapshotOf({ dataset, sources, institutions, balanceSheets, exposures: interbank }, (chunks) => {
        const hash = createHash('sha256');
        for (const chunk of chunks) hash.update(chunk);
        return hash.digest('hex');
      });
      const scores = systemicImportance(snapshot);
      const top = snapshot.institutions.keys
        .map((institution, row) => ({ institution, score: scores[row] ?? 0 }))
        .sort((left, right) => right.score - left.score)
        .slice(0, LISTED);
      return { value: interbankCoverage, top };
    }),
  };
}
