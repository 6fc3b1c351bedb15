import { refuseOutOfRange, refuseOverflow } from '../check-ranges.ts';
import { type Refusal, refuse } from '../problems.ts';
import { compareTakers, deleveragingScore } from './deleveraging-order.ts';

/** Who an account is; among equals the lower one goes first: numbers by value, names by their letters. */
export type AccountKey = string | number;

/** Holds the side opposite to a liquidated position, in one perpetual. */
export interface DeleveragingCandidate {
  readonly account: AccountKey;
  readonly quantity: number;
  readonly entryPrice: number;
  readonly collateralAmount: number;
}

/** Where a candidate stands at the mark. */
export interface DeleveragingStanding {
  readonly account: AccountKey;
  readonly score: number;
  /** Profit over notional at entry. */
  readonly profitRatio: number;
  /** Notional over equity, both at the mark; null where equity is 0. */
  readonly leverage: number | null;
  readonly profitAmount: number;
  readonly equityAmount: number;
}

export interface DeleveragingQueue {
  /** In the order of the candidates given. */
  readonly standings: readonly DeleveragingStanding[];
  /** Who is closed first, second and so on: rows of the candidates. */
  readonly queue: Uint32Array;
}

/**
 * The queue for auto-deleveraging at a mark, against a position of a side that is liquidated: highest score first, ties by
 * the lower account, those without a profit last.
 * BAD_PARAMETER for a mark, quantity or entry price of 0 or less, collateral below 0 and an account named twice;
 * NUMERIC_OVERFLOW where a figure is not finite.
 */
export function deleveragingQueue(
  candidates: readonly DeleveragingCandidate[],
  { liquidatedSide, mark }: { readonly liquidatedSide: 1 | -1; readonly mark: number },
): DeleveragingQueue | Refusal {
  const refusal = refuseOutOfRange({ mark }, { mark: { above: 0 } }) ?? refuseCandidates(candidates);
  if (refusal) return refusal;
  const standings = candidates.map((candidate) => standingOf(candidate, -liquidatedSide, mark));
  for (const { score, leverage, equityAmount } of standings) {
    const overflow = refuseOverflow({ score, leverage, equityAmount });
    if (overflow) return overflow;
  }
  return { standings, queue: queueOf(standings) };
}

/** The queue where profit over notional at entry and leverage are published instead of positions. */
export function rankForDeleveraging(
  published: readonly { readonly account: AccountKey; readonly profitRatio: number; readonly leverage: number }[],
): { readonly accounts: readonly AccountKey[]; readonly scores: readonly number[] } | Refusal {
  const refusal = refuseTwice(published);
  if (refusal) return refusal;
  for (const { account, profitRatio, leverage } of published) {
    const bad = refuseOutOfRange({ profitRatio, leverage }, { profitRatio: {}, leverage: { above: 0 } });
    const refused = bad ?? refuseOverflow({ score: deleveragingScore(profitRatio, leverage) });
    if (refused) return { problem: { ...refused.problem, path: [String(account), ...refused.problem.path] } };
  }
  const standings = published.map(({ account, profitRatio, leverage }) => ({
    account,
    profitAmount: profitRatio,
    score: deleveragingScore(profitRatio, leverage),
  }));
  const ranked = [...queueOf(standings)].flatMap((row) => standings[row] ?? []);
  return { accounts: ranked.map(({ account }) => account), scores: ranked.map(({ score }) => score) };
}

export function compareAccounts(a: AccountKey, b: AccountKey): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a), String(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

export function refuseTwice(named: readonly { readonly account: AccountKey }[]): Refusal | null {
  const seen = new Set<AccountKey>();
  for (const { account } of named) {
    if (seen.has(account))
      return refuse('BAD_PARAMETER', `The account "${account}" is there twice; state each once.`, String(account));
    seen.add(account);
  }
  return null;
}

function queueOf(standings: readonly Pick<DeleveragingStanding, 'account' | 'profitAmount' | 'score'>[]): Uint32Array {
  return Uint32Array.from(standings, (_, row) => row).sort((left, right) => {
    const [a, b] = [standings[left], standings[right]];
    return a && b ? compareTakers(a, b) || compareAccounts(a.account, b.account) : 0;
  });
}

function standingOf(
  { account, quantity, entryPrice, collateralAmount }: DeleveragingCandidate,
  side: number,
  mark: number,
): DeleveragingStanding {
  const profitAmount = side * quantity * (mark - entryPrice);
  const equityAmount = collateralAmount + profitAmount;
  const profitRatio = profitAmount / (quantity * entryPrice);
  const leverage = (quantity * mark) / equityAmount;
  return {
    account,
    score: deleveragingScore(profitRatio, leverage),
    profitRatio,
    leverage: equityAmount === 0 ? null : leverage,
    profitAmount,
    equityAmount,
  };
}

function refuseCandidates(candidates: readonly DeleveragingCandidate[]): Refusal | null {
  for (const { account, quantity, entryPrice, collateralAmount } of candidates) {
    const refusal = refuseOutOfRange(
      { quantity, entryPrice, collateralAmount },
      { quantity: { above: 0 }, entryPrice: { above: 0 }, collateralAmount: { atLeast: 0 } },
    );
    if (refusal) return { problem: { ...refusal.problem, path: [String(account), ...refusal.problem.path] } };
  }
  return refuseTwice(candidates);
}
