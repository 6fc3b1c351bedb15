import {
  type ClearingProblem,
  clearingProblem,
  defaultCostRule,
} from '../../packages/engine/src/contagion/clearing/clearing-problem.ts';
import { greatestPayments } from '../../packages/engine/src/contagion/clearing/greatest-payments.ts';
import {
  estatePayment,
  fallsShort,
  type PaymentRule,
} from '../../packages/engine/src/contagion/clearing/payment-rule.ts';
import { workspaceFor } from '../../packages/engine/src/contagion/clearing/payment-state.ts';
import { weightedSum } from '../../packages/engine/src/numeric/sparse-rows.ts';
import { transposeRows } from '../../packages/engine/src/numeric/transpose-rows.ts';
import { corePeriphery } from './core-periphery.ts';
import { medianOfTurns, timed } from './medians.ts';
import { randomStream } from './random-stream.ts';
import { verdict } from './verdict.ts';

const TURNS = 21;
/** Turns before the measured ones, so that both are compiled. */
const WARMING_TURNS = 5;
/** Each turn solves again and again for so long, as a ranking or a simulation does, and answers the mean. */
const TURN_MILLISECONDS = 20;
const TOLERANCE = 1e-9;
const INITIAL_DEFAULTS = 0.01;
/** Net worth over assets when all pay in full: of a sound institution, and of one in default from the start. */
const SOUND = 0.08;
const INSOLVENT = -0.08;
/** The larger of what an institution is owed by others and owes them, over its assets. */
const INTERBANK_SHARE = 0.2;

/**
 * The project's own plain sweeps over all institutions, to 1e-9 of what each owes: what pushes are measured against. As
 * with those, only the answer is new memory; sweeps go back and forth between it and `other`.
 */
function fullSweeps(rule: PaymentRule, other: Float64Array): Float64Array {
  const { owed, byCreditor } = rule.network;
  let here: Float64Array = new Float64Array(owed);
  let next = other;
  for (let sweep = 0; sweep < 10_000; sweep++) {
    let change = 0;
    for (let row = 0; row < owed.length; row++) {
      const received = weightedSum(byCreditor, row, here);
      const owes = owed[row] ?? 0;
      const payment = fallsShort(rule, row, received) ? estatePayment(rule, row, received) : owes;
      change = Math.max(change, Math.abs(payment - (here[row] ?? 0)) / owes);
      next[row] = payment;
    }
    [here, next] = [next, here];
    if (change < TOLERANCE) break;
  }
  return here;
}

/**
 * Claims of a core-periphery network with outside balance sheets such that one institution in a hundred cannot pay even
 * if all others do.
 */
function systemWithDefaults({ count, exposures }: { count: number; exposures: number }): ClearingProblem {
  const claims = corePeriphery({ count, exposures, radius: 1, seed: 2019 });
  const obligations = transposeRows(claims);
  const ones = new Float64Array(count).fill(1);
  const next = randomStream(1);
  const externalLiabilities = new Float64Array(count);
  const externalAssets = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    const received = weightedSum(claims, row, ones);
    const between = weightedSum(obligations, row, ones);
    const assets = Math.max(between, received) / INTERBANK_SHARE;
    const netWorth = assets * (next() < INITIAL_DEFAULTS ? INSOLVENT : SOUND);
    externalAssets[row] = assets - received;
    externalLiabilities[row] = assets - netWorth - between;
  }
  return clearingProblem(
    { obligations, externalAssets, externalLiabilities },
    { alpha: 1, beta: 1, externalRank: 'PARI_PASSU' },
  );
}

/** Milliseconds of one solve. */
async function meanTime(solve: () => unknown): Promise<number> {
  let solves = 0;
  const total = await timed(() => {
    const began = performance.now();
    do {
      solve();
      solves++;
    } while (performance.now() - began < TURN_MILLISECONDS);
  });
  return total / solves;
}

/** W2: the greatest clearing vector with 1 % initial defaults, pushes of shortfalls against full sweeps. */
export async function benchClearing(): Promise<void> {
  console.log(
    'W2 greatest clearing vector, 1 % initial defaults: delta push against full sweeps to 1e-9 (ILLUSTRATIVE)',
  );
  for (const size of [
    { count: 10_000, exposures: 300_000 },
    { count: 100_000, exposures: 3_000_000 },
  ]) {
    const problem = systemWithDefaults(size);
    const rule = defaultCostRule(problem);
    const workspace = workspaceFor(size.count);
    const other = new Float64Array(size.count);
    const variants = {
      push: () => meanTime(() => greatestPayments(rule, 'MERGED', workspace)),
      sweeps: () => meanTime(() => fullSweeps(rule, other)),
    };
    await medianOfTurns(WARMING_TURNS, variants);
    const { push, sweeps } = await medianOfTurns(TURNS, variants);
    const exact = greatestPayments(rule, 'MERGED');
    const apart = fullSweeps(rule, other).reduce(
      (most, payment, row) =>
        Math.max(most, Math.abs(payment - (exact.payments[row] ?? 0)) / (rule.network.owed[row] ?? 0)),
      0,
    );
    const inDefault = exact.isInDefault.reduce((sum, flag) => sum + flag, 0);
    console.log(
      `  ${size.count} institutions, ${problem.system.obligations.columns.length} obligations, ` +
        `${exact.shortByRound[0]?.length ?? 0} in default at first and ${inDefault} in the end: ` +
        `push ${push.toFixed(3)} ms, sweeps ${sweeps.toFixed(2)} ms, apart ${apart.toExponential(1)} of what is owed; ` +
        `times as fast: ${verdict(sweeps / push, { atLeast: 20 })}`,
    );
  }
}
