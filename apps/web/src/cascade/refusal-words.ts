import type { ProblemLike } from '../shell/states';
import type { AskedMarket } from './asked-market';
import { formatMove } from './format-move';

// The page asks for moves and shares in per cent and the API for shares of 1: what it refuses is said as it was asked for.

export interface RefusedLike extends ProblemLike {
  /** Of the argument refused: `['shock']`, `['shocks', '2']`. */
  readonly path: readonly string[];
}

/** What was asked, in the API's shares of 1: price moves in the order sent, what the book refills, the share of open interest. */
export interface AskedShares {
  readonly shocks?: readonly number[];
  readonly resilience?: number;
  readonly share?: number;
}

/** Of the questions about one market. */
export function sharesOf({ asked, shock }: Pick<AskedMarket, 'asked' | 'shock'>): AskedShares {
  return { shocks: [shock], resilience: asked.impact.resilience };
}

/** The same refusal in per cent, where it is of something the page asks for in per cent. */
export function inPercent<Refused extends RefusedLike>(problem: Refused, asked: AskedShares): Refused {
  return { ...problem, message: sentenceFor(problem, asked) ?? problem.message };
}

function sentenceFor({ code, path }: RefusedLike, { shocks, resilience, share }: AskedShares): string | null {
  const [first = '', second = ''] = path;
  if (code === 'BAD_SHOCK') return moveRefused(shocks?.[Number(second)]);
  if (first === 'impact' && second === 'resilience' && resilience !== undefined)
    return `A book does not refill by ${percent(resilience)} of a gap; choose from 0 % to 100 %.`;
  return first === 'share' && share !== undefined
    ? `${percent(share)} of open interest is no share to search for; choose one above 0 %.`
    : null;
}

function moveRefused(shock: number | undefined): string | null {
  if (shock === undefined) return null;
  return shock <= -1
    ? `A price does not move by ${formatMove(shock)}, which leaves nothing of it. Choose a move above -100 %, such as -10 %.`
    : `No price has risen by ${formatMove(shock)} at once. Choose a smaller move, such as +10 %.`;
}

function percent(share: number): string {
  return formatMove(share, { signed: false });
}
