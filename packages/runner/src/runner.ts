import { type InstitutionRanking, institutionRanking, type Problem } from '@faultline/engine';
import { isAggregate, type NetworkSnapshot } from '@faultline/network';
import type { Access, Layout, SnapshotRow, Store } from '@faultline/store';
import { type BailOutComparison, type BailOutRequest, bailOut } from './bail-out.ts';
import type { ContagionRequest } from './check-request.ts';
import { computeLayout, LAYOUT_VERSION } from './compute-layout.ts';
import { loadLinearProgrammeSolver } from './linear-programme.ts';
import { type LossDistributionAnswer, type LossDistributionRequest, lossDistribution } from './loss-distribution.ts';
import { type Reproduction, reproduceContagion } from './reproduce-contagion.ts';
import { type ReverseStress, type ReverseStressRequest, reverseStress } from './reverse-stress.ts';
import {
  type ContagionAnswer,
  type ContagionRun,
  findContagion,
  type RunPlace,
  runContagion,
} from './run-contagion.ts';

/** The one use-case: load, shock, run, save; whoever asks, inline or from a queue. */
export interface Runner {
  contagion(access: Access, request: ContagionRequest): Promise<ContagionAnswer>;
  findContagion(access: Access, digest: string): Promise<ContagionRun | null>;
  /** Computes a stored run again and compares every digit; null where this caller has no such run. */
  reproduceContagion(access: Access, digest: string): Promise<Reproduction | null>;
  /** Computed once per snapshot content and layout version, then stored. Null where the snapshot is gone. */
  layout(access: Access, row: SnapshotRow): Promise<Layout | null>;
  /**
   * Importance and vulnerability of every institution, kept with the snapshot. Refused for snapshots with more than 2,000
   * institutions that have capital, where it would take minutes.
   */
  ranking(snapshot: NetworkSnapshot): InstitutionRanking | Problem;
  /** How large a shock of one shape must be to reach a target. Not stored: the same digest is the same answer. */
  reverseStress(snapshot: NetworkSnapshot, request: ReverseStressRequest): ReverseStress | Problem;
  /** Whom a budget should go to after a shock. */
  bailOut(snapshot: NetworkSnapshot, request: BailOutRequest): Promise<BailOutComparison | Problem>;
  /** How much is lost with which probability; ends with the signal's reason when that comes first. */
  lossDistribution(
    snapshot: NetworkSnapshot,
    request: LossDistributionRequest,
    signal?: AbortSignal,
  ): Promise<LossDistributionAnswer | Problem>;
}

const MOST_RANKED = 2_000;

export function createRunner(store: Store): Runner {
  const flights: RunPlace['flights'] = new Map();
  let solver: ReturnType<typeof loadLinearProgrammeSolver> | null = null;
  const ranked = new WeakMap<NetworkSnapshot, InstitutionRanking>();
  return {
    contagion: (access, request) => runContagion({ store, flights }, access, request),
    findContagion: (access, digest) => findContagion(store, access, digest),
    reproduceContagion: (access, digest) => reproduceContagion(store, access, digest),
    async layout(access, row) {
      const stored = await store.findLayout(access, { digest: row.digest, layoutVersion: LAYOUT_VERSION });
      if (stored) return stored;
      const snapshot = await store.loadSnapshot(access, row);
      if (!snapshot) return null;
      const layout = computeLayout(snapshot);
      await store.saveLayout(access, layout);
      return layout;
    },
    ranking(snapshot) {
      const known = ranked.get(snapshot);
      if (known) return known;
      let count = 0;
      for (let row = 0; row < snapshot.institutions.count; row++) if (!isAggregate(snapshot, row)) count++;
      if (count > MOST_RANKED)
        return {
          code: 'SNAPSHOT_TOO_LARGE',
          message: `Ranking ${count} institutions takes too long to wait for; up to ${MOST_RANKED} are ranked.`,
          path: ['snapshot'],
        };
      const ranking = institutionRanking(snapshot);
      ranked.set(snapshot, ranking);
      return ranking;
    },
    reverseStress,
    async bailOut(snapshot, request) {
      // Loaded for the first who asks; where that fails, the next one tries again.
      solver ??= loadLinearProgrammeSolver().catch((reason: unknown) => {
        solver = null;
        throw reason;
      });
      return bailOut(snapshot, request, await solver);
    },
    lossDistribution,
  };
}
