import { QUALITIES } from '@faultline/network';
import { placeOf } from './kind-values.ts';
import type { ProvenanceFacts } from './read-facts.ts';

/** What the numbers of provenances stand for: a code of QUALITIES, and the row of a source. */
export interface ProvenanceCodes {
  readonly qualities: readonly number[];
  readonly sources: readonly number[];
}

export function provenanceCodes(provenances: readonly ProvenanceFacts[], sources: readonly string[]): ProvenanceCodes {
  const [qualityOf, sourceOf] = [placeOf(QUALITIES), placeOf(sources)];
  return {
    qualities: provenances.map(({ quality }) => qualityOf(quality)),
    sources: provenances.map(({ source }) => sourceOf(source)),
  };
}
