import type { NumberParameter, Parameters } from '../../../define.ts';

/** What a valuation may look at besides the debtor's equity; amounts in one currency and scale. */
export interface Debtor {
  /** After the shock. Zero or less: nothing is left whose value could still change. */
  readonly externalAssets: number;
  /** All liabilities, interbank and external, ranking equally. */
  readonly liabilities: number;
  /** Before the shock. */
  readonly bookEquity: number;
}

/**
 * V(E): what a claim of 1 on a debtor is worth to its creditor today if the debtor's equity is E. Never falls as E
 * rises, so that the map of the network has a greatest fixed point (Tarski), and at most 1 for a debtor whose balance
 * sheet adds up.
 */
export interface Valuation {
  value(equity: number, debtor: Debtor): number;
  /** Slope of V at `equity`, from the left where it has a kink. */
  slope(equity: number, debtor: Debtor): number;
  /**
   * No more than (V(high) - V(e)) / (high - e) for any e with low <= e < high: how much value every further loss of
   * equity is bound to cost.
   */
  leastChord(low: number, high: number, debtor: Debtor): number;
  /** What V falls to, however low equity falls. */
  floor(debtor: Debtor): number;
}

/** The number chosen for a parameter, or what is usual. */
export function chosenNumber(parameters: Parameters, { name, default: usual }: NumberParameter): number {
  const chosen = parameters[name];
  return typeof chosen === 'number' ? chosen : usual;
}

/** An entry of the registry: a family of valuations and the parameters that choose one. */
export interface ValuationFunction {
  readonly name: string;
  readonly title: string;
  readonly parameters: readonly NumberParameter[];
  readonly references: readonly string[];
  /** The valuation for these parameters, which `checkParameters` has found in range. */
  bind(parameters: Parameters): Valuation;
}

/**
 * The least chord of a function that is convex up to some point and concave from there on (a step or a kink counts):
 * chords from `high` downwards get steeper while they cross its concave part and flatter afterwards, so the least one
 * is the slope at `high` or the chord to `low`.
 */
export function leastChordOfS(
  shape: Pick<Valuation, 'value' | 'slope'>,
  { low, high, debtor }: { readonly low: number; readonly high: number; readonly debtor: Debtor },
): number {
  const slope = shape.slope(high, debtor);
  if (slope === 0 || !(low < high)) return slope;
  return Math.min(slope, (shape.value(high, debtor) - shape.value(low, debtor)) / (high - low));
}

/** A valuation from its value, slope and floor, where the value is convex, then concave in equity. */
export function sShaped(shape: Omit<Valuation, 'leastChord'>): Valuation {
  return { ...shape, leastChord: (low, high, debtor) => leastChordOfS(shape, { low, high, debtor }) };
}

export const NEVA =
  'Barucca, Bardoscia, Caccioli, D’Errico, Visentin, Caldarelli, Battiston (2020), Network valuation in financial systems, Mathematical Finance 30(4)';
