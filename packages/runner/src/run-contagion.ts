import { createHash } from 'node:crypto';
import {
  CONTAGION_MODELS,
  type ContagionInput,
  type ContagionModel,
  type ContagionOutcome,
  checkParameters,
  ENGINE_VERSION,
  type OpenLanes,
  type Parameters,
  type Problem,
} from '@faultline/engine';
import { canonicalJson, type NetworkSnapshot } from '@faultline/network';
import type { Access, ShockLoss, SnapshotRow, Store, StoredRun } from '@faultline/store';
import { readShock } from './read-shock.ts';

export interface ContagionRequest {
  /** A row the store found for this very caller. */
  readonly snapshotRow: SnapshotRow;
  readonly model: string;
  readonly parameters: Parameters;
  readonly shock: readonly ShockLoss[];
}

/** A run with everything its answer is made of. */
export interface ContagionRun {
  readonly stored: StoredRun;
  readonly model: ContagionModel;
  readonly snapshotRow: SnapshotRow;
  readonly snapshot: NetworkSnapshot;
  readonly outcome: ContagionOutcome;
}

export type ContagionAnswer = { readonly run: ContagionRun } | { readonly problem: Problem };

/** Where runs are kept, and those that are being computed at this moment. */
export interface RunPlace {
  readonly store: Store;
  readonly flights: Map<string, Promise<ContagionAnswer>>;
  readonly openLanes: OpenLanes;
}

/** The one way to run a contagion model: check, look up, else compute and save. The same inputs are the same run. */
export async function runContagion(
  { store, flights, openLanes }: RunPlace,
  access: Access,
  request: ContagionRequest,
): Promise<ContagionAnswer> {
  const { snapshotRow } = request;
  const snapshot = await store.loadSnapshot(access, snapshotRow);
  if (!snapshot) return refuse('NOT_FOUND', `Snapshot ${snapshotRow.datasetSlug} is gone.`, ['snapshot']);
  const model = CONTAGION_MODELS.find((candidate) => candidate.name === request.model);
  if (!model) return refuse('BAD_PARAMETER', `There is no model "${request.model}".`, ['model']);
  const checked = checkParameters(model, request.parameters);
  if ('problem' in checked) return checked;
  if (snapshot.missingFx.length > 0) return refuse('MISSING_FX', missingRates(snapshot), ['snapshot']);
  const shock = readShock(snapshot, request.shock);
  if ('problem' in shock) return shock;

  const input = { snapshot, shockRatio: shock.ratios, parameters: checked.parameters, openLanes };
  const identity = {
    snapshotDigest: snapshot.digest,
    engineVersion: ENGINE_VERSION,
    model: model.name,
    modelVersion: model.version,
    parameters: checked.parameters,
    shock: shock.losses,
  };
  const digest = digestOf(identity);
  const { snapshotDigest: _, ...facts } = identity;
  const find = async (): Promise<ContagionAnswer> => {
    // Shared by all who ask now: that one of them leaves must not end it for the others.
    const shared = { tenant: access.tenant };
    const known = await store.findRun(shared, digest);
    if (known)
      return { run: { stored: known, model, snapshotRow, snapshot, outcome: model.replay(input, known.solved) } };
    return computeRun(store, shared, { facts: { ...facts, digest }, input, model, snapshotRow });
  };
  const flight = `${access.tenant}/${digest}`;
  const underWay = flights.get(flight);
  if (underWay) return underWay;
  const answer = find().finally(() => flights.delete(flight));
  flights.set(flight, answer);
  return answer;
}

interface Computation {
  readonly facts: Omit<StoredRun, 'snapshotId' | 'solved'>;
  readonly input: ContagionInput;
  readonly model: ContagionModel;
  readonly snapshotRow: SnapshotRow;
}

async function computeRun(
  store: Store,
  access: Access,
  { facts, input, model, snapshotRow }: Computation,
): Promise<ContagionAnswer> {
  const { snapshot } = input;
  const outcome = model.run(input);
  const overflow = overflowIn(outcome, snapshot, model);
  if (overflow) return overflow;
  const stored: StoredRun = {
    ...facts,
    snapshotId: snapshotRow.id,
    solved: { lossRatioByRound: outcome.lossRatioByRound, convergence: outcome.convergence },
  };
  await store.saveRun(access, stored);
  return { run: { stored, model, snapshotRow, snapshot, outcome } };
}

/** No result leaves here with a number that is none; the refusal names the model and the institution. */
function overflowIn(
  { debtRank, shareOfCapital, lossAmount }: ContagionOutcome,
  { institutions }: NetworkSnapshot,
  { title }: ContagionModel,
): { readonly problem: Problem } | null {
  const row = lossAmount.findIndex((amount) => !Number.isFinite(amount));
  if (row < 0 && Number.isFinite(debtRank) && Number.isFinite(shareOfCapital)) return null;
  const what = row < 0 ? 'the system' : institutions.names[row];
  return refuse(
    'NUMERIC_OVERFLOW',
    `${title} finds no finite loss for ${what}: amounts of this snapshot are too large to add up. State them in a larger scale.`,
    ['snapshot'],
  );
}

/** A stored run with its answer rebuilt from the rounds it stored; null where this caller has no such run. */
export async function findContagion(store: Store, access: Access, digest: string): Promise<ContagionRun | null> {
  const stored = await store.findRun(access, digest);
  const snapshotRow = stored && (await store.findSnapshot(access, { id: stored.snapshotId }));
  const snapshot = snapshotRow && (await store.loadSnapshot(access, snapshotRow));
  const model = CONTAGION_MODELS.find((candidate) => candidate.name === stored?.model);
  if (!stored || !snapshot || !model) return null;
  const shock = readShock(snapshot, stored.shock);
  if ('problem' in shock) return null;
  const input = { snapshot, shockRatio: shock.ratios, parameters: stored.parameters };
  return { stored, model, snapshotRow, snapshot, outcome: model.replay(input, stored.solved) };
}

function digestOf(identity: Record<string, unknown>): string {
  return createHash('sha256').update(canonicalJson(identity)).digest('hex');
}

function refuse(code: Problem['code'], message: string, path: readonly string[]): { readonly problem: Problem } {
  return { problem: { code, message, path } };
}

function missingRates({ missingFx }: NetworkSnapshot): string {
  const pairs = missingFx.map(({ fromCurrency, toCurrency, asOf }) => `${fromCurrency} to ${toCurrency} on ${asOf}`);
  return `The dataset has no exchange rate from ${pairs.join(', ')}: add it to fx_rates and import again.`;
}
