/** How many scenarios of a sample lose nothing, and how many lose how much: bars of one width from 0 to the largest loss. */
export interface LossHistogram {
  /** Scenarios without any loss; they are in no bar. */
  readonly lossFree: number;
  /** Of every bar; 0 where no scenario loses anything. */
  readonly widthAmount: number;
  /** Scenarios per bar: losses above its lower end, up to and with its upper end. Empty where there are none. */
  readonly scenarios: Uint32Array;
}

export const MOST_BARS = 100;

/** Throws RangeError for a loss that is missing or negative, and where `bars` is no whole number from 1 to 100. */
export function lossHistogram(losses: Float64Array, bars: number): LossHistogram {
  if (!Number.isInteger(bars) || bars < 1 || bars > MOST_BARS)
    throw new RangeError(`${bars} bars were asked for; a whole number from 1 to ${MOST_BARS} is expected`);
  let largest = 0;
  for (const loss of losses) {
    if (!(loss >= 0)) throw new RangeError(`the loss ${loss} is not one that can happen`);
    largest = Math.max(largest, loss);
  }
  const scenarios = new Uint32Array(largest > 0 ? bars : 0);
  let lossFree = 0;
  for (const loss of losses) {
    if (loss === 0) {
      lossFree++;
      continue;
    }
    // By shares of the largest loss, which is in the last bar whatever rounding does.
    const bar = Math.min(bars, Math.max(1, Math.ceil((loss / largest) * bars))) - 1;
    scenarios[bar] = (scenarios[bar] ?? 0) + 1;
  }
  return { lossFree, widthAmount: largest / bars, scenarios };
}
