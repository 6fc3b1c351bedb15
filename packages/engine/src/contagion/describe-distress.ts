import { type ClearingFacts, type ContagionOutcome, OUTCOMES, type Outcome, type SolvedRounds } from '../define.ts';
import type { LossLedger } from '../ledger.ts';
import { ALL_LOST } from '../numeric/all-lost.ts';
import { compensatedSum } from '../numeric/compensated-sum.ts';
import { distressLedger } from './distress-ledger.ts';
import { canLose, type DistressNetwork } from './distress-network.ts';
import { lostClaims } from './lost-claims.ts';

/** Turns loss ratios and write-downs by round into amounts, outcomes, totals and the ledger that explains each of them. */
export function describeDistress(
  network: DistressNetwork,
  { lossRatioByRound, writeDownByRound, convergence }: SolvedRounds,
  settledFacts: (() => ClearingFacts) | null = null,
): ContagionOutcome {
  const { capital } = network;
  const writeDown = writeDownByRound.at(-1) ?? new Float64Array(capital.length);
  const shock = lossRatioByRound[0] ?? new Float64Array(capital.length);
  return describeLosses(
    capital,
    { lossRatioByRound, writeDownByRound, convergence },
    {
      uncappedLossRatio: shock.map((ratio, row) => ratio + lostClaims(network, row, writeDown)),
      ledger: distressLedger(network, { lossRatioByRound, writeDownByRound }),
      settledFacts,
    },
  );
}

interface Explanation {
  readonly uncappedLossRatio: Float64Array;
  readonly ledger: LossLedger;
  readonly settledFacts?: (() => ClearingFacts) | null;
}

/** The same for losses that need not come from claims written down: whoever knows why says it. */
export function describeLosses(
  capital: Float64Array,
  { lossRatioByRound, writeDownByRound, convergence }: SolvedRounds,
  { uncappedLossRatio, ledger, settledFacts = null }: Explanation,
): ContagionOutcome {
  let clearing: ClearingFacts | null = null;
  const shock = lossRatioByRound[0] ?? new Float64Array(capital.length);
  const final = lossRatioByRound.at(-1) ?? shock;
  const amount = (ratios: Float64Array) =>
    ratios.map((ratio, row) => (canLose(capital, row) ? ratio * (capital[row] ?? 0) : 0));
  const shockLossAmount = amount(shock);
  const lossAmount = amount(final);
  const systemCapital = compensatedSum(capital.filter((own) => own > 0));
  // A system without capital has nothing to lose; a sum that overflowed stays NaN, for the caller to refuse.
  const share = (loss: number) => (systemCapital === 0 ? 0 : loss / systemCapital);
  return {
    capital,
    lossRatio: final,
    uncappedLossRatio,
    shockLossAmount,
    lossAmount,
    lossRatioByRound,
    writeDownByRound,
    failedInRound: Int32Array.from(final, (_, row) =>
      lossRatioByRound.findIndex((ratios) => canLose(capital, row) && (ratios[row] ?? 0) >= ALL_LOST),
    ),
    outcomeCodes: Uint8Array.from(final, (ratio, row) =>
      OUTCOMES.indexOf(outcomeOf(capital[row] ?? Number.NaN, ratio)),
    ),
    ledger,
    convergence,
    debtRank: share(compensatedSum(lossAmount.map((loss, row) => loss - (shockLossAmount[row] ?? 0)))),
    shareOfCapital: share(compensatedSum(lossAmount)),
    // Settled when somebody asks: a run read from store is mostly asked for its losses.
    get clearing() {
      clearing ??= settledFacts?.() ?? null;
      return clearing;
    },
  };
}

function outcomeOf(capital: number, lossRatio: number): Outcome {
  if (capital <= 0) return 'ALREADY_FAILED';
  if (lossRatio >= ALL_LOST) return 'FAILED';
  return lossRatio > 0 ? 'STRESSED' : 'UNTOUCHED';
}
