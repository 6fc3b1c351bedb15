import { refuseOutOfRange } from '../../check-ranges.ts';
import { type Refusal, refuse } from '../../problems.ts';

/** What becomes of funds beside trading: money follows performance, and a fund that has lost nearly all closes for a while. */
export interface FundSurvival {
  /** r_b: performance above it draws money in, below it money leaves. */
  readonly benchmarkReturn: number;
  /** b, 0 or more: share of wealth that comes or goes per unit of performance beyond the benchmark. */
  readonly flowSensitivity: number;
  /** a, above 0 and at most 1: weight of the latest return in performance. */
  readonly newestWeight: number;
  /** A fund with no more than this share of what it began with closes. */
  readonly bankruptShare: number;
  /** Steps for which a closed fund is out, before it begins again with its initial wealth. */
  readonly reentrySteps: number;
}

/** r_b = 0.005, b = 0.15 and a = 0.1 of Thurner, Farmer and Geanakoplos, with closure at a tenth and 100 steps out. */
export const USUAL_SURVIVAL: FundSurvival = {
  benchmarkReturn: 0.005,
  flowSensitivity: 0.15,
  newestWeight: 0.1,
  bankruptShare: 0.1,
  reentrySteps: 100,
};

export interface FundStep {
  readonly price: number;
  readonly wealthAmount: number;
  /** Value of the shares held from here on. */
  readonly investedAmount: number;
}

/** Those who give funds money, fund by fund: what they remember between steps. */
export interface Investors {
  readonly initialWealthAmount: number;
  isOut(fund: number): boolean;
  /** Money that comes, or goes where negative; CLOSED where the fund has lost too much. */
  settle(fund: number, step: FundStep): number | 'CLOSED';
  /** Funds closed in this step, ascending. */
  endStep(): readonly number[];
}

export function refuseSurvival(survival: FundSurvival): Refusal | null {
  if (!Number.isInteger(survival.reentrySteps))
    return refuse(
      'BAD_PARAMETER',
      `reentrySteps is ${survival.reentrySteps}; a whole number is expected.`,
      'reentrySteps',
    );
  return refuseOutOfRange(
    { ...survival },
    {
      benchmarkReturn: {},
      flowSensitivity: { atLeast: 0 },
      newestWeight: { above: 0, atMost: 1 },
      bankruptShare: { atLeast: 0, below: 1 },
      reentrySteps: { atLeast: 1 },
    },
  );
}

/**
 * Performance is r = (1 - a) r + a x, with x the return of the price times the share of wealth that was invested; flows are
 * max(-W, b (r - r_b) W). They come after trading, in cash, so that the price still clears.
 */
export function openInvestors(survival: FundSurvival, initialWealthAmount: number, count: number): Investors {
  const performance = new Float64Array(count);
  const investedShare = new Float64Array(count);
  const priceBefore = new Float64Array(count);
  const stepsOut = new Int32Array(count);
  let closed: number[] = [];
  return {
    initialWealthAmount,
    isOut: (fund) => (stepsOut[fund] ?? 0) > 0,
    settle(fund, { price, wealthAmount, investedAmount }) {
      if (wealthAmount <= survival.bankruptShare * initialWealthAmount) {
        performance[fund] = 0;
        investedShare[fund] = 0;
        closed.push(fund);
        return 'CLOSED';
      }
      const before = priceBefore[fund] || price;
      const latest = (price / before - 1) * (investedShare[fund] ?? 0);
      const now = (1 - survival.newestWeight) * (performance[fund] ?? 0) + survival.newestWeight * latest;
      performance[fund] = now;
      priceBefore[fund] = price;
      investedShare[fund] = investedAmount / wealthAmount;
      return Math.max(-wealthAmount, survival.flowSensitivity * (now - survival.benchmarkReturn) * wealthAmount);
    },
    endStep() {
      stepsOut.forEach((steps, fund) => {
        stepsOut[fund] = Math.max(0, steps - 1);
      });
      const ended = closed;
      for (const fund of ended) stepsOut[fund] = survival.reentrySteps;
      closed = [];
      return ended;
    },
  };
}
