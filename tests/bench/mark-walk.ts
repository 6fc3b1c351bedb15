import { randomStream } from '../../packages/engine/src/numeric/random-stream.ts';
import { FIRST_MARK, MARKETS } from './leveraged-accounts.ts';

/** Updates of one kind, one a second. */
export interface WalkPhase {
  readonly name: string;
  readonly updates: number;
  /** Volatility as a multiple of that of a calm day. */
  readonly volatility: number;
  /** Of all markets together over the whole phase, as a logarithm. */
  readonly drift: number;
}

/** A calm quarter of an hour, two minutes in which everything falls by a tenth, and what follows. */
export const PHASES: readonly WalkPhase[] = [
  { name: 'calm', updates: 900, volatility: 1, drift: 0 },
  { name: 'crash', updates: 120, volatility: 5, drift: -0.1 },
  { name: 'after it', updates: 480, volatility: 3, drift: 0.04 },
];

const SECONDS_A_YEAR = 365 * 86_400;
/** Yearly volatility of the largest market and of the smallest: 0.9 and 2.7 basis points a second. */
const [LEAST_VOLATILITY, MOST_VOLATILITY] = [0.5, 1.5];
/** Of the variance of every market; half of it is common to all. */
const COMMON_SHARE = 0.5;

/** Marks of all markets at each update of a phase, going on from the marks there are, which it leaves as they are. */
export function markWalk(phase: WalkPhase, from: Float64Array, seed: number): readonly Float64Array[] {
  const stream = randomStream(seed, 0);
  const walk: Float64Array[] = [];
  let before = from;
  for (let update = 0; update < phase.updates; update++) {
    const common = stream.normal();
    const here = before.map((mark, market) => {
      const yearly = LEAST_VOLATILITY + ((MOST_VOLATILITY - LEAST_VOLATILITY) * market) / (MARKETS - 1);
      const size = (phase.volatility * yearly) / Math.sqrt(SECONDS_A_YEAR);
      const shock = Math.sqrt(COMMON_SHARE) * common + Math.sqrt(1 - COMMON_SHARE) * stream.normal();
      return mark * Math.exp(size * shock + phase.drift / phase.updates);
    });
    walk.push(here);
    before = here;
  }
  return walk;
}

export function firstMarks(): Float64Array {
  return new Float64Array(MARKETS).fill(FIRST_MARK);
}
