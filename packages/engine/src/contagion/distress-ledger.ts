import type { SolvedRounds } from '../define.ts';
import { type LossLedger, type LossLine, type LossPairs, SHOCK } from '../ledger.ts';
import { canLose, type DistressNetwork } from './distress-network.ts';
import { lostShare } from './lost-claims.ts';

/**
 * Round 0 books the shock. In round t a creditor's further loss is split over its debtors in proportion to what the
 * claims on them that were written off since the round before would have cost it: exactly that cost, unless the
 * creditor ran out of capital. `writeDownByRound` has the share written off in the state after each round.
 */
export function distressLedger(
  network: DistressNetwork,
  { lossRatioByRound, writeDownByRound }: Pick<SolvedRounds, 'lossRatioByRound' | 'writeDownByRound'>,
): LossLedger {
  const { capital, leverage } = network;
  let pairs: LossPairs | null = null;
  const last = lossRatioByRound.length - 1;
  const ratioIn = (round: number, row: number) => lossRatioByRound[round]?.[row] ?? 0;
  const writeDownIn = (round: number, row: number) => writeDownByRound[round]?.[row] ?? 0;
  /** What a claim loses in a round: since it last did. The last round may leap to the limit: then over the whole leap. */
  const riseIn = (round: number, position: number) => {
    const debtor = leverage.columns[position] ?? 0;
    const after = writeDownIn(round === last ? round : round - 1, debtor);
    const before = round > 1 ? writeDownIn(round - 2, debtor) : 0;
    return lostShare(network, position, after) - lostShare(network, position, before);
  };
  const lossIn = (round: number, creditor: number) =>
    (ratioIn(round, creditor) - ratioIn(round - 1, creditor)) * (capital[creditor] ?? 0);

  /** Tells the last position in the leverage matrix and the amount of each debtor that cost the creditor something in a round. */
  const split = (round: number, creditor: number, tell: (position: number, amount: number) => void) => {
    const loss = lossIn(round, creditor);
    if (!(loss > 0)) return;
    const [start, end] = [leverage.starts[creditor] ?? 0, leverage.starts[creditor + 1] ?? 0];
    const costOf = (position: number) => Math.max(0, (leverage.weights[position] ?? 0) * riseIn(round, position));
    let total = 0;
    for (let position = start; position < end; position++) total += costOf(position);
    let cost = 0;
    for (let position = start; position < end; position++) {
      cost += costOf(position);
      // Claims of several ranks on one debtor follow each other.
      if (position + 1 < end && leverage.columns[position + 1] === leverage.columns[position]) continue;
      if (cost > 0) tell(position, loss * (cost / total));
      cost = 0;
    }
  };
  const shockOf = (row: number): LossLine | null => {
    const amount = canLose(capital, row) ? ratioIn(0, row) * (capital[row] ?? 0) : 0;
    return amount === 0 ? null : { round: 0, channel: 'SHOCK', from: SHOCK, to: row, amount };
  };

  return {
    visit(tell) {
      for (let row = 0; row < leverage.count; row++) {
        const line = shockOf(row);
        if (line) tell(line);
      }
      for (let round = 1; round <= last; round++)
        for (let to = 0; to < leverage.count; to++)
          split(round, to, (position, amount) =>
            tell({ round, channel: 'COUNTERPARTY', from: leverage.columns[position] ?? 0, to, amount }),
          );
    },
    linesTo(to) {
      const line = shockOf(to);
      const lines = line ? [line] : [];
      for (let round = 1; round <= last; round++)
        split(round, to, (position, amount) =>
          lines.push({ round, channel: 'COUNTERPARTY', from: leverage.columns[position] ?? 0, to, amount }),
        );
      return lines;
    },
    pairs() {
      if (pairs) return pairs;
      const sums = new Float64Array(leverage.columns.length);
      for (let round = 1; round <= last; round++)
        for (let creditor = 0; creditor < leverage.count; creditor++)
          split(round, creditor, (position, amount) => {
            sums[position] = (sums[position] ?? 0) + amount;
          });
      pairs = withLoss(leverage, sums);
      return pairs;
    },
  };
}

function withLoss({ count, starts, columns }: DistressNetwork['leverage'], sums: Float64Array): LossPairs {
  const found = sums.reduce((sofar, amount) => sofar + (amount > 0 ? 1 : 0), 0);
  const pairs = { from: new Uint32Array(found), to: new Uint32Array(found), amounts: new Float64Array(found) };
  let place = 0;
  for (let creditor = 0; creditor < count; creditor++)
    for (let position = starts[creditor] ?? 0; position < (starts[creditor + 1] ?? 0); position++) {
      const amount = sums[position] ?? 0;
      if (!(amount > 0)) continue;
      pairs.from[place] = columns[position] ?? 0;
      pairs.to[place] = creditor;
      pairs.amounts[place++] = amount;
    }
  return pairs;
}
