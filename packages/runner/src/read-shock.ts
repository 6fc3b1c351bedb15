import type { Problem } from '@faultline/engine';
import { capitalOf, isAggregate, type NetworkSnapshot } from '@faultline/network';
import type { ShockLoss } from '@faultline/store';

/** A shock as a column over the institutions, and as a list in canonical order without zeroes. */
export interface ReadShock {
  /** Losses over capital; above 1 where a share of total assets exceeds it. */
  readonly ratios: Float64Array;
  readonly losses: readonly ShockLoss[];
}

/**
 * Refuses unknown and repeated institutions, ratios outside [0, 1], institutions without capital to lose, and shares of
 * total assets nobody stated.
 */
export function readShock(
  snapshot: NetworkSnapshot,
  given: readonly ShockLoss[],
): ReadShock | { readonly problem: Problem } {
  const { keys, count } = snapshot.institutions;
  const ratios = new Float64Array(count);
  const losses = new Map<number, ShockLoss>();
  for (const [place, loss] of given.entries()) {
    const row = rowOf(keys, loss.institution);
    const found = ratioAt(snapshot, row, loss);
    const refusal = losses.has(row)
      ? refuse('BAD_SHOCK', 'institution', `${nameAt(snapshot, row)} is shocked twice: state one loss for it.`)
      : found;
    if (typeof refusal !== 'number')
      return { problem: { ...refusal, path: ['shock', 'losses', String(place), ...refusal.path] } };
    ratios[row] = refusal;
    losses.set(row, loss);
  }
  const shocked = [...losses.keys()].filter((row) => (ratios[row] ?? 0) > 0).sort((left, right) => left - right);
  return { ratios, losses: shocked.flatMap((row) => losses.get(row) ?? []) };
}

/** The loss over the capital of the institution in this row, or why there is none. */
function ratioAt(snapshot: NetworkSnapshot, row: number, { institution, lossRatio, of }: ShockLoss): number | Problem {
  if (row < 0) return refuse('NOT_FOUND', 'institution', `The snapshot has no institution "${institution}".`);
  const name = nameAt(snapshot, row);
  const [field, what] = of ? ['assetLossRatio', 'total assets'] : ['lossRatio', 'capital'];
  if (!(lossRatio >= 0 && lossRatio <= 1))
    return refuse(
      'BAD_SHOCK',
      field,
      `The loss of ${name} is ${lossRatio} of its ${what}; choose a share from 0 to 1.`,
    );
  const capital = isAggregate(snapshot, row) ? null : capitalOf(snapshot, row);
  if (capital === null || !(capital.amount > 0))
    return refuse(
      'NO_CAPITAL',
      'institution',
      `${name} has no capital in this snapshot that it could lose: shock another institution.`,
    );
  if (!of) return lossRatio;
  const totalAssets = snapshot.balanceSheets.measures.TOTAL_ASSETS.amounts[row] ?? Number.NaN;
  return Number.isNaN(totalAssets)
    ? refuse('BAD_SHOCK', field, `${name} does not state its total assets: choose a share of its capital instead.`)
    : (lossRatio * totalAssets) / capital.amount;
}

function nameAt({ institutions }: NetworkSnapshot, row: number): string {
  return institutions.names[row] ?? '';
}

function refuse(code: Problem['code'], field: string, message: string): Problem {
  return { code, message, path: [field] };
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
