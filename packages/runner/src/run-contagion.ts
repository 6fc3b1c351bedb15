import {
  type ContagionInput,
  type ContagionModel,
  type ContagionOutcome,
  ENGINE_VERSION,
  type Problem,
  type SolvedRounds,
} from '@faultline/engine';
import type { NetworkSnapshot } from '@faultline/network';
import type { Access, SnapshotRow, Store, StoredRun } from '@faultline/store';
import { type ContagionRequest, checkRequest, refuse } from './check-request.ts';
import { overflowProblem } from './overflow.ts';
import { runDigest } from './run-identity.ts';
import type { Solver } from './solving/solver.ts';
import { type SharedWork, sharedWork } from './threads/shared-work.ts';

/** A run with everything its answer is made of. */
export interface ContagionRun {
  readonly stored: StoredRun;
  readonly model: ContagionModel;
  readonly snapshotRow: SnapshotRow;
  /** The snapshot as it is; a counterfactual leaves exposures out of it for the calculation alone. */
  readonly snapshot: NetworkSnapshot;
  readonly outcome: ContagionOutcome;
}

export type ContagionAnswer = { readonly run: ContagionRun } | { readonly problem: Problem };

/** Where runs are kept, and those that are being computed at this moment. */
export interface RunPlace {
  readonly store: Store;
  readonly flights: Map<string, SharedWork<ContagionAnswer>>;
  readonly solver: Solver;
}

/** The one way to run a contagion model: check, look up, else compute and save. The same inputs are the same run. */
export async function runContagion(
  { store, flights, solver }: RunPlace,
  access: Access,
  request: ContagionRequest,
): Promise<ContagionAnswer> {
  const { snapshotRow } = request;
  const snapshot = await store.loadSnapshot(access, snapshotRow);
  if (!snapshot) return refuse('NOT_FOUND', `Snapshot ${snapshotRow.datasetSlug} is gone.`, ['snapshot']);
  const checked = checkRequest(snapshot, request);
  if ('problem' in checked) return checked;
  const { model, facts, input } = checked;
  const digest = runDigest({ snapshotDigest: snapshot.digest, ...facts });
  const place = { model, snapshotRow, snapshot };
  // Shared by all who ask now: that one of them leaves does not end it for the others; that the last one leaves does.
  const find = async (stop: AbortSignal): Promise<ContagionAnswer> => {
    const shared = { tenant: access.tenant, signal: stop };
    const known = await store.findRun(shared, digest);
    if (known) return { run: { stored: known, ...place, outcome: outcomeOf(model, input(), known) } };
    const { outcome, overflowRow } = await solver.solve(snapshot, checked, stop);
    if (!outcome || overflowRow !== null) return { problem: overflowProblem(overflowRow ?? -1, snapshot, model) };
    const stored = {
      ...facts,
      digest,
      engineVersion: ENGINE_VERSION,
      snapshotId: snapshotRow.id,
      solved: solvedOf(outcome),
    };
    await store.saveRun(shared, stored);
    return { run: { stored, ...place, outcome } };
  };
  const flight = `${access.tenant}/${digest}`;
  const work = flights.get(flight) ?? sharedWork(find, () => flights.delete(flight));
  flights.set(flight, work);
  return work.join(access.signal);
}

export function solvedOf({ lossRatioByRound, writeDownByRound, convergence }: SolvedRounds): SolvedRounds {
  return { lossRatioByRound, writeDownByRound, convergence };
}

/** Rebuilt from the rounds it stored; runs of before write-downs were kept are computed again. */
function outcomeOf(model: ContagionModel, input: ContagionInput, { solved }: StoredRun): ContagionOutcome {
  const isWhole = solved.writeDownByRound.length === solved.lossRatioByRound.length;
  return isWhole ? model.replay(input, solved) : model.run(input);
}

/** A stored run, what it ran on and what its model is given; null where this caller has no such run. */
export async function findStored(store: Store, access: Access, digest: string) {
  const stored = await store.findRun(access, digest);
  const snapshotRow = stored && (await store.findSnapshot(access, { id: stored.snapshotId }));
  const snapshot = snapshotRow && (await store.loadSnapshot(access, snapshotRow));
  if (!stored || !snapshot) return null;
  const checked = checkRequest(snapshot, stored);
  return 'problem' in checked ? null : { ...checked, stored, snapshotRow, snapshot };
}

/** A stored run with its answer rebuilt; null where this caller has no such run. */
export async function findContagion(store: Store, access: Access, digest: string): Promise<ContagionRun | null> {
  const found = await findStored(store, access, digest);
  return found && { ...placeOf(found), outcome: outcomeOf(found.model, found.input(), found.stored) };
}

export function placeOf({ stored, model, snapshotRow, snapshot }: Omit<ContagionRun, 'outcome'>) {
  return { stored, model, snapshotRow, snapshot };
}
