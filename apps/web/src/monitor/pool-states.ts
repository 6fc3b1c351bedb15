import type { MoneyLike } from '../state/format';

// How a margin pool of a watch stands: names, and the colour of its bar.

export const POOL_STATES = ['HEALTHY', 'WARNING', 'CALL', 'LIQUIDATING', 'BANKRUPT', 'BAD_DEBT', 'CLOSED'] as const;
export type PoolState = (typeof POOL_STATES)[number];

const STATES: Readonly<Record<PoolState, { readonly name: string; readonly colour: string }>> = {
  HEALTHY: { name: 'Healthy', colour: '--mark-2' },
  WARNING: { name: 'Warned', colour: '--mark-4' },
  CALL: { name: 'Called', colour: '--mark-1' },
  LIQUIDATING: { name: 'Being liquidated', colour: '--mark-5' },
  BANKRUPT: { name: 'Bankrupt', colour: '--mark-3' },
  BAD_DEBT: { name: 'Bad debt', colour: '--ink' },
  CLOSED: { name: 'Closed', colour: '--ink-soft' },
};

export interface PoolCount {
  readonly state: PoolState;
  readonly count: number;
  readonly notional: MoneyLike;
}

/** Every state in its order, those nobody is in included, so that rows stay where they are. */
export function allStates(
  counts: readonly PoolCount[],
): readonly { readonly state: PoolState; readonly count: number; readonly notional: MoneyLike | null }[] {
  const found = new Map(counts.map((count) => [count.state, count]));
  return POOL_STATES.map((state) => found.get(state) ?? { state, count: 0, notional: null });
}

export function stateName(state: PoolState): string {
  return STATES[state].name;
}

export function stateColour(state: PoolState): string {
  return `var(${STATES[state].colour})`;
}

/** "Healthy 5,212, Warned 30": for whoever does not see the bars. Nothing is said of states nobody is in. */
export function statesInWords(states: readonly { readonly state: PoolState; readonly count: number }[]): string {
  return states
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${stateName(state).toLowerCase()} ${count.toLocaleString('en-GB')}`)
    .join(', ');
}
