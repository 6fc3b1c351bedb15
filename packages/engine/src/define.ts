import type { Column, NetworkSnapshot } from '@faultline/network';
import type { LossLedger } from './ledger.ts';
import type { OpenLanes } from './numeric/lane-kernel.ts';
import type { Problem } from './problems.ts';

/** A number a model takes, with what a form, a schema and a check need to know about it. */
export interface ParameterSpec {
  readonly name: string;
  readonly kind: 'NUMBER' | 'INTEGER';
  readonly meaning: string;
  readonly unit: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly default: number;
}

export type Parameters = Readonly<Record<string, number>>;

export interface ContagionInput {
  readonly snapshot: NetworkSnapshot;
  /** The shock: share of its capital each institution loses at once, in [0, 1], one per institution. */
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
  readonly rounds: number;
  /** Largest change another application of the model's map would make, in loss ratio. */
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
}

/** A contagion model of the registry. The catalogue, the API's input, the web's form and the oath are derived from it. */
export interface ContagionModel {
  readonly name: string;
  readonly title: string;
  /** The question it answers, as a user would ask it. */
  readonly question: string;
  /** Part of a run's id: raised whenever the same inputs may give other digits. */
  readonly version: string;
  readonly parameters: readonly ParameterSpec[];
  readonly references: readonly string[];
  /** The method card, relative to this package's `src`. */
  readonly card: string;
  /** True where a larger shock never gives a smaller loss. */
  readonly monotone: boolean;
  run(input: ContagionInput): ContagionOutcome;
  /** The outcome of a run whose loss ratios by round are already known: read from store, not solved again. */
  replay(input: ContagionInput, solved: SolvedRounds): ContagionOutcome;
}

/** The part of an outcome that is stored; the rest follows from it and the inputs. */
export interface SolvedRounds {
  readonly lossRatioByRound: readonly Float64Array[];
  readonly convergence: Convergence;
}

/** Identity, so that a definition is checked where it is written. */
export function defineContagionModel(model: ContagionModel): ContagionModel {
  return model;
}

/** Fills defaults; refuses unknown names, values out of range and fractions where a whole number is meant. */
export function checkParameters(
  model: Pick<ContagionModel, 'name' | 'parameters'>,
  given: Parameters,
): { readonly parameters: Parameters } | { readonly problem: Problem } {
  const bad = (name: string, message: string) => ({
    problem: { code: 'BAD_PARAMETER' as const, message, path: ['model', model.name, name] },
  });
  for (const name of Object.keys(given))
    if (!model.parameters.some((spec) => spec.name === name))
      return bad(name, `${model.name} has no parameter "${name}". It takes: ${names(model)}.`);
  const parameters: Record<string, number> = {};
  for (const spec of model.parameters) {
    const value = given[spec.name] ?? spec.default;
    if (!(value >= spec.minimum && value <= spec.maximum))
      return bad(spec.name, `${spec.name} is ${value}; choose a value from ${spec.minimum} to ${spec.maximum}.`);
    if (spec.kind === 'INTEGER' && !Number.isInteger(value))
      return bad(spec.name, `${spec.name} is ${value}; choose a whole number.`);
    parameters[spec.name] = value;
  }
  return { parameters };
}

function names(model: Pick<ContagionModel, 'parameters'>): string {
  return model.parameters.map((spec) => spec.name).join(', ') || 'none';
}
