'use client';

import { parseAsArrayOf, parseAsFloat, parseAsInteger, parseAsString, parseAsStringLiteral, useQueryState } from 'nuqs';
import { KINDS, QUALITIES } from './lists';
import { parseShock, type ShockedInstitution, writeShock } from './shock-text';

// Everything a screen shows is in its address: a link is a view. Unknown values fall back to the usual ones.

export const COLOURS = ['leverage', 'importance', 'losses'] as const;
export type Colour = (typeof COLOURS)[number];
export const VIEWS = ['map', 'table'] as const;

export const useSnapshotSlug = () => useQueryState('snapshot', parseAsString);
export const useSelected = () => useQueryState('institution', parseAsString.withOptions({ history: 'push' }));
export const useColour = () => useQueryState('colour', parseAsStringLiteral(COLOURS).withDefault('leverage'));
export const useView = () => useQueryState('view', parseAsStringLiteral(VIEWS).withDefault('map'));
export const useKinds = () => useQueryState('kinds', parseAsArrayOf(parseAsStringLiteral(KINDS)).withDefault(['BANK']));
export const useQualities = () =>
  useQueryState('quality', parseAsArrayOf(parseAsStringLiteral(QUALITIES)).withDefault([...QUALITIES]));
export const useMinAmount = () => useQueryState('min', parseAsFloat.withDefault(0));
export const useCountry = () => useQueryState('country', parseAsString);
export const useModelName = () => useQueryState('model', parseAsString.withDefault('debtRankLinear'));
export const useParameters = () => useQueryState('parameters', parseAsArrayOf(parseAsString).withDefault([]));
export const useRound = () => useQueryState('round', parseAsInteger);

/** The shock of the run on screen; empty is no run. */
export function useShock(): readonly [readonly ShockedInstitution[], (shock: readonly ShockedInstitution[]) => void] {
  const [text, setText] = useQueryState(
    'shock',
    parseAsArrayOf(parseAsString).withDefault([]).withOptions({ history: 'push' }),
  );
  return [parseShock(text), (shock) => void setText(shock.length === 0 ? null : writeShock(shock))];
}
