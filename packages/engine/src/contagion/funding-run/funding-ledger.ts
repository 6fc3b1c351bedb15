import type { SolvedRounds } from '../../define.ts';
import type { LossLedger } from '../../ledger.ts';
import type { SparseRows } from '../../numeric/sparse-rows.ts';
import { transposeRows } from '../../numeric/transpose-rows.ts';
import { lossLedger } from '../loss-ledger.ts';
import type { FundingQuestion, FundingRun } from './funding-run.ts';

interface Spread {
  readonly capital: Float64Array;
  readonly question: FundingQuestion;
  readonly found: FundingRun;
  /** The last round holds the recalls of all hoarders that are left, not only those due in it. */
  readonly leaps: boolean;
}

/**
 * Round 1 has what institutions lose because their own creditors run and haircuts rise: they are its cause themselves.
 * Later rounds are split over the hoarders whose recalls came in that round, in proportion to what they recalled. A
 * hoarder of round 0 recalls in round 2.
 */
export function fundingLedger(
  { capital, question, found, leaps }: Spread,
  { lossRatioByRound }: Pick<SolvedRounds, 'lossRatioByRound'>,
): LossLedger {
  const links = causesOfShortage(question);
  const last = lossRatioByRound.length - 1;
  const loserAt = new Uint32Array(links.columns.length);
  for (let row = 0; row < links.count; row++) loserAt.fill(row, links.starts[row] ?? 0, links.starts[row + 1] ?? 0);
  return lossLedger({
    capital,
    lossRatioByRound,
    links,
    channel: 'FUNDING',
    costIn(round, position) {
      const cause = links.columns[position] ?? 0;
      if (cause === loserAt[position]) return round === 1 ? 1 : 0;
      const hoards = found.hoardsInRound[cause] ?? -1;
      if (round === 1 || hoards < 0) return 0;
      const isDue = leaps && round === last ? hoards + 2 >= round : hoards + 2 === round;
      return isDue ? (links.weights[position] ?? 0) : 0;
    },
  });
}

/** Rows of debtors, columns of their creditors; of themselves too, with weight 1, where haircuts or a run leave them short at once. */
function causesOfShortage({ network: { claims }, shock }: FundingQuestion): SparseRows {
  const creditors = transposeRows(claims);
  const alone = new Set(
    shock.repoHaircutRatio > 0 ? Array.from({ length: claims.count }, (_, row) => row) : shock.distressed,
  );
  const starts = new Uint32Array(claims.count + 1);
  const columns = new Uint32Array(creditors.columns.length + alone.size);
  const weights = new Float64Array(columns.length);
  let end = 0;
  for (let row = 0; row < claims.count; row++) {
    let isLeft = alone.has(row);
    const last = creditors.starts[row + 1] ?? 0;
    for (let position = creditors.starts[row] ?? 0; position < last; position++) {
      const creditor = creditors.columns[position] ?? 0;
      if (isLeft && creditor > row) {
        columns[end] = row;
        weights[end++] = 1;
        isLeft = false;
      }
      columns[end] = creditor;
      weights[end++] = creditors.weights[position] ?? 0;
    }
    if (isLeft) {
      columns[end] = row;
      weights[end++] = 1;
    }
    starts[row + 1] = end;
  }
  return { count: claims.count, starts, columns, weights };
}
