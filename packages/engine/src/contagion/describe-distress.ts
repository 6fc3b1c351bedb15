import { type ContagionOutcome, OUTCOMES, type Outcome, type SolvedRounds } from '../define.ts';
import { type LossLedger, openLedger, SHOCK } from '../ledger.ts';
import { compensatedSum } from '../numeric/compensated-sum.ts';
import { incoming, type Transmission } from '../numeric/least-fixed-point.ts';
import { canLose, type DistressNetwork } from './distress-network.ts';

/** Turns loss ratios by round into amounts, outcomes, totals and the ledger that explains each of them. */
export function describeDistress(
  network: DistressNetwork,
  transmission: Transmission,
  { lossRatioByRound, convergence }: SolvedRounds,
): ContagionOutcome {
  const { capital } = network;
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
    uncappedLossRatio: shock.map((ratio, row) => ratio + incoming(network.leverage, row, final, transmission.pass)),
    shockLossAmount,
    lossAmount,
    lossRatioByRound,
    failedInRound: Int32Array.from(final, (_, row) =>
      lossRatioByRound.findIndex((ratios) => canLose(capital, row) && (ratios[row] ?? 0) >= 1),
    ),
    outcomeCodes: Uint8Array.from(final, (ratio, row) =>
      OUTCOMES.indexOf(outcomeOf(capital[row] ?? Number.NaN, ratio)),
    ),
    ledger: bookTransmissions(network, transmission, lossRatioByRound),
    convergence,
    debtRank: share(compensatedSum(lossAmount.map((loss, row) => loss - (shockLossAmount[row] ?? 0)))),
    shareOfCapital: share(compensatedSum(lossAmount)),
  };
}

function outcomeOf(capital: number, lossRatio: number): Outcome {
  if (capital <= 0) return 'ALREADY_FAILED';
  if (lossRatio >= 1) return 'FAILED';
  return lossRatio > 0 ? 'STRESSED' : 'UNTOUCHED';
}

/**
 * Round 0 books the shock. In round t a creditor's further loss is split over its debtors in proportion to what their
 * distress since the round before would have cost it: exactly that cost, unless the creditor ran out of capital.
 */
function bookTransmissions(
  { capital, leverage }: DistressNetwork,
  { pass }: Transmission,
  lossRatioByRound: readonly Float64Array[],
): LossLedger {
  const ledger = openLedger();
  lossRatioByRound[0]?.forEach((ratio, row) => {
    if (canLose(capital, row)) ledger.book(0, { from: SHOCK, to: row, amount: ratio * (capital[row] ?? 0) });
  });
  let passedBefore = new Float64Array(capital.length);
  for (let round = 1; round < lossRatioByRound.length; round++) {
    const [before, after] = [lossRatioByRound[round - 1], lossRatioByRound[round]];
    if (!before || !after) break;
    // The last round may leap to the limit: what debtors passed on between is their rise over the whole leap.
    const passed = (round === lossRatioByRound.length - 1 ? after : before).map(pass);
    for (let creditor = 0; creditor < leverage.count; creditor++) {
      const loss = ((after[creditor] ?? 0) - (before[creditor] ?? 0)) * (capital[creditor] ?? 0);
      if (!(loss > 0)) continue;
      for (const { debtor, share } of sharesOfLoss(
        leverage,
        creditor,
        (row) => (passed[row] ?? 0) - (passedBefore[row] ?? 0),
      ))
        ledger.book(round, { from: debtor, to: creditor, amount: loss * share });
    }
    passedBefore = passed;
  }
  return ledger.close();
}

function sharesOfLoss(
  leverage: DistressNetwork['leverage'],
  creditor: number,
  rise: (debtor: number) => number,
): readonly { readonly debtor: number; readonly share: number }[] {
  const costs: { debtor: number; share: number }[] = [];
  let total = 0;
  const end = leverage.starts[creditor + 1] ?? 0;
  for (let position = leverage.starts[creditor] ?? 0; position < end; position++) {
    const debtor = leverage.columns[position] ?? 0;
    const cost = (leverage.weights[position] ?? 0) * rise(debtor);
    if (cost <= 0) continue;
    costs.push({ debtor, share: cost });
    total += cost;
  }
  return costs.map(({ debtor, share }) => ({ debtor, share: share / total }));
}
