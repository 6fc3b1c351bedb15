/** Sets of candidates (1 for members), and how long the least shock is that brings exactly these down. */
export interface SubsetSearch {
  readonly candidates: number;
  readonly fewest: number;
  readonly most: number;
  /** Where a search among many begins. */
  readonly starts: readonly Uint8Array[];
  /** Infinity where the set cannot be brought down. */
  lengthOf(members: Uint8Array): number;
  /** A lower bound of `lengthOf` that is cheaper to have. */
  boundOf(members: Uint8Array): number;
  /** True once no more sets are to be looked at than the starts. */
  isSpent(): boolean;
}

export interface FoundSubset {
  readonly members: Uint8Array;
  readonly length: number;
  /** True where every set was looked at, so that no other is shorter. */
  readonly exhaustive: boolean;
}

/** So many sets are looked at one by one; among more, a local search looks at some. */
const MOST_SETS = 1 << 13;
const MOST_LOOKS = 1 << 11;
/** What a search may spend, in multiplications: a few seconds' work. */
export const MOST_EFFORT = 2e9;

/**
 * The set with the least length: by looking at all of them where there are at most 8192, else by descent from each
 * start, a member more, a member less or one exchanged at a time, with at most 2048 looks. Starts are looked at in any
 * case, the others until the search is spent. Null where no set looked at can be brought down.
 */
export function searchSubsets(search: SubsetSearch): FoundSubset | null {
  const best = { members: new Uint8Array(search.candidates), length: Number.POSITIVE_INFINITY };
  let looks = 0;
  const improves = (members: Uint8Array): boolean => {
    if (search.boundOf(members) >= best.length) return false;
    looks++;
    const length = search.lengthOf(members);
    if (!(length < best.length)) return false;
    best.members = members.slice();
    best.length = length;
    return true;
  };
  for (const start of search.starts) improves(start);
  const all = subsetCount(search) <= MOST_SETS;
  if (all) for (const members of subsetsOf(search)) if (!search.isSpent()) improves(members);
  if (!all)
    for (const start of search.starts)
      descend(start, search, (members) => (looks < MOST_LOOKS && !search.isSpent() ? improves(members) : null));
  const exhaustive = all && !search.isSpent();
  return best.length < Number.POSITIVE_INFINITY ? { ...best, exhaustive } : null;
}

/** Moves to the first neighbour that improves until none does, or until the answer is null: no more looks allowed. */
function descend(start: Uint8Array, search: SubsetSearch, improves: (members: Uint8Array) => boolean | null): void {
  let here: Uint8Array | null = start;
  while (here) {
    let next: Uint8Array | null = null;
    for (const members of neighboursOf(here, search)) {
      const better = improves(members);
      if (better === null) return;
      if (!better) continue;
      next = members;
      break;
    }
    here = next;
  }
}

/** How many sets there are of an allowed size. */
function subsetCount({ candidates, fewest, most }: SubsetSearch): number {
  let [sets, total] = [1, 0];
  for (let size = 0; size <= most; size++) {
    if (size >= fewest) total += sets;
    sets = (sets * (candidates - size)) / (size + 1);
  }
  return total;
}

function* subsetsOf({ candidates, fewest, most }: SubsetSearch): Generator<Uint8Array> {
  const members = new Uint8Array(candidates);
  function* from(place: number, size: number): Generator<Uint8Array> {
    if (size + candidates - place < fewest) return;
    if (place === candidates) {
      yield members;
      return;
    }
    yield* from(place + 1, size);
    if (size === most) return;
    members[place] = 1;
    yield* from(place + 1, size + 1);
    members[place] = 0;
  }
  yield* from(0, 0);
}

/** Sets with a member more, a member less, or one exchanged. */
function* neighboursOf(members: Uint8Array, { fewest, most }: SubsetSearch): Generator<Uint8Array> {
  const size = members.reduce((sum, flag) => sum + flag, 0);
  const places = [...members.keys()];
  const changed = (...at: number[]) => members.map((flag, place) => (at.includes(place) ? 1 - flag : flag));
  const [inside, outside] = [
    places.filter((place) => members[place] === 1),
    places.filter((place) => members[place] === 0),
  ];
  if (size > fewest) for (const leaving of inside) yield changed(leaving);
  if (size < most) for (const coming of outside) yield changed(coming);
  for (const leaving of inside) for (const coming of outside) yield changed(leaving, coming);
}
