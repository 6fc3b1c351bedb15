import {
  CONTAGION_MODELS,
  type ContagionInput,
  type ContagionModel,
  checkParameters,
  type OpenLanes,
  type Parameters,
  type Problem,
} from '@faultline/engine';
import { type Column, type NetworkSnapshot, snapshotWithout } from '@faultline/network';
import type { ShockLoss, SnapshotRow, StoredRun } from '@faultline/store';
import { readShock } from './read-shock.ts';
import { sha256 } from './run-identity.ts';

export interface ContagionRequest {
  /** A row the store found for this very caller. */
  readonly snapshotRow: SnapshotRow;
  readonly model: string;
  readonly parameters: Parameters;
  readonly shock: readonly ShockLoss[];
  /** Positions of exposures to leave out: the question what would have happened without them. */
  readonly without?: readonly number[];
}

export interface CheckedRequest {
  readonly model: ContagionModel;
  readonly facts: Pick<StoredRun, 'model' | 'modelVersion' | 'parameters' | 'shock' | 'without'>;
  /** Losses of the shock over capital, one entry per institution. */
  readonly shockRatio: Column;
  /** What the model is given; `openLanes` where it may use a kernel. */
  readonly input: (openLanes?: OpenLanes) => ContagionInput;
}

/** A request as a model takes it, or why it cannot be answered. */
export function checkRequest(
  snapshot: NetworkSnapshot,
  { model: name, parameters, shock: given, without: left = [] }: Omit<ContagionRequest, 'snapshotRow'>,
): CheckedRequest | { readonly problem: Problem } {
  const model = CONTAGION_MODELS.find((candidate) => candidate.name === name);
  if (!model) return refuse('BAD_PARAMETER', `There is no model "${name}".`, ['model']);
  const checked = checkParameters(model, parameters);
  if ('problem' in checked) return checked;
  const missing = missingRates(snapshot);
  if (missing) return { problem: missing };
  const shock = readShock(snapshot, given);
  if ('problem' in shock) return shock;
  const without = [...new Set(left)].sort((one, other) => one - other);
  return {
    model,
    facts: {
      model: model.name,
      modelVersion: model.version,
      parameters: checked.parameters,
      shock: shock.losses,
      without,
    },
    shockRatio: shock.ratios,
    input: (openLanes) => ({
      ...(openLanes ? { openLanes } : {}),
      snapshot: without.length === 0 ? snapshot : snapshotWithout(snapshot, without, sha256),
      shockRatio: shock.ratios,
      parameters: checked.parameters,
    }),
  };
}

export function refuse(code: Problem['code'], message: string, path: readonly string[]): { readonly problem: Problem } {
  return { problem: { code, message, path } };
}

/** Without a rate nothing can be compared with anything, so whatever is asked of the snapshot is refused. */
export function missingRates({ missingFx }: NetworkSnapshot): Problem | null {
  if (missingFx.length === 0) return null;
  const pairs = missingFx.map(({ fromCurrency, toCurrency, asOf }) => `${fromCurrency} to ${toCurrency} on ${asOf}`);
  const message = `The dataset has no exchange rate from ${pairs.join(', ')}: add it to fx_rates and import again.`;
  return { code: 'MISSING_FX', message, path: ['snapshot'] };
}
