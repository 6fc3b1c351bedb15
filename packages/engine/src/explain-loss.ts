import type { ContagionOutcome } from './define.ts';
import type { Channel } from './ledger.ts';
import { compensatedSum } from './numeric/compensated-sum.ts';
import { expectedVisits } from './numeric/expected-visits.ts';
import { reachedRows } from './numeric/reached-rows.ts';
import { sparseRowsOf } from './numeric/sparse-rows-of.ts';

/** What one institution, or the shock (`from` is SHOCK), cost another over all rounds, in the snapshot's currency and scale. */
export interface LossCause {
  readonly from: number;
  readonly channel: Channel;
  readonly amount: number;
}

/** The causes of an institution's loss, largest first; they add up to it. */
export function causesOf({ ledger }: Pick<ContagionOutcome, 'ledger'>, row: number): readonly LossCause[] {
  const causes = new Map<string, { from: number; channel: Channel; amounts: number[] }>();
  for (const { from, channel, amount } of ledger.linesTo(row)) {
    const known = causes.get(`${channel}/${from}`);
    if (known) known.amounts.push(amount);
    else causes.set(`${channel}/${from}`, { from, channel, amounts: [amount] });
  }
  return [...causes.values()]
    .map(({ from, channel, amounts }) => ({ from, channel, amount: compensatedSum(amounts) }))
    .sort((left, right) => right.amount - left.amount || left.from - right.from);
}

/** Where a loss began: with an institution the shock hit, one that had failed before it, or one that costs itself something without either. */
export interface LossOrigin {
  readonly row: number;
  readonly amount: number;
}

/** A loss walked back: the parts that have an origin, largest first, and the rest, which together are the loss. */
export interface LossOrigins {
  readonly parts: readonly LossOrigin[];
  /** What institutions lose because they do not pay each other because they are not paid: nothing outside began it. */
  readonly selfFulfillingAmount: number;
}

/**
 * Walks an institution's loss back to where it began: each loss is carried to its causes in proportion to what they
 * cost, theirs to their causes, until the shock, a failure of before the shock, or what an institution without a shock
 * costs itself. With v_j what of the loss passes through j, v = e + Q'v, where Q_jk is the share of j's own loss that came
 * from k: the expected visits of an absorbing walk. What comes to institutions whose losses lead back to no origin is
 * self-fulfilling, as it can be in a least clearing vector; so is, of more than a thousand institutions, what leads back to
 * one so seldom that it is lost among the digits.
 */
export function originsOf(outcome: ContagionOutcome, row: number): LossOrigins {
  const { lossAmount } = outcome;
  const loss = lossAmount[row] ?? 0;
  if (!(loss > 0)) return { parts: [], selfFulfillingAmount: 0 };
  const { steps, exits, isSelfFulfilling } = backwardWalk(outcome);
  const visits = expectedVisits({ steps, exits }, row);
  if (!visits) return { parts: [], selfFulfillingAmount: loss };
  const ended = visits.map((often, at) => loss * often * (exits[at] ?? 0));
  const parts = [...ended.entries()]
    .filter(([at, amount]) => amount > 0 && !isSelfFulfilling[at])
    .map(([at, amount]) => ({ row: at, amount }))
    .sort((one, other) => other.amount - one.amount || one.row - other.row);
  return { parts, selfFulfillingAmount: compensatedSum(ended.filter((_, at) => isSelfFulfilling[at])) };
}

/** From each loser to its causes, out of the walk where a loss began, and where none of what led there began anywhere. */
function backwardWalk({ ledger, lossAmount, shockLossAmount, capital }: ContagionOutcome) {
  const { from, to, amounts } = ledger.pairs();
  const count = capital.length;
  const beganAmount = shockLossAmount.slice();
  // What it costs itself follows from its shock where it had one, and began with it where it had none.
  const shares = amounts.map((amount, place) => {
    const loser = to[place] ?? 0;
    if (from[place] !== loser || (shockLossAmount[loser] ?? 0) > 0) return amount / (lossAmount[loser] ?? 1);
    beganAmount[loser] = amount;
    return 0;
  });
  const exits = beganAmount.map((began, at) => ((lossAmount[at] ?? 0) > 0 ? began / (lossAmount[at] ?? 1) : 1));
  const { matrix: toCauses } = sparseRowsOf(count, { rows: to, columns: from, weights: shares });
  const isSelfFulfilling = new Uint8Array(count).fill(1);
  for (const at of reachedRows(toCauses, exits)) isSelfFulfilling[at] = 0;
  if (!isSelfFulfilling.includes(1)) return { steps: toCauses, exits, isSelfFulfilling };
  // The walk ends there, too.
  const { matrix: steps } = sparseRowsOf(count, {
    rows: to,
    columns: from,
    weights: shares.map((share, place) => (isSelfFulfilling[to[place] ?? 0] ? 0 : share)),
  });
  return { steps, exits: exits.map((exit, at) => (isSelfFulfilling[at] ? 1 : exit)), isSelfFulfilling };
}
