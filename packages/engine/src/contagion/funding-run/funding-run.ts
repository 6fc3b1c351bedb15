import { compensatedSum } from '../../numeric/compensated-sum.ts';
import { type RunningSums, runningSums } from '../../numeric/running-sums.ts';
import type { SparseRows } from '../../numeric/sparse-rows.ts';
import { transposeRows } from '../../numeric/transpose-rows.ts';
import {
  type FundingNetwork,
  type FundingShock,
  type Liquidity,
  liquidityBeforeRecalls,
  refuseBadFunding,
  shortfallOf,
} from './liquidity.ts';

/** Columns have one entry per institution, amounts in the currency and scale of the network. */
export interface FundingRun {
  /** Rows that begin to hoard, ascending: [0] the distressed and those short at once, perhaps none; then round by round. */
  readonly rounds: readonly Uint32Array[];
  /** Round in which an institution began to hoard, or -1. */
  readonly hoardsInRound: Int32Array;
  /** Interbank funding each institution lost: from the distressed withdrawn at once, from others recalled by hoarders. */
  readonly withdrawnAmount: Float64Array;
  /** What is missing once that is repaid; 0 where liquidity suffices, and for sinks. */
  readonly shortfallAmount: Float64Array;
  /** What each institution calls in from its own debtors. */
  readonly recalledAmount: Float64Array;
  /** The part of the shortfall that its own recalls do not cover even if every debtor pays in full. */
  readonly uncoveredAmount: Float64Array;
  readonly totalShortfallAmount: number;
  readonly totalUncoveredAmount: number;
}

/**
 * Funding contagion by liquidity hoarding. Repo lenders raise haircuts and creditors run on the distressed; whoever is
 * then short of liquidity hoards: it recalls a share of its short-term interbank claims, which its debtors lose as
 * funding, and some of them are short in the next round. After Gai, Haldane, Kapadia (2011), "Complexity, concentration
 * and contagion", Journal of Monetary Economics 58(5); the method card says what is theirs and what is simpler here.
 * Hoarders never stop, so the answer is the least set of hoarders that follows from the shock. Every claim of a hoarder
 * is visited once.
 *
 * `recallRatio` is the share of its claims that a hoarder recalls, 0 to 1. Throws RangeError on a negative or infinite
 * amount, a ratio outside [0, 1], a row there is not, and on claims that `refuseBadClaims` refuses.
 */
export function fundingRun(network: FundingNetwork, shock: FundingShock, recallRatio: number): FundingRun {
  return spreadRun({ network, shock, recallRatio }, () => {});
}

export interface FundingQuestion {
  readonly network: FundingNetwork;
  readonly shock: FundingShock;
  readonly recallRatio: number;
}

/** The same, telling what each institution is short of after the withdrawals at once, and after each round of recalls. */
export function spreadRun(
  { network, shock, recallRatio }: FundingQuestion,
  tell: (shortfallAt: (row: number) => number) => void,
): FundingRun {
  refuseBadFunding(network, shock, recallRatio);
  const { claims } = network;
  const distressed = new Set(shock.distressed);
  const liquidity = liquidityBeforeRecalls(network, shock, distressed);
  const recalls: Recalls = {
    claims,
    recalled: runningSums(claims.count),
    withdrawn: runningSums(claims.count),
    // Of a claim on a distressed debtor only what was not withdrawn at once can still be recalled.
    shareOf: (debtor) => recallRatio * (distressed.has(debtor) ? 1 - shock.withdrawalRatio : 1),
  };
  withdrawFrom(distressed, recalls, shock.withdrawalRatio);
  const shortfallAt = (row: number) => shortfallOf(liquidity, row, recalls.withdrawn.at(row));
  const isShort = (row: number) => shortfallAt(row) > 0;
  tell(shortfallAt);
  const hoardsInRound = new Int32Array(claims.count).fill(-1);
  const rounds: Uint32Array[] = [];
  let newly = Uint32Array.from(hoardsInRound.keys()).filter((row) => distressed.has(row) || isShort(row));
  do {
    for (const row of newly) hoardsInRound[row] = rounds.length;
    rounds.push(newly);
    const hit = recallBy(newly, recalls);
    tell(shortfallAt);
    const short = [...hit].filter((row) => hoardsInRound[row] === -1 && isShort(row));
    newly = Uint32Array.from(short).sort();
  } while (newly.length > 0);
  return { rounds, hoardsInRound, ...amountsOf(liquidity, recalls) };
}

interface Recalls {
  readonly claims: SparseRows;
  /** By creditor. */
  readonly recalled: RunningSums;
  /** By debtor. */
  readonly withdrawn: RunningSums;
  /** What a hoarder recalls of a claim of 1 on this debtor. */
  readonly shareOf: (debtor: number) => number;
}

/** Every creditor of the distressed withdraws this share of its claims on them. */
function withdrawFrom(distressed: ReadonlySet<number>, { claims, recalled, withdrawn }: Recalls, ratio: number): void {
  if (ratio === 0) return;
  const creditors = transposeRows(claims);
  for (const debtor of Uint32Array.from(distressed).sort()) {
    const end = creditors.starts[debtor + 1] ?? 0;
    for (let position = creditors.starts[debtor] ?? 0; position < end; position++) {
      const amount = ratio * (creditors.weights[position] ?? 0);
      recalled.add(creditors.columns[position] ?? 0, amount);
      withdrawn.add(debtor, amount);
    }
  }
}

/** Each of these hoarders recalls from all its debtors; answers every debtor that lost funding, once. */
function recallBy(hoarders: Uint32Array, { claims, recalled, withdrawn, shareOf }: Recalls): ReadonlySet<number> {
  const hit = new Set<number>();
  for (const hoarder of hoarders) {
    const end = claims.starts[hoarder + 1] ?? 0;
    for (let position = claims.starts[hoarder] ?? 0; position < end; position++) {
      const debtor = claims.columns[position] ?? 0;
      const amount = shareOf(debtor) * (claims.weights[position] ?? 0);
      recalled.add(hoarder, amount);
      withdrawn.add(debtor, amount);
      hit.add(debtor);
    }
  }
  return hit;
}

function amountsOf(liquidity: Liquidity, { claims, recalled, withdrawn }: Recalls) {
  const column = (amountAt: (row: number) => number) =>
    Float64Array.from({ length: claims.count }, (_, row) => amountAt(row));
  const shortfallAmount = column((row) => shortfallOf(liquidity, row, withdrawn.at(row)));
  const uncoveredAmount = column((row) => Math.max(0, (shortfallAmount[row] ?? 0) - recalled.at(row)));
  return {
    withdrawnAmount: column(withdrawn.at),
    shortfallAmount,
    recalledAmount: column(recalled.at),
    uncoveredAmount,
    totalShortfallAmount: compensatedSum(shortfallAmount),
    totalUncoveredAmount: compensatedSum(uncoveredAmount),
  };
}
