import { compensatedSum } from '../numeric/compensated-sum.ts';

/** Losses that can happen and how likely each is: amounts ascending and all different, probabilities positive and about 1 in sum. */
export interface LossDistribution {
  readonly lossAmount: Float64Array;
  readonly probability: Float64Array;
}

/** Equal losses that rounding set apart, as a share of the larger: sums of the same amounts in another order. */
const SAME_LOSS = 1e-12;
/** What rounding leaves of the sum of probabilities that is compared with a confidence level. */
const PROBABILITY_SLACK = 1e-12;

/**
 * The distribution of losses listed with their probabilities in any order; probabilities of equal losses are added up.
 * Throws RangeError where lengths differ or a loss or probability is missing or negative.
 */
export function lossDistribution(losses: Float64Array, probabilities: Float64Array): LossDistribution {
  if (losses.length !== probabilities.length)
    throw new RangeError(`${losses.length} losses and ${probabilities.length} probabilities: one each is expected`);
  const order = [...losses.keys()].sort((a, b) => (losses[a] ?? 0) - (losses[b] ?? 0) || a - b);
  const amounts: number[] = [];
  const together: number[][] = [];
  for (const at of order) {
    const [loss, probability] = [losses[at] ?? Number.NaN, probabilities[at] ?? Number.NaN];
    if (!(loss >= 0 && probability >= 0))
      throw new RangeError(`the loss ${loss} with probability ${probability} is not one that can happen`);
    if (probability === 0) continue;
    if (amounts.length === 0 || loss > (amounts.at(-1) ?? 0) * (1 + SAME_LOSS)) {
      amounts.push(loss);
      together.push([]);
    }
    together.at(-1)?.push(probability);
  }
  return { lossAmount: Float64Array.from(amounts), probability: Float64Array.from(together, compensatedSum) };
}

export function expectedLoss({ lossAmount, probability }: LossDistribution): number {
  return compensatedSum(lossAmount.map((loss, at) => loss * (probability[at] ?? 0)));
}

/**
 * Value at risk: the smallest loss x with P(loss <= x) >= confidence. NaN for an empty distribution; throws RangeError
 * for a confidence that is not between 0 and 1.
 */
export function valueAtRisk({ lossAmount, probability }: LossDistribution, confidence: number): number {
  requireConfidence(confidence);
  let [sum, lost] = [0, 0];
  for (const [at, term] of probability.entries()) {
    // Neumaier's correction, as in compensatedSum, kept along the way.
    const next = sum + term;
    lost += sum >= term ? sum - next + term : term - next + sum;
    sum = next;
    if (sum + lost >= confidence - PROBABILITY_SLACK) return lossAmount[at] ?? Number.NaN;
  }
  return lossAmount.at(-1) ?? Number.NaN;
}

/**
 * Expected shortfall: the mean of the worst 1 - confidence of probability, of which the atom at the value at risk gives
 * what is missing: (sum over x > VaR of x P(x) + VaR ((1 - q) - P(x > VaR))) / (1 - q). Acerbi, Tasche (2002), On the
 * coherence of expected shortfall, Journal of Banking and Finance 26, definition 2.6. Arguments as above.
 */
export function expectedShortfall(distribution: LossDistribution, confidence: number): number {
  const { lossAmount, probability } = distribution;
  const atRisk = valueAtRisk(distribution, confidence);
  const worse = lossAmount.map((loss, at) => (loss > atRisk ? (probability[at] ?? 0) : 0));
  const tail = 1 - confidence;
  const split = atRisk * (tail - compensatedSum(worse));
  return compensatedSum([...worse.map((weight, at) => weight * (lossAmount[at] ?? 0)), split]) / tail;
}

export function requireConfidence(confidence: number): void {
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`the confidence is ${confidence}; a number between 0 and 1 is expected, such as 0.99`);
}
