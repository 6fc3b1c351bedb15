import type { Problem } from '@faultline/engine';
import type { NetworkSnapshot } from '@faultline/network';
import { refuse } from './check-request.ts';
import type { QuestionNetwork } from './question-network.ts';
import { rowOf } from './read-shock.ts';

/** The external assets of one institution lose this share of their value. */
export interface AssetFall {
  readonly institution: string;
  readonly fallRatio: number;
}

/** One number for all institutions, or a list that leaves the others out. */
export type AssetFalls = number | readonly AssetFall[];

export interface ReadFalls {
  /** By place in the network asked. */
  readonly ratios: Float64Array;
  /** In canonical order, without zeroes; what a digest is made of. */
  readonly stated: AssetFalls;
}

/** A network of a snapshot, and where in the request the entries stand that are read into it. */
export interface ReadPlace {
  readonly snapshot: NetworkSnapshot;
  readonly network: QuestionNetwork;
  readonly path: readonly string[];
}

/**
 * Refuses unknown and repeated institutions, those without stated capital, and shares outside 0 to 1. `place` leads to
 * the argument, of which one number is the field `everybody` and a list the field `institutions`.
 */
export function readFalls(falls: AssetFalls, place: ReadPlace): ReadFalls | { readonly problem: Problem } {
  const { rows } = place.network;
  const outside = (share: number) => `A fall of ${share} is none; choose a share of external assets from 0 to 1.`;
  if (typeof falls === 'number') {
    if (!isShare(falls)) return refuse('BAD_SHOCK', outside(falls), [...place.path, 'everybody']);
    return { ratios: new Float64Array(rows.length).fill(falls), stated: falls };
  }
  const read = readByInstitution(
    falls.map(({ institution, fallRatio }) => ({ institution, value: fallRatio })),
    { ...place, path: [...place.path, 'institutions'], code: 'BAD_SHOCK', field: 'fallRatio', outside },
  );
  if ('problem' in read) return read;
  const stated = [...read.values].flatMap((fallRatio, at) =>
    fallRatio > 0 ? [{ institution: keyAt(place, at), fallRatio }] : [],
  );
  return { ratios: read.values, stated };
}

/** One number from 0 to 1 per institution named, 0 for the others. */
export function readByInstitution(
  entries: readonly { readonly institution: string; readonly value: number }[],
  place: ReadPlace & {
    readonly code: Problem['code'];
    readonly field: string;
    readonly outside: (value: number) => string;
  },
): { readonly values: Float64Array } | { readonly problem: Problem } {
  const places = readPlaces(
    entries.map(({ institution }) => institution),
    place,
  );
  if ('problem' in places) return places;
  const values = new Float64Array(place.network.rows.length);
  for (const [at, { value }] of entries.entries()) {
    if (!isShare(value)) return refuse(place.code, place.outside(value), [...place.path, String(at), place.field]);
    values[places.at[at] ?? 0] = value;
  }
  return { values };
}

/** Places of institutions in the network, in the order given. */
export function readPlaces(
  institutions: readonly string[],
  { snapshot, network, path, code }: ReadPlace & { readonly code: Problem['code'] },
): { readonly at: readonly number[] } | { readonly problem: Problem } {
  const { keys, names } = snapshot.institutions;
  const at: number[] = [];
  for (const [entry, institution] of institutions.entries()) {
    const here = [...path, String(entry), 'institution'];
    const row = rowOf(keys, institution);
    if (row < 0) return refuse('NOT_FOUND', `The snapshot has no institution "${institution}".`, here);
    const place = network.rows.indexOf(row);
    const name = names[row] ?? institution;
    if (place < 0) return refuse('NO_CAPITAL', `${name} states no capital in this snapshot: leave it out.`, here);
    if (at.includes(place)) return refuse(code, `${name} is named twice: state one number for it.`, here);
    at.push(place);
  }
  return { at };
}

export function keyAt({ snapshot, network }: Omit<ReadPlace, 'path'>, place: number): string {
  return snapshot.institutions.keys[network.rows[place] ?? -1] ?? '';
}

export function isShare(value: number): boolean {
  return value >= 0 && value <= 1;
}
