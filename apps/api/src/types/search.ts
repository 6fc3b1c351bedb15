import { isAggregate } from '@faultline/network';
import { rowOf } from '@faultline/runner';
import type { Context } from '../context.ts';
import type { Loaded } from '../values/money.ts';
import type { InstitutionRef } from './rows.ts';

/** Small letters without accents, so that "credit agricole" finds Crédit Agricole. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

/** 0 where the name or key begins with the text, 1 where a word of the name does, 2 where it occurs anywhere, else null. */
export function matchRank({ columns }: Loaded, row: number, text: string): number | null {
  const wanted = folded(text.trim());
  const name = folded(columns.institutions.names[row] ?? '');
  const key = columns.institutions.keys[row] ?? '';
  if (name.startsWith(wanted) || key.startsWith(wanted)) return 0;
  if (name.includes(` ${wanted}`)) return 1;
  return name.includes(wanted) || key.includes(wanted) ? 2 : null;
}

/** Identifiers first, then names; among equals institutions with a balance sheet, then canonical order. */
export async function searchInstitutions(
  loaded: Loaded,
  { text, first }: { readonly text: string; readonly first: number },
  { store, access }: Context,
): Promise<InstitutionRef[]> {
  const wanted = text.trim();
  if (wanted === '') return [];
  const identified = await store.findByIdentifier(access, {
    snapshotId: loaded.row.id,
    scheme: null,
    text: wanted.toUpperCase(),
    exact: false,
  });
  const { keys } = loaded.columns.institutions;
  const ranked = [...keys.keys()]
    .flatMap((row) => {
      const rank = matchRank(loaded, row, wanted);
      return rank === null ? [] : { row, rank: rank + (isAggregate(loaded.columns, row) ? 0.5 : 0) };
    })
    .sort((left, right) => left.rank - right.rank || left.row - right.row);
  const rows = new Set([...identified.map((key) => rowOf(keys, key)), ...ranked.map(({ row }) => row)]);
  return [...rows]
    .filter((row) => row >= 0)
    .slice(0, first)
    .map((row) => ({ loaded, row }));
}
