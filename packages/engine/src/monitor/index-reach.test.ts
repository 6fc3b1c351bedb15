import { expect, test } from 'vitest';
import type { PoolContent } from './monitored-pools.ts';
import { FLAT, monitorOf, opened, SETTING, streamOf, updateOf } from './sample-streams.ts';

const POOLS = 2_000;
const UPDATES = 400;
const START = [100, 100, 100];

/** Shorts in all three markets, with as much equity as a rise of up to a tenth uses up. */
function shorts(uniform: () => number): PoolContent {
  const positions = START.map((entryPrice, market) => ({ market, signedQuantity: -(1 + 9 * uniform()), entryPrice }));
  const notional = positions.reduce((sum, { signedQuantity, entryPrice }) => sum - signedQuantity * entryPrice, 0);
  return { cashAmount: notional * (0.01 + 0.1 * uniform()), positions };
}

// Everything moves alike, so that a radius is just what a move reaches; most moves are small, and the others carry the move since
// pools were sorted only just past the pools that are looked at.
test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])(
  'nobody is missed whose radius a move has just passed, in stream %d',
  (seed) => {
    const stream = streamOf(seed);
    const setting = { ...SETTING, tiers: [FLAT, FLAT, FLAT], marks: START, maxMarkAgeMs: 1e12 };
    const [monitor, lookingAtAll] = [monitorOf(setting), monitorOf({ ...setting, looksAtAll: true })];
    for (let pool = 0; pool < POOLS; pool++) {
      const content = shorts(() => stream.uniform());
      for (const each of [monitor, lookingAtAll]) opened(each.open(content));
    }
    let marks = START;
    let events = 0;
    for (let sequence = 1; sequence <= UPDATES; sequence++) {
      const size = stream.uniform() < 0.5 ? 0.002 : 0.03;
      const move = size * (2 * stream.uniform() - 1);
      const update = updateOf(
        { moves: [move, move, move], bad: null, funding: null, opened: [], changed: [], ended: [] },
        sequence,
        marks,
      );
      const expected = lookingAtAll.update(update).events;
      expect(monitor.update(update).events).toEqual(expected);
      events += expected.length;
      marks = marks.map((price) => price * (1 + move));
    }
    expect(events).toBeGreaterThan(500);
  },
);
