import { CONTAGION_MODELS, type ContagionOutcome, openPlainLanes, type Parameters } from '@faultline/engine';
import { type Column, snapshotWithout } from '@faultline/network';
import { move, transferableSymbol, valueSymbol } from 'piscina';
import { wasmLanes } from '../kernels/wasm-lanes.ts';
import type { WasmModule } from '../kernels/web-assembly.ts';
import type { OverflowRow } from '../overflow.ts';
import { sha256 } from '../run-identity.ts';
import { type SharedSnapshot, snapshotHere } from './shared-snapshot.ts';
import { solveHere } from './solve-here.ts';

/** What a thread is asked: a checked request, and the snapshot in shared memory. */
export interface SolveQuestion {
  /** Null: in plain TypeScript. */
  readonly module: WasmModule | null;
  readonly snapshot: SharedSnapshot;
  readonly model: string;
  readonly parameters: Parameters;
  readonly shockRatio: Column;
  readonly without: readonly number[];
}

/** An outcome without what is worked out when somebody asks for it. */
export type OutcomeColumns = Omit<ContagionOutcome, 'ledger' | 'clearing'>;

/** What a thread answers. */
export interface SolvedColumns {
  readonly columns: OutcomeColumns | null;
  /** Of the whole outcome, its clearing too, which costs nothing to ask for where it was just solved. */
  readonly overflowRow: OverflowRow | null;
}

/** One run on a thread of its own. */
export default function solveQuestion({ module, snapshot: shared, ...question }: SolveQuestion): unknown {
  const model = CONTAGION_MODELS.find(({ name }) => name === question.model);
  if (!model) throw new Error(`there is no model ${question.model}`);
  const known = snapshotHere(shared);
  const { shockRatio, parameters, without } = question;
  const { outcome, overflowRow } = solveHere(model, {
    snapshot: without.length === 0 ? known : snapshotWithout(known, without, sha256),
    shockRatio,
    parameters,
    openLanes: module ? wasmLanes(module) : openPlainLanes,
  });
  const columns = outcome && columnsOf(outcome);
  const solved: SolvedColumns = { columns, overflowRow };
  return move({ [transferableSymbol]: columns ? buffersOf(columns) : [], [valueSymbol]: solved });
}

/**
 * Copies, to be handed over: the engine keeps some of these columns with the snapshot for the next run. Named one by one,
 * because what explains them is rebuilt where somebody asks for it.
 */
function columnsOf(outcome: ContagionOutcome): OutcomeColumns {
  const { lossRatioByRound, writeDownByRound, convergence, debtRank, shareOfCapital } = outcome;
  return {
    capital: outcome.capital.slice(),
    lossRatio: outcome.lossRatio.slice(),
    uncappedLossRatio: outcome.uncappedLossRatio.slice(),
    shockLossAmount: outcome.shockLossAmount.slice(),
    lossAmount: outcome.lossAmount.slice(),
    lossRatioByRound: lossRatioByRound.map((ratios) => ratios.slice()),
    writeDownByRound: writeDownByRound.map((ratios) => ratios.slice()),
    failedInRound: outcome.failedInRound.slice(),
    outcomeCodes: outcome.outcomeCodes.slice(),
    convergence,
    debtRank,
    shareOfCapital,
  };
}

/** Memory that changes hands instead of being copied again. */
function buffersOf(columns: OutcomeColumns): ArrayBuffer[] {
  const values: readonly unknown[] = Object.values(columns).flat();
  const views = values.filter((value) => ArrayBuffer.isView(value));
  return views.map(({ buffer }) => buffer).filter((buffer) => buffer instanceof ArrayBuffer);
}
