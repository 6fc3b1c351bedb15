import { INSTITUTION_KINDS, type InstitutionColumns, type InstitutionKind } from '@faultline/network';
import type { InstitutionFacts } from './read-facts.ts';

/** Institutions ascending by key, which is the canonical order, and the id each has in the database. */
export function inOrderOfKey({ ids, keys, names, kinds, countries }: InstitutionFacts): {
  readonly ids: readonly number[];
  readonly columns: InstitutionColumns;
} {
  const keyAt = (place: number) => keys?.[place] ?? '';
  const order = [...(keys ?? []).keys()].sort((left, right) => (keyAt(left) < keyAt(right) ? -1 : 1));
  return {
    ids: order.map((place) => ids?.[place] ?? 0),
    columns: {
      count: order.length,
      keys: order.map(keyAt),
      names: order.map((place) => names?.[place] ?? ''),
      kindCodes: Uint8Array.from(order, (place) => INSTITUTION_KINDS.indexOf(kinds?.[place] as InstitutionKind)),
      countries: order.map((place) => countries?.[place] ?? null),
    },
  };
}
