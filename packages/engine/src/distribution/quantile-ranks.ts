/** Places in an ascending sample, counted from 1, between which a quantile lies; null beyond its ends. */
export interface QuantileRanks {
  readonly lower: number | null;
  readonly upper: number | null;
}

/** Terms of the binomial distribution below this share of its largest add nothing. */
const NEGLIGIBLE = 1e-20;

/**
 * The order statistics between which the `confidence` quantile of any distribution lies with at least `coverage`
 * probability, half of the rest at either end: the number of losses up to the quantile is binomial, at least. Exact for
 * continuous distributions up to the steps of the binomial, on the safe side where losses have atoms. David, Nagaraja
 * (2003), Order Statistics, section 7.1.
 */
export function quantileRanks(scenarios: number, confidence: number, coverage: number): QuantileRanks {
  const { first, terms } = binomialTerms(scenarios, confidence);
  const total = terms.reduce((sum, term) => sum + term, 0);
  const outside = ((1 - coverage) / 2) * total;
  let [below, lower, upper] = [0, first, scenarios + 1];
  // `below` is P(B <= count - 1): the lower rank is the last at which it stays outside, the upper the first at which the rest does.
  for (const [place, term] of terms.entries()) {
    const count = first + place;
    if (below <= outside) lower = count;
    below += term;
    if (total - below <= outside) {
      upper = count + 1;
      break;
    }
  }
  return { lower: lower >= 1 ? lower : null, upper: upper <= scenarios ? upper : null };
}

/** Binomial probabilities in units of the largest, from the first that counts, by their ratios outward from the mode. */
function binomialTerms(trials: number, chance: number): { readonly first: number; readonly terms: readonly number[] } {
  const odds = chance / (1 - chance);
  const mode = Math.min(trials, Math.floor((trials + 1) * chance));
  const [falling, rising]: [number[], number[]] = [[], []];
  let term = 1;
  for (let count = mode; count > 0 && term > NEGLIGIBLE; count--) {
    term *= count / ((trials - count + 1) * odds);
    falling.push(term);
  }
  term = 1;
  for (let count = mode; count < trials && term > NEGLIGIBLE; count++) {
    term *= ((trials - count) * odds) / (count + 1);
    rising.push(term);
  }
  return { first: mode - falling.length, terms: [...falling.toReversed(), 1, ...rising] };
}
