import { mostImportant } from '@faultline/engine';
import { afterAll, describe, expect, test } from 'vitest';
import { loadKernels } from '../../packages/runner/src/kernels/load-kernel.ts';
import { rankHead } from '../../packages/runner/src/ranking/rank-head.ts';
import { shareOnce } from '../../packages/runner/src/solving/shared-snapshot.ts';
import { openThreadPool } from '../../packages/runner/src/threads/thread-pool.ts';
import type { CorePeriphery } from '../bench/core-periphery.ts';
import { snapshotOfLeverage } from './snapshot-of-leverage.ts';

/** Threads tell snapshots apart by their digests. */
let made = 0;
const systemOf = (size: CorePeriphery) => ({ ...snapshotOfLeverage(size), digest: `system ${made++}` });

const system = { count: 1_000, exposures: 12_000, radius: 0.9, seed: 6 };
const pool = openThreadPool({ threads: 2, kernels: loadKernels() });
const plain = openThreadPool({ threads: 2, kernels: null });
afterAll(() => Promise.all([pool.close(), plain.close()]));

describe('the head of a ranking', () => {
  test.each([0.9, 1.2])(
    'has the digits of the engine, on a thread, with WebAssembly and without, at spectral radius %d',
    async (radius) => {
      const snapshot = systemOf({ ...system, radius });
      const alone = mostImportant(snapshot, { most: 20 });
      expect(alone?.bounded).toBe(radius < 1);
      for (const threads of [pool, plain])
        expect(await rankHead({ pool: threads, share: shareOnce() })(snapshot, 20, undefined)).toEqual(alone);
    },
  );

  test('is given up where it takes more failures than there is time for, and says for how many there was', async () => {
    const snapshot = systemOf(system);
    const runs = mostImportant(snapshot, { most: 20 })?.runs ?? 0;
    const claims = snapshot.exposures.count;
    const enough = await rankHead({ pool, share: shareOnce(), mostWork: runs * claims })(snapshot, 20, undefined);
    expect(enough).toMatchObject({ runs });
    const head = rankHead({ pool, share: shareOnce(), mostWork: runs * claims - 1 });
    const message = `To prove which 20 of 1000 institutions are the most important takes the failures of more than ${runs - 1} over ${claims} exposures, too long to wait for: ask about a smaller snapshot or, where the spectral radius is below 1, for fewer.`;
    expect(await head(snapshot, 20, undefined)).toEqual({ code: 'SNAPSHOT_TOO_LARGE', message, path: ['most'] });
  });

  test('of a system whose capital no number holds is refused', async () => {
    const snapshot = systemOf({ ...system, count: 100, exposures: 400 });
    const { measures } = snapshot.balanceSheets;
    const EQUITY = { ...measures.EQUITY, amounts: new Float64Array(100).fill(1e307) };
    const rich = { ...snapshot, balanceSheets: { ...snapshot.balanceSheets, measures: { ...measures, EQUITY } } };
    const head = rankHead({ pool, share: shareOnce() });
    expect(await head(rich, 3, undefined)).toMatchObject({ code: 'NUMERIC_OVERFLOW' });
  });

  test('ends for who leaves and goes on for who stays; when the last has left its thread ends', async () => {
    // No bound, so that all failures are solved: it takes a while.
    const snapshot = systemOf({ ...system, count: 4_000, exposures: 80_000, radius: 1.05 });
    const head = rankHead({ pool, share: shareOnce() });
    const [leaving, staying] = [new AbortController(), new AbortController()];
    const [left, stayed] = [head(snapshot, 5, leaving.signal), head(snapshot, 5, staying.signal)];
    leaving.abort(new Error('the caller left'));
    await expect(left).rejects.toThrow('the caller left');
    staying.abort(new Error('so did the other'));
    await expect(stayed).rejects.toThrow('so did the other');
    // Whoever comes now begins anew, and is answered.
    expect(await head(snapshot, 5, undefined)).toMatchObject({ runs: 4_000, bounded: false });
  });
});
