import { type CapitalNetwork, debtRankLosses, openPlainLanes, randomStream } from '@faultline/engine';
import { describe, expect, onTestFinished, test } from 'vitest';
import { dependentNormals } from '../../packages/engine/src/distribution/correlated-normals.ts';
import { failureShocks } from '../../packages/engine/src/distribution/random-shocks.ts';
import { answeredAnew } from '../../packages/runner/src/answers/prepared-question.ts';
import { loadKernels } from '../../packages/runner/src/kernels/load-kernel.ts';
import { wasmLanes } from '../../packages/runner/src/kernels/wasm-lanes.ts';
import { lossDistribution } from '../../packages/runner/src/loss-distribution.ts';
import { drawSample, type Sample } from '../../packages/runner/src/sampling/draw-sample.ts';
import { openThreadPool } from '../../packages/runner/src/threads/thread-pool.ts';
import { corePeriphery } from '../bench/core-periphery.ts';
import { snapshotOfLeverage } from './snapshot-of-leverage.ts';

const BANKS = 300;

/** Every bank has capital 1, so that claims are leverage; one in fifty fails at first, and together with others. */
function sampleOf({ radius = 0.9, model = 'DEBT_RANK', milliseconds = 1_000, count = 400 }): Sample {
  const claims = corePeriphery({ count: BANKS, exposures: 3_000, radius, seed: 5 });
  const network: CapitalNetwork = { claims, capital: new Float64Array(BANKS).fill(1) };
  return {
    model: model as Sample['model'],
    network,
    scenarios: {
      seed: 17,
      dependency: { loadings: new Float64Array(BANKS).fill(0.4), together: null },
      failureProbability: new Float64Array(BANKS).fill(0.02),
    },
    count,
    milliseconds,
  };
}

function toolsWith(threads: number, { webAssembly }: { readonly webAssembly: boolean }) {
  const kernels = webAssembly ? loadKernels() : null;
  if (webAssembly && !kernels) throw new Error('there are no kernels: npm run kernels');
  const pool = openThreadPool({ threads, kernels });
  onTestFinished(() => pool.close());
  return { pool, openLanes: kernels ? wasmLanes(kernels.debtRank) : openPlainLanes };
}

describe('a sample of losses', () => {
  test.each([
    ['DEBT_RANK', 0.9],
    ['DEBT_RANK', 1.2],
    ['DEFAULT_CASCADE', 0.9],
    ['DIRECT', 0.9],
  ])(
    'under %s is the same to the last digit on one thread, two and eight, at spectral radius %d',
    async (model, radius) => {
      const sample = sampleOf({ model, radius });
      const alone = await drawSample({ ...sample, milliseconds: 50 }, toolsWith(2, { webAssembly: true }));
      for (const threads of [1, 2, 8])
        expect(await drawSample(sample, toolsWith(threads, { webAssembly: true })), `${threads} threads`).toEqual(
          alone,
        );
      expect(new Set(alone).size).toBeGreaterThan(10);
    },
  );

  test.each([0.9, 1.2])('is the same without WebAssembly, at spectral radius %d', async (radius) => {
    const sample = sampleOf({ radius });
    const fast = await drawSample(sample, toolsWith(2, { webAssembly: true }));
    expect(await drawSample(sample, toolsWith(2, { webAssembly: false }))).toEqual(fast);
  });

  test('has in each place the loss of that scenario, whatever else is drawn', async () => {
    const sample = sampleOf({});
    const losses = await drawSample(sample, toolsWith(2, { webAssembly: true }));
    const { dependency, failureProbability, seed } = sample.scenarios;
    const shocks = failureShocks(dependentNormals(dependency), failureProbability);
    const model = debtRankLosses(sample.network);
    for (let scenario = 0; scenario < 400; scenario += 13) {
      const { lossAmount } = model(shocks(randomStream(seed, scenario)));
      expect(Math.abs((losses[scenario] ?? Number.NaN) - lossAmount)).toBeLessThan(1e-10 * BANKS);
    }
  });

  test.each([
    ['on this thread', 19],
    ['on two threads', 6_000],
  ])('that nobody waits for is drawn no further, %s', async (_, milliseconds) => {
    const stopping = new AbortController();
    const tools = toolsWith(2, { webAssembly: false });
    const drawn = drawSample(sampleOf({ count: 500 * milliseconds, milliseconds }), tools, stopping.signal);
    setTimeout(() => stopping.abort(new Error('the caller left')), 300);
    await expect(drawn).rejects.toThrow('the caller left');
  });

  const asked = {
    model: 'DEBT_RANK',
    failureProbability: 0.01,
    dependence: { loading: 0 },
    seed: 1,
    confidences: [0.9],
    coverage: 0.95,
  } as const;

  test('of ten thousand banks is drawn while one waits, and others are served meanwhile', async () => {
    const snapshot = snapshotOfLeverage({ count: 10_000, exposures: 60_000, radius: 0.5, seed: 5 });
    const tools = toolsWith(2, { webAssembly: true });
    let served = 0;
    const serving = setInterval(() => served++, 50);
    const answer = await answeredAnew(lossDistribution(snapshot, { ...asked, scenarios: 1_500 }, tools));
    clearInterval(serving);
    if ('code' in answer) throw new Error(answer.message);
    expect(served).toBeGreaterThan(3);
    // One in a hundred loses its capital of 10, and others lose some with them.
    const mean = answer.lossAmount.reduce((sum, loss) => sum + loss, 0) / 1_500;
    expect(mean).toBeGreaterThan(0.98 * 0.01 * 10 * 10_000);
    expect(mean).toBeLessThan(0.03 * 10 * 10_000);
  });

  test('that nobody could wait for is refused at once, with how many scenarios could be drawn', async () => {
    const snapshot = snapshotOfLeverage({ count: 1_000, exposures: 20_000, radius: 0.9, seed: 5 });
    const tools = toolsWith(2, { webAssembly: true });
    const of = (scenarios: number) => lossDistribution(snapshot, { ...asked, scenarios }, tools);
    const refused = of(100_000);
    if (!('code' in refused)) throw new Error('100,000 scenarios were drawn');
    expect([refused.code, refused.path]).toEqual(['SNAPSHOT_TOO_LARGE', ['scenarios']]);
    const most = Number(/up to (\d+) are drawn/.exec(refused.message)?.[1]);
    expect(most).toBeGreaterThan(10_000);
    expect(of(most + 1)).toMatchObject({ code: 'SNAPSHOT_TOO_LARGE' });
  });
});
