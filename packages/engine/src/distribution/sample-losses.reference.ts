import { type RandomStream, randomStream } from '../numeric/random-stream.ts';

/** Losses of the scenarios from `firstScenario` on, in their order. */
export interface LossSample {
  readonly seed: number;
  readonly firstScenario: number;
  readonly lossAmount: Float64Array;
}

export interface SampleRange {
  readonly seed: number;
  readonly firstScenario: number;
  readonly scenarios: number;
}

/** 80 MB of losses. */
const MOST_SCENARIOS = 10_000_000;

/**
 * Losses of a range of scenarios. The loss of a scenario depends on the seed and its own number alone, so a range may be
 * cut into pieces, drawn anywhere in any order and joined again without a bit of difference. Throws RangeError for more
 * than ten million scenarios, and where seed or numbers are no whole numbers of at least 0.
 */
export function sampleLosses(lossOf: (stream: RandomStream) => number, range: SampleRange): LossSample {
  const { seed, firstScenario, scenarios } = range;
  if (!Number.isInteger(scenarios) || scenarios < 0 || scenarios > MOST_SCENARIOS)
    throw new RangeError(`${scenarios} scenarios were asked for; a whole number up to ${MOST_SCENARIOS} is expected`);
  const lossAmount = Float64Array.from({ length: scenarios }, (_, place) =>
    lossOf(randomStream(seed, firstScenario + place)),
  );
  return { seed, firstScenario, lossAmount };
}

/**
 * One sample of pieces in any order. Throws RangeError where there are none, where they are not of one seed, or where
 * they leave out or repeat a scenario.
 */
export function joinSamples(pieces: readonly LossSample[]): LossSample {
  const ordered = pieces.toSorted((left, right) => left.firstScenario - right.firstScenario);
  const [first] = ordered;
  if (!first) throw new RangeError('there is no sample to join');
  let next = first.firstScenario;
  for (const { seed, firstScenario, lossAmount } of ordered) {
    if (seed !== first.seed) throw new RangeError(`samples of seeds ${first.seed} and ${seed} do not belong together`);
    if (firstScenario !== next)
      throw new RangeError(`a sample begins at scenario ${firstScenario}; ${next} is expected`);
    next += lossAmount.length;
  }
  const lossAmount = new Float64Array(next - first.firstScenario);
  for (const piece of ordered) lossAmount.set(piece.lossAmount, piece.firstScenario - first.firstScenario);
  return { seed: first.seed, firstScenario: first.firstScenario, lossAmount };
}
