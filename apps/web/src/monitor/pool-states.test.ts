import { expect, test } from 'vitest';
import { newestReplay } from './newest-replay.ts';
import { allStates, statesInWords } from './pool-states.ts';

const usd = (amount: string) => ({ amount, currency: 'USD', scale: 0 });

test('a table of accounts by state keeps its rows where they are, whoever is in none', () => {
  const states = allStates([
    { state: 'LIQUIDATING', count: 3, notional: usd('900') },
    { state: 'HEALTHY', count: 5_000, notional: usd('1000000') },
  ]);
  expect(states.map(({ state, count }) => [state, count]).slice(0, 4)).toEqual([
    ['HEALTHY', 5_000],
    ['WARNING', 0],
    ['CALL', 0],
    ['LIQUIDATING', 3],
  ]);
  expect(states[1]?.notional).toBeNull();
});

test('who does not see the bars is told who stands how, and nothing of states nobody is in', () => {
  const states = allStates([
    { state: 'HEALTHY', count: 5_000, notional: usd('1000000') },
    { state: 'CALL', count: 2, notional: usd('10') },
  ]);
  expect(statesInWords(states)).toBe('healthy 5,000, called 2');
});

test('a replay that was stopped is not said to run because of an update from before', () => {
  const replay = { key: 'fall', updateCount: 90, updatesPerSecond: 10, replay: null };
  const stopped = { ...replay, state: 'STOPPED', updatesDone: 40 } as const;
  const before = { ...replay, state: 'RUNNING', updatesDone: 40 } as const;
  expect(newestReplay(stopped, before)).toBe(stopped);
  expect(newestReplay(stopped, { ...before, updatesDone: 41 })).toMatchObject({ state: 'RUNNING' });
  expect(newestReplay(null, before)).toBe(before);
  expect(newestReplay(null, null)).toBeNull();
});
