import { createHash } from 'node:crypto';
import { ENGINE_VERSION } from '@faultline/engine';
import { canonicalJson, type DigestOf } from '@faultline/network';
import type { StoredRun } from '@faultline/store';

/** Everything a run's answer is a function of, beside the engine's version. */
export type RunInputs = Pick<StoredRun, 'model' | 'modelVersion' | 'parameters' | 'shock' | 'without'> & {
  readonly snapshotDigest: string;
};

/** SHA-256 of all inputs and the engine's version: the run's id. */
export function runDigest({ snapshotDigest, model, modelVersion, parameters, shock, without }: RunInputs): string {
  const identity = { snapshotDigest, engineVersion: ENGINE_VERSION, model, modelVersion, parameters, shock, without };
  return createHash('sha256').update(canonicalJson(identity)).digest('hex');
}

/** SHA-256 of a question's name, all it was asked with, the snapshot and the engine's version: the same digest is the same answer. */
export function questionDigest(question: string, snapshotDigest: string, inputs: object): string {
  const identity = { question, snapshotDigest, engineVersion: ENGINE_VERSION, ...inputs };
  return createHash('sha256').update(canonicalJson(identity)).digest('hex');
}

export const sha256: DigestOf = (chunks) => {
  const hash = createHash('sha256');
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
};
