import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { distressNetwork, openPlainLanes, rankedSystem, systemScores } from '@faultline/engine';
import { createRunner, type RunnerOptions } from '@faultline/runner';
import { openStore } from '@faultline/store';
import { describe, expect, onTestFinished, test } from 'vitest';
import { loadKernels } from '../../packages/runner/src/kernels/load-kernel.ts';
import { rankOnThreads } from '../../packages/runner/src/ranking/rank-on-threads.ts';
import { openThreadPool } from '../../packages/runner/src/threads/thread-pool.ts';
import { testDatabase } from '../database/test-database.ts';
import { snapshotOfLeverage } from './snapshot-of-leverage.ts';

async function runnerWith(options: RunnerOptions) {
  const store = openStore(await testDatabase());
  const runner = createRunner(store, options);
  onTestFinished(async () => {
    await runner.close();
    await store.close();
  });
  return runner;
}

const never = new AbortController().signal;
const system = { count: 1_000, exposures: 12_000, radius: 0.9, seed: 6 };

describe('a ranking of all banks', () => {
  test.each([0.9, 1.2])(
    'is the same to the last digit with one thread, two and eight, at spectral radius %d',
    async (radius) => {
      const snapshot = snapshotOfLeverage({ ...system, radius });
      const ranked = rankedSystem(distressNetwork(snapshot), openPlainLanes);
      const alone = systemScores(ranked, openPlainLanes);
      for (const threads of [1, 2, 8]) {
        const pool = openThreadPool({ threads, kernels: loadKernels() });
        expect(await rankOnThreads(pool, ranked, never), `${threads} threads`).toEqual(alone);
        await pool.close();
      }
    },
  );

  test('is the same without WebAssembly', async () => {
    const snapshot = snapshotOfLeverage(system);
    const [fast, plain] = [await runnerWith({ threads: 2 }), await runnerWith({ threads: 2, webAssembly: false })];
    expect(await plain.systemicImportance(snapshot)).toEqual(await fast.systemicImportance(snapshot));
    expect(await plain.vulnerability(snapshot)).toEqual(await fast.vulnerability(snapshot));
  });

  test('of ten thousand is made, once, and is at hand from then on', async () => {
    const snapshot = snapshotOfLeverage({ ...system, count: 10_000, exposures: 30_000, radius: 0.3 });
    const runner = await runnerWith({});
    const first = runner.systemicImportance(snapshot);
    expect(first).toBeInstanceOf(Promise);
    const scores = await first;
    if ('code' in scores) throw new Error(scores.message);
    expect(scores).toHaveLength(10_000);
    expect(scores.every((score) => score >= 0 && score < 1)).toBe(true);
    expect(runner.systemicImportance(snapshot)).toBe(scores);
    // The same pass has found how vulnerable each is. All have the same capital: as much is suffered as is done.
    const suffered = runner.vulnerability(snapshot);
    if (suffered instanceof Promise || 'code' in suffered) throw new Error('vulnerability is not at hand');
    const sum = (column: Float64Array) => column.reduce((total, value) => total + value, 0);
    expect((9_999 * sum(suffered)) / (10_000 * sum(scores))).toBeCloseTo(1, 9);
  });

  test('that nobody could wait for is refused at once', async () => {
    const snapshot = snapshotOfLeverage({ ...system, count: 1_000, exposures: 20_000 });
    const large = { ...snapshot, exposures: { ...snapshot.exposures, count: 100_000_000 } };
    const answer = (await runnerWith({ threads: 2 })).systemicImportance(large);
    expect(answer).toMatchObject({ code: 'SNAPSHOT_TOO_LARGE', message: expect.stringContaining('1000 institutions') });
  });

  test('ends for who leaves and goes on for who stays; when the last has left its threads end', async () => {
    const snapshot = snapshotOfLeverage({ ...system, count: 3_000, exposures: 60_000, radius: 0.99 });
    const runner = await runnerWith({ threads: 2 });
    const [leaving, staying] = [new AbortController(), new AbortController()];
    const left = runner.systemicImportance(snapshot, leaving.signal);
    const stayed = runner.systemicImportance(snapshot, staying.signal);
    leaving.abort(new Error('the caller left'));
    await expect(left).rejects.toThrow('the caller left');
    staying.abort(new Error('so did the other'));
    await expect(stayed).rejects.toThrow('so did the other');
    // Whoever comes now begins anew, and is answered.
    const scores = await runner.systemicImportance(snapshot);
    expect(scores).toHaveLength(3_000);
  });

  test('that is stopped stops its threads', async () => {
    const pool = openThreadPool({ threads: 2, kernels: null });
    const large = snapshotOfLeverage({ ...system, count: 10_000, exposures: 300_000 });
    const stopping = new AbortController();
    const ranking = rankOnThreads(pool, rankedSystem(distressNetwork(large), openPlainLanes), stopping.signal);
    setTimeout(() => stopping.abort(), 500);
    await expect(ranking).rejects.toThrow(/abort/i);
    const began = performance.now();
    await pool.close();
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  test('keeps no process alive once it is made', () => {
    const script = resolve(import.meta.dirname, 'rank-and-end.ts');
    const { status, stdout } = spawnSync(process.execPath, [script], { encoding: 'utf8', timeout: 30_000 });
    expect(stdout).toMatch(/^ranked 300, closed: no\n$/);
    expect(status).toBe(0);
  });
});
