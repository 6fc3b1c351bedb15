import type { SolvedRounds } from '@faultline/engine';
import type { NetworkSnapshot } from '@faultline/network';
import type { Access } from '@faultline/store';
import { type ContagionRun, findStored, placeOf, type RunPlace, solvedOf } from './run-contagion.ts';

/** Whether the run computed anew gives the stored digits, every one of them. */
export interface Reproduction {
  readonly run: ContagionRun;
  readonly isIdentical: boolean;
  /** First figure that differs, in words; null where none does. */
  readonly difference: string | null;
}

/** Computes a stored run again from its inputs and compares digit by digit; null where this caller has no such run. */
export async function reproduceContagion(
  { store, solver }: Pick<RunPlace, 'store' | 'solver'>,
  access: Access,
  digest: string,
): Promise<Reproduction | null> {
  const found = await findStored(store, access, digest);
  if (!found) return null;
  const { outcome } = await solver.solve(found.snapshot, found, access.signal);
  if (!outcome) throw new Error(`run ${digest} is stored and cannot be computed`);
  const difference = firstDifference(found.stored.solved, solvedOf(outcome), found.snapshot);
  return { run: { ...placeOf(found), outcome }, isIdentical: difference === null, difference };
}

function firstDifference(before: SolvedRounds, after: SolvedRounds, { institutions }: NetworkSnapshot): string | null {
  const [had, has] = [before.lossRatioByRound, after.lossRatioByRound];
  if (had.length !== has.length) return `${has.length} rounds, where ${had.length} are stored`;
  for (const [round, ratios] of had.entries()) {
    const row = ratios.findIndex((ratio, at) => !Object.is(ratio, has[round]?.[at]));
    if (row >= 0)
      return `${institutions.names[row]} in round ${round}: ${has[round]?.[row]}, where ${ratios[row]} is stored`;
  }
  return null;
}
