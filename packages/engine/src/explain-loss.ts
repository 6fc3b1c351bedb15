import type { ContagionOutcome } from './define.ts';
import type { Channel } from './ledger.ts';
import { compensatedSum } from './numeric/compensated-sum.ts';
import { solveLinear } from './numeric/linear-solve.ts';
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

const ORIGIN_TOLERANCE = 1e-14;
/** Parts that miss the loss by more than this share of it explain nothing. */
const SELF_FULFILLING = 1e-6;

/**
 * Walks an institution's loss back to where it began: each loss is carried to its causes in proportion to what they
 * cost, theirs to their causes, until the shock, a failure of before the shock, or what an institution without a shock
 * costs itself. Largest first; the parts add up to the loss. With v_j what of the loss passes through j, v = e + Q'v, where
 * Q_jk is the share of j's own loss that came from k: the expected visits of an absorbing Markov chain (Kemeny and Snell
 * (1960), Finite Markov Chains, theorem 3.2.1). Empty where a loss has no origin: in a least clearing vector some do not pay
 * because they are not paid.
 */
export function originsOf(outcome: ContagionOutcome, row: number): readonly LossOrigin[] {
  const { ledger, lossAmount, capital } = outcome;
  const loss = lossAmount[row] ?? 0;
  if (!(loss > 0)) return [];
  const { from, to, amounts } = ledger.pairs();
  const isShocked = (at: number) => (outcome.shockLossAmount[at] ?? 0) > 0;
  // What it costs itself follows from its shock where it had one, and began with it where it had none.
  const beganAmount = outcome.shockLossAmount.slice();
  const shares = amounts.map((amount, place) => {
    const loser = to[place] ?? 0;
    if (from[place] !== loser || isShocked(loser)) return amount / (lossAmount[loser] ?? 1);
    beganAmount[loser] = amount;
    return 0;
  });
  const { matrix: visitsFrom } = sparseRowsOf(capital.length, { rows: from, columns: to, weights: shares });
  const right = new Float64Array(capital.length);
  right[row] = 1;
  const all = Uint32Array.from(capital.keys());
  const visits = solveLinear(
    { rows: visitsFrom, free: all, slopes: new Float64Array(capital.length).fill(1) },
    right,
    ORIGIN_TOLERANCE,
  );
  if (!visits) return [];
  const parts = [...visits.keys()].flatMap((origin) => {
    const own = lossAmount[origin] ?? 0;
    const began = own > 0 ? (beganAmount[origin] ?? 0) / own : 1;
    const amount = loss * (visits[origin] ?? 0) * began;
    return amount > 0 ? [{ row: origin, amount }] : [];
  });
  const explained = compensatedSum(parts.map(({ amount }) => amount));
  if (!(Math.abs(explained - loss) <= SELF_FULFILLING * loss)) return [];
  return parts.sort((one, other) => other.amount - one.amount || one.row - other.row);
}
