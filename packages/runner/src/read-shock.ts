import type { Problem } from '@faultline/engine';
import { capitalOf, isAggregate, type NetworkSnapshot } from '@faultline/network';
import type { ShockLoss } from '@faultline/store';

/** A shock as a column over the institutions, and as a list in canonical order without zeroes. */
export interface ReadShock {
  readonly ratios: Float64Array;
  readonly losses: readonly ShockLoss[];
}

/** Refuses unknown and repeated institutions, ratios outside [0, 1], and institutions without capital to lose. */
export function readShock(
  snapshot: NetworkSnapshot,
  given: readonly ShockLoss[],
): ReadShock | { readonly problem: Problem } {
  const { keys, names, count } = snapshot.institutions;
  const ratios = new Float64Array(count);
  const seen = new Set<number>();
  for (const [place, { institution, lossRatio }] of given.entries()) {
    const refuse = (code: Problem['code'], field: string, message: string) => ({
      problem: { code, message, path: ['shock', 'losses', String(place), field] },
    });
    const row = rowOf(keys, institution);
    if (row < 0) return refuse('NOT_FOUND', 'institution', `The snapshot has no institution "${institution}".`);
    const name = names[row] ?? institution;
    if (seen.has(row)) return refuse('BAD_SHOCK', 'institution', `${name} is shocked twice: state one loss for it.`);
    seen.add(row);
    if (!(lossRatio >= 0 && lossRatio <= 1))
      return refuse(
        'BAD_SHOCK',
        'lossRatio',
        `The loss of ${name} is ${lossRatio} of its capital; choose a share from 0 to 1.`,
      );
    const capital = isAggregate(snapshot, row) ? null : capitalOf(snapshot, row);
    if (capital === null || !(capital.amount > 0))
      return refuse(
        'NO_CAPITAL',
        'institution',
        `${name} has no capital in this snapshot that it could lose: shock another institution.`,
      );
    ratios[row] = lossRatio;
  }
  const losses = [...ratios.keys()].flatMap((row) =>
    (ratios[row] ?? 0) > 0 ? [{ institution: keys[row] ?? '', lossRatio: ratios[row] ?? 0 }] : [],
  );
  return { ratios, losses };
}

/** Row of a key in the ascending list of keys, or -1. */
export function rowOf(keys: readonly string[], key: string): number {
  let [low, high] = [0, keys.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = keys[middle] ?? '';
    if (found === key) return middle;
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
