import { setTimeout } from 'node:timers/promises';
import { CONTAGION_MODELS, linesOf, openPlainLanes } from '@faultline/engine';
import type { NetworkSnapshot } from '@faultline/network';
import { createRunner } from '@faultline/runner';
import { openStore } from '@faultline/store';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { canonicalBytes } from '../../packages/network/src/canonical-bytes.ts';
import { checkRequest } from '../../packages/runner/src/check-request.ts';
import { loadKernels } from '../../packages/runner/src/kernels/load-kernel.ts';
import { wasmLanes } from '../../packages/runner/src/kernels/wasm-lanes.ts';
import { runDigest, sha256 } from '../../packages/runner/src/run-identity.ts';
import { shareOnce, shareSnapshot, snapshotFrom } from '../../packages/runner/src/solving/shared-snapshot.ts';
import { openSolver } from '../../packages/runner/src/solving/solver.ts';
import { batchesOf } from '../bench/network-batches.ts';
import { datasetOf, institutionsOf } from '../bench/network-records.ts';
import { testDatabase } from '../database/test-database.ts';

// A run of a large system is worked out on a thread of its own: whoever else asks is answered meanwhile.

const local = { tenant: 'local' };
const SIZE = { institutions: 5_000, exposures: 60_000, seed: 7 };
const LARGER = { ...SIZE, institutions: 20_000, exposures: 300_000 };
const LARGEST = institutionsOf(SIZE).next().value?.key ?? '';
const shock = [{ institution: LARGEST, lossRatio: 1 }];

const module = loadKernels()?.debtRank ?? null;
const openLanes = module ? wasmLanes(module) : openPlainLanes;
const solver = openSolver({ threads: 2, module, openLanes, share: shareOnce() });
afterAll(() => solver.close());

async function stored(size = SIZE) {
  const store = openStore(await testDatabase());
  const runner = createRunner(store, { threads: 2 });
  onTestFinished(async () => {
    await runner.close();
    await store.close();
  });
  await store.importDataset(local, datasetOf(size), batchesOf(size));
  const snapshotRow = await store.findSnapshot(local, { slug: datasetOf(size).slug });
  const snapshot = snapshotRow && (await store.loadSnapshot(local, snapshotRow));
  if (!snapshotRow || !snapshot) throw new Error('the snapshot is gone');
  return { store, runner, snapshotRow, snapshot };
}

function checked(snapshot: NetworkSnapshot, model: string, { without = [] as readonly number[], losses = shock } = {}) {
  const request = checkRequest(snapshot, { model, parameters: {}, shock: losses, without });
  if ('problem' in request) throw new Error(request.problem.message);
  return request;
}

describe('a large system', () => {
  test('is shared with threads as it is: every column, every text, and the digest they make', async () => {
    const { snapshot } = await stored();
    const again = snapshotFrom(await shareSnapshot(snapshot));
    expect(again).toEqual(snapshot);
    expect(sha256(canonicalBytes(again))).toBe(snapshot.digest);
  });

  test('has the same digits on a thread, under every model, in its ledger and its clearing, and without an exposure', async () => {
    const { snapshot } = await stored();
    for (const { name, run } of CONTAGION_MODELS)
      for (const without of [[], [3, 4_000]]) {
        const request = checked(snapshot, name, { without });
        const { ledger, ...here } = run(request.input(openLanes));
        const { outcome, overflowRow } = await solver.solve(snapshot, request);
        expect(overflowRow).toBeNull();
        if (!outcome) throw new Error('amounts overflow');
        const { ledger: thereLedger, ...there } = outcome;
        expect(there, name).toEqual(here);
        expect(linesOf(thereLedger), name).toEqual(linesOf(ledger));
      }
  });

  test('keeps nobody waiting: while it is worked out a timer goes off nearly as often as it does else', async () => {
    const { snapshot } = await stored(LARGER);
    const request = checked(snapshot, 'debtRankNonlinear');
    const longestGap = async (work: () => unknown) => {
      let [last, longest] = [performance.now(), 0];
      const look = () => {
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
      };
      const timer = setInterval(look, 1);
      await work();
      look();
      clearInterval(timer);
      return longest;
    };
    await solver.solve(snapshot, request);
    const [onThread, here] = [
      await longestGap(() => solver.solve(snapshot, request)),
      await longestGap(() => request.model.run(request.input(openLanes))),
    ];
    expect(onThread).toBeLessThan(here / 3);
  });
});

describe('a run of a large system', () => {
  test('goes on for those who stay when one leaves, and is called off and not kept when all have left', async () => {
    const { store, runner, snapshotRow, snapshot } = await stored(LARGER);
    const ask = (lossRatio: number, { signal }: { signal?: AbortSignal }) =>
      runner.contagion(
        { ...local, ...(signal ? { signal } : {}) },
        { ...request, shock: shockOf(lossRatio), snapshotRow },
      );
    const request = { model: 'debtRankNonlinear', parameters: {} };
    const shockOf = (lossRatio: number) => [{ institution: LARGEST, lossRatio }];
    const digestOf = (lossRatio: number) => {
      const { facts } = checked(snapshot, request.model, { losses: shockOf(lossRatio) });
      return runDigest({ snapshotDigest: snapshot.digest, ...facts });
    };

    const leaving = new AbortController();
    const [left, stayed] = [ask(1, leaving), ask(1, new AbortController())];
    leaving.abort(new Error('left'));
    await expect(left).rejects.toThrow('left');
    expect(await stayed).toHaveProperty('run');
    expect(await store.findRun(local, digestOf(1))).toMatchObject({ model: request.model });

    const alone = new AbortController();
    const given = ask(0.5, alone);
    void setTimeout(30).then(() => alone.abort(new Error('left alone')));
    await expect(given).rejects.toThrow('left alone');
    await setTimeout(2_000);
    expect(await store.findRun(local, digestOf(0.5))).toBeNull();
    // Whoever asks next is answered: the thread that was ended is replaced.
    expect(await ask(0.5, {})).toHaveProperty('run');
    expect(await store.findRun(local, digestOf(0.5))).not.toBeNull();
  });
});
