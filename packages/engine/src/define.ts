import type { Column, NetworkSnapshot } from '@faultline/network';
import type { DefaultRule } from './contagion/default-cascade/default-rule.ts';
import type { LossLedger } from './ledger.ts';
import type { OpenLanes } from './numeric/lane-kernel.ts';
import type { Problem } from './problems.ts';

/** A number a model takes, with what a form, a schema and a check need to know about it. */
export interface NumberParameter {
  readonly name: string;
  readonly kind: 'NUMBER' | 'INTEGER';
  readonly meaning: string;
  readonly unit: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly default: number;
}

/** One of a few named rules: what papers leave to a footnote is said in the open here. */
export interface ChoiceParameter {
  readonly name: string;
  readonly kind: 'CHOICE';
  readonly meaning: string;
  /** In the order a form lists them. */
  readonly choices: readonly { readonly name: string; readonly meaning: string }[];
  readonly default: string;
}

export type ParameterSpec = NumberParameter | ChoiceParameter;
export type Parameters = Readonly<Record<string, number | string>>;

export interface ContagionInput {
  readonly snapshot: NetworkSnapshot;
  /** The shock: what each institution loses at once over its capital, 0 or more, above 1 where it loses more than it has. */
  readonly shockRatio: Column;
  readonly parameters: Parameters;
  /** Faster inner loops than the engine's own, with the same digits. */
  readonly openLanes?: OpenLanes;
}

/** What became of an institution; codes index this list. */
export const OUTCOMES = ['UNTOUCHED', 'STRESSED', 'FAILED', 'ALREADY_FAILED'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How far a solver got, and to which of possibly several solutions. */
export interface Convergence {
  readonly solution: 'GREATEST' | 'LEAST' | 'LOWER' | 'UPPER';
  readonly converged: boolean;
  /** Of a contagion model the rounds shown after the shock, the last one included. */
  readonly rounds: number;
  /** Largest change another application of the model's map would make: in loss ratio, unless the model states another unit. */
  readonly residual: number;
  readonly tolerance: number;
  /** Of the matrix that passes losses on; null where the model has none. At or above 1 small shocks can grow. */
  readonly spectralRadius: number | null;
}

/** The answer of every contagion model. Columns have one entry per institution, amounts in the snapshot's currency and scale. */
export interface ContagionOutcome {
  /** Capital before the shock; NaN for a sink (an aggregate, or capital not stated). */
  readonly capital: Float64Array;
  /** Final loss over capital, at most 1; 0 for sinks and for institutions that had already failed. */
  readonly lossRatio: Float64Array;
  /** The same without the cap: above 1, what is left over falls on the institution's own creditors. */
  readonly uncappedLossRatio: Float64Array;
  readonly shockLossAmount: Float64Array;
  readonly lossAmount: Float64Array;
  /** Loss ratio after each round; [0] is the shock, the last one equals `lossRatio`. */
  readonly lossRatioByRound: readonly Float64Array[];
  /**
   * Share of each institution's debts that its creditors have written off in the state after each round, in [0, 1]; as many
   * as `lossRatioByRound`. Round t's losses follow from the write-downs of the round before, where debts rank from the most
   * junior on; all 0 in a model that writes nothing off.
   */
  readonly writeDownByRound: readonly Float64Array[];
  /** Round in which the loss ratio reached 1, or -1. */
  readonly failedInRound: Int32Array;
  /** Codes index OUTCOMES. */
  readonly outcomeCodes: Uint8Array;
  readonly ledger: LossLedger;
  readonly convergence: Convergence;
  /** Contagion loss over the capital of all institutions that had some: sum E_i (h_i - h_i(0)) / sum E_i. */
  readonly debtRank: number;
  /** Loss, shock included, over the capital of all institutions that had some. */
  readonly shareOfCapital: number;
  /** What is paid on all debts in the end; null in models that do not settle them. */
  readonly clearing: ClearingFacts | null;
}

/** One entry per institution, in the snapshot's currency and scale; NaN for sinks. */
export interface ClearingFacts {
  /** Debts between institutions, and those to creditors outside the snapshot unless these are paid first. */
  readonly obligationAmount: Float64Array;
  /** The greatest and the least clearing vector: what is paid on them. They often coincide. */
  readonly greatestPaymentAmount: Float64Array;
  readonly leastPaymentAmount: Float64Array;
  /** The two are the same, to 1e-9 of the largest obligation. */
  readonly isUnique: boolean;
  /** Institutions that cannot pay in full in the greatest clearing vector, by round of the fictitious default algorithm. */
  readonly defaultRounds: readonly (readonly number[])[];
}

/** A contagion model of the registry. The catalogue, the API's input, the web's form and the oath are derived from it. */
export interface ContagionModel {
  readonly name: string;
  readonly title: string;
  /** The question it answers, as a user would ask it. */
  readonly question: string;
  /** How and when a loss is passed on, and how much of it: the reason why models differ on the same shock. */
  readonly mechanism: string;
  /** Part of a run's id: raised whenever the same inputs may give other digits. */
  readonly version: string;
  readonly parameters: readonly ParameterSpec[];
  readonly references: readonly string[];
  /** The method card, relative to this package's `src`. */
  readonly card: string;
  /** True where a larger shock never gives a smaller loss. */
  readonly monotone: boolean;
  /** True where institutions that had failed before the shock cost their creditors something even without one. */
  readonly startsFromInsolvent: boolean;
  /**
   * Where nobody passes a loss on before a default: whether losing exactly all capital is one, or CHOSEN where a parameter
   * of this name says so. Null where losses do not wait for defaults.
   */
  readonly defaultRule: DefaultRule | 'CHOSEN' | null;
  run(input: ContagionInput): ContagionOutcome;
  /** The outcome of a run whose loss ratios by round are already known: read from store, not solved again. */
  replay(input: ContagionInput, solved: SolvedRounds): ContagionOutcome;
}

/** The part of an outcome that is stored; the rest follows from it and the inputs. */
export interface SolvedRounds {
  readonly lossRatioByRound: readonly Float64Array[];
  readonly writeDownByRound: readonly Float64Array[];
  readonly convergence: Convergence;
}

/** Identity, so that a definition is checked where it is written. */
export function defineContagionModel(model: ContagionModel): ContagionModel {
  return model;
}

/**
 * Fills defaults; refuses unknown names, values out of range or of no such choice, and fractions of whole numbers. `root`
 * is where a path to the input begins.
 */
export function checkParameters(
  model: Pick<ContagionModel, 'name' | 'parameters'>,
  given: Parameters,
  root = 'model',
): { readonly parameters: Parameters } | { readonly problem: Problem } {
  const bad = (name: string, message: string) => ({
    problem: { code: 'BAD_PARAMETER' as const, message, path: [root, model.name, name] },
  });
  for (const name of Object.keys(given))
    if (!model.parameters.some((spec) => spec.name === name))
      return bad(name, `${model.name} has no parameter "${name}". It takes: ${names(model)}.`);
  const parameters: Record<string, number | string> = {};
  for (const spec of model.parameters) {
    const value = given[spec.name] ?? spec.default;
    const fault = faultOf(spec, value);
    if (fault !== null) return bad(spec.name, fault);
    parameters[spec.name] = value;
  }
  return { parameters };
}

function faultOf(spec: ParameterSpec, value: number | string): string | null {
  const { name } = spec;
  if (spec.kind === 'CHOICE')
    return spec.choices.some((choice) => choice.name === value)
      ? null
      : `${name} is "${value}"; choose one of ${spec.choices.map((choice) => choice.name).join(', ')}.`;
  if (typeof value !== 'number' || !(value >= spec.minimum && value <= spec.maximum))
    return `${name} is ${value}; choose a value from ${spec.minimum} to ${spec.maximum}.`;
  return spec.kind === 'INTEGER' && !Number.isInteger(value) ? `${name} is ${value}; choose a whole number.` : null;
}

/** A number among checked parameters. */
export function numberOf(parameters: Parameters, name: string): number {
  const value = parameters[name];
  if (typeof value !== 'number') throw new Error(`${name} is not a checked number`);
  return value;
}

/** A choice among checked parameters. */
export function choiceOf<Choice extends string>(parameters: Parameters, name: string): Choice {
  const value = parameters[name];
  if (typeof value !== 'string') throw new Error(`${name} is not a checked choice`);
  return value as Choice;
}

/** The default rule of a model with these checked parameters. */
export function defaultRuleOf(
  { defaultRule }: Pick<ContagionModel, 'defaultRule'>,
  parameters: Parameters,
): DefaultRule | null {
  return defaultRule === 'CHOSEN' ? choiceOf<DefaultRule>(parameters, 'defaultRule') : defaultRule;
}

function names(model: Pick<ContagionModel, 'parameters'>): string {
  return model.parameters.map((spec) => spec.name).join(', ') || 'none';
}
