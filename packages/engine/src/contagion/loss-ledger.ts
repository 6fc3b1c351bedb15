import type { SolvedRounds } from '../define.ts';
import { type Channel, type LossLedger, type LossLine, type LossPairs, SHOCK } from '../ledger.ts';
import type { SparseRows } from '../numeric/sparse-rows.ts';
import { canLose } from './distress-network.ts';

export interface LossRounds extends Pick<SolvedRounds, 'lossRatioByRound'> {
  readonly capital: Float64Array;
  /** Rows of those who lose, columns of those who may cost them something, ascending; several positions for one column follow each other. */
  readonly links: SparseRows;
  readonly channel: Channel;
  /** What the cause at a position cost in a round, in any unit that is the same for all causes of one loser; 0 or more. */
  readonly costIn: (round: number, position: number) => number;
}

/** Round 0 books the shock; the further loss of each round is split over its causes in proportion to what they cost. */
export function lossLedger({ capital, lossRatioByRound, links, channel, costIn }: LossRounds): LossLedger {
  let pairs: LossPairs | null = null;
  const last = lossRatioByRound.length - 1;
  const ratioIn = (round: number, row: number) => lossRatioByRound[round]?.[row] ?? 0;
  const lossIn = (round: number, row: number) => (ratioIn(round, row) - ratioIn(round - 1, row)) * (capital[row] ?? 0);

  /** Tells the last position in the links and the amount of each cause that cost somebody something in a round. */
  const split = (round: number, loser: number, tell: (position: number, amount: number) => void) => {
    const loss = lossIn(round, loser);
    if (!(loss > 0)) return;
    const [start, end] = [links.starts[loser] ?? 0, links.starts[loser + 1] ?? 0];
    let total = 0;
    for (let position = start; position < end; position++) total += costIn(round, position);
    let cost = 0;
    for (let position = start; position < end; position++) {
      cost += costIn(round, position);
      if (position + 1 < end && links.columns[position + 1] === links.columns[position]) continue;
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
      for (let row = 0; row < links.count; row++) {
        const line = shockOf(row);
        if (line) tell(line);
      }
      for (let round = 1; round <= last; round++)
        for (let to = 0; to < links.count; to++)
          split(round, to, (position, amount) =>
            tell({ round, channel, from: links.columns[position] ?? 0, to, amount }),
          );
    },
    linesTo(to) {
      const line = shockOf(to);
      const lines = line ? [line] : [];
      for (let round = 1; round <= last; round++)
        split(round, to, (position, amount) =>
          lines.push({ round, channel, from: links.columns[position] ?? 0, to, amount }),
        );
      return lines;
    },
    pairs() {
      if (pairs) return pairs;
      const sums = new Float64Array(links.columns.length);
      for (let round = 1; round <= last; round++)
        for (let loser = 0; loser < links.count; loser++)
          split(round, loser, (position, amount) => {
            sums[position] = (sums[position] ?? 0) + amount;
          });
      pairs = withLoss(links, sums);
      return pairs;
    },
  };
}

function withLoss({ count, starts, columns }: SparseRows, sums: Float64Array): LossPairs {
  const found = sums.reduce((sofar, amount) => sofar + (amount > 0 ? 1 : 0), 0);
  const pairs = { from: new Uint32Array(found), to: new Uint32Array(found), amounts: new Float64Array(found) };
  let place = 0;
  for (let loser = 0; loser < count; loser++)
    for (let position = starts[loser] ?? 0; position < (starts[loser + 1] ?? 0); position++) {
      const amount = sums[position] ?? 0;
      if (!(amount > 0)) continue;
      pairs.from[place] = columns[position] ?? 0;
      pairs.to[place] = loser;
      pairs.amounts[place++] = amount;
    }
  return pairs;
}
