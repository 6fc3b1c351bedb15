import type { SolvedRounds } from '@faultline/engine';
import type { NetworkSnapshot } from '@faultline/network';
import type { Access } from '@faultline/store';
import { checkRequest } from './check-request.ts';
import { type ContagionRun, findContagion, type RunPlace, solvedOf } from './run-contagion.ts';

/** Whether the run computed anew gives the stored digits, every one of them. */
export interface Reproduction {
  readonly run: ContagionRun;
  readonly isIdentical: boolean;
  /** First figure that differs, in words; null where none does. */
  readonly difference: string | null;
}

/** Computes a stored run again from its inputs and compares digit by digit; null where this caller has no such run. */
export async function reproduceContagion(
  { store, openLanes }: Pick<RunPlace, 'store' | 'openLanes'>,
  access: Access,
  digest: string,
): Promise<Reproduction | null> {
  const run = await findContagion(store, access, digest);
  if (!run) return null;
  const { stored, snapshot } = run;
  const checked = checkRequest(snapshot, stored);
  if ('problem' in checked) return null;
  const again = checked.model.run(checked.input(openLanes));
  const difference = firstDifference(stored.solved, solvedOf(again), snapshot);
  return { run, isIdentical: difference === null, difference };
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
