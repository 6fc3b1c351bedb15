import type { ParameterSpec, Parameters } from '../define.ts';
import type { CascadeInput } from '../markets/perpetual-cascade/perpetual-cascade.ts';

/** What a rule-maker can switch on in a market. The catalogue and the forms are derived from it. */
export interface Guardrail {
  readonly name: string;
  readonly title: string;
  /** What it changes, before or during a cascade, and for whom. */
  readonly effect: string;
  /** Who pays for it and in what. */
  readonly cost: string;
  /** Where the rule and its usual parameters are from. */
  readonly source: string;
  readonly parameters: readonly ParameterSpec[];
  /** The market with the guardrail, of checked parameters. It changes book and rules, never price or shock. */
  apply(market: CascadeInput, parameters: Parameters): CascadeInput;
}

/** Identity, so that a definition is checked where it is written. */
export function defineGuardrail(guardrail: Guardrail): Guardrail {
  return guardrail;
}
