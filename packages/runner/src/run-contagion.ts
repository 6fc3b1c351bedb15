import { createHash } from 'node:crypto';
import {
  CONTAGION_MODELS,
  type ContagionModel,
  type ContagionOutcome,
  checkParameters,
  ENGINE_VERSION,
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

/** The one way to run a contagion model: check, look up, else compute and save. The same inputs are the same run. */
export async function runContagion(store: Store, access: Access, request: ContagionRequest): Promise<ContagionAnswer> {
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

  const input = { snapshot, shockRatio: shock.ratios, parameters: checked.parameters };
  const identity = {
    snapshotDigest: snapshot.digest,
    engineVersion: ENGINE_VERSION,
    model: model.name,
    modelVersion: model.version,
    parameters: checked.parameters,
    shock: shock.losses,
  };
  const digest = digestOf(identity);
  const known = await store.findRun(access, digest);
  if (known)
    return { run: { stored: known, model, snapshotRow, snapshot, outcome: model.replay(input, known.solved) } };

  const outcome = model.run(input);
  if (![outcome.debtRank, outcome.shareOfCapital, ...outcome.lossAmount].every(Number.isFinite))
    return refuse(
      'NUMERIC_OVERFLOW',
      'Amounts of this snapshot are too large to add up: state them in a larger scale.',
      ['snapshot'],
    );
  const { snapshotDigest: _, ...facts } = identity;
  const stored: StoredRun = {
    ...facts,
    digest,
    snapshotId: snapshotRow.id,
    solved: { lossRatioByRound: outcome.lossRatioByRound, convergence: outcome.convergence },
  };
  await store.saveRun(access, stored);
  return { run: { stored, model, snapshotRow, snapshot, outcome } };
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
