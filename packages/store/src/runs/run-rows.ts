import type { Convergence, Parameters, SolvedRounds } from '@faultline/engine';
import type { Access } from '../access.ts';
import type { Rows } from '../rows.ts';
import { bytesOf, columnsOf } from './float-bytes.ts';

/** One institution's share of a shock, by key. */
export interface ShockLoss {
  readonly institution: string;
  /** Share lost at once, in [0, 1]. */
  readonly lossRatio: number;
  /** What it is a share of; capital unless told. */
  readonly of?: 'TOTAL_ASSETS';
}

/** A calculation and its answer, under the hash of all its inputs. */
export interface StoredRun {
  readonly digest: string;
  readonly snapshotId: string;
  readonly engineVersion: string;
  readonly model: string;
  readonly modelVersion: string;
  readonly parameters: Parameters;
  /** Ascending by institution key. */
  readonly shock: readonly ShockLoss[];
  /** Positions, ascending, of the exposures the run leaves out; empty unless it is a counterfactual. */
  readonly without: readonly number[];
  readonly solved: SolvedRounds;
}

export async function findRun(rows: Rows, access: Access, digest: string): Promise<StoredRun | null> {
  const run = await rows.asTenant(access, (prisma) => prisma.run.findFirst({ where: { digest } }));
  return (
    run && {
      digest: run.digest,
      snapshotId: run.snapshotId.toString(),
      engineVersion: run.engineVersion,
      model: run.model,
      modelVersion: run.modelVersion,
      parameters: run.parameters as Parameters,
      shock: run.shock as unknown as readonly ShockLoss[],
      without: run.without as readonly number[],
      solved: {
        lossRatioByRound: columnsOf(run.lossRatios, run.roundCount),
        writeDownByRound: run.writeDowns === null ? [] : columnsOf(run.writeDowns, run.roundCount),
        convergence: run.convergence as unknown as Convergence,
      },
    }
  );
}

/** Saving the same run twice, even at the same moment, keeps the first. */
export async function saveRun(rows: Rows, access: Access, run: StoredRun): Promise<void> {
  const { solved, snapshotId, parameters, shock, without, ...facts } = run;
  await rows.asTenant(access, (prisma) =>
    prisma.run.createMany({
      data: [
        {
          ...facts,
          tenantId: access.tenant,
          snapshotId: BigInt(snapshotId),
          parameters: { ...parameters },
          shock: shock.map((loss) => ({ ...loss })),
          without: [...without],
          convergence: { ...solved.convergence },
          roundCount: solved.lossRatioByRound.length,
          lossRatios: bytesOf(solved.lossRatioByRound),
          writeDowns: bytesOf(solved.writeDownByRound),
        },
      ],
      skipDuplicates: true,
    }),
  );
}
