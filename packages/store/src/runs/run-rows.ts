import type { Convergence, Parameters, SolvedRounds } from '@faultline/engine';
import type postgres from 'postgres';
import type { Access } from '../access.ts';
import { columnOf } from './float-bytes.ts';
import { sentRounds } from './sent-rounds.ts';

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

/** What a row says beside its rounds. */
type RunFacts = Omit<StoredRun, 'solved'> & { readonly convergence: Convergence };

interface RoundRow {
  /** In the first row only. */
  readonly facts: RunFacts | null;
  readonly losses: Uint8Array;
  /** Null in runs of before they were kept. */
  readonly writeDowns: Uint8Array | null;
}

/** Round by round: a million institutions' rounds in one piece would keep everybody waiting while they are read. */
export async function findRun(sql: postgres.TransactionSql, digest: string): Promise<StoredRun | null> {
  // Joining nothing to a value fetches it once, not once for each of its rounds.
  const lossRatioByRound: Float64Array[] = [];
  const writeDownByRound: Float64Array[] = [];
  let facts: RunFacts | null = null;
  await sql<RoundRow[]>`
    WITH run AS MATERIALIZED (
      SELECT *, loss_ratios || ''::bytea AS losses, write_downs || ''::bytea AS written,
        octet_length(loss_ratios) / greatest(round_count, 1) AS size
      FROM runs WHERE digest = ${digest} LIMIT 1)
    SELECT CASE WHEN place = 0 THEN jsonb_build_object('digest', digest, 'snapshotId', snapshot_id::text,
        'engineVersion', engine_version, 'model', model, 'modelVersion', model_version, 'parameters', parameters,
        'shock', shock, 'without', without, 'convergence', convergence) END AS facts,
      substring(losses FROM place * size + 1 FOR size) AS losses,
      substring(written FROM place * size + 1 FOR size) AS "writeDowns"
    FROM run, generate_series(0, round_count - 1) AS place ORDER BY place`.forEach((round) => {
    facts ??= round.facts;
    lossRatioByRound.push(columnOf(round.losses));
    if (round.writeDowns !== null) writeDownByRound.push(columnOf(round.writeDowns));
  });
  return runOf(facts, { lossRatioByRound, writeDownByRound });
}

function runOf(facts: RunFacts | null, rounds: Omit<SolvedRounds, 'convergence'>): StoredRun | null {
  if (!facts) return null;
  const { convergence, ...run } = facts;
  return { ...run, solved: { ...rounds, convergence } };
}

/** Saving the same run twice, even at the same moment, keeps the first. */
export async function saveRun(sql: postgres.TransactionSql, { tenant }: Access, run: StoredRun): Promise<void> {
  const { lossRatioByRound, writeDownByRound, convergence } = run.solved;
  const [losses, writeDowns] = await sentRounds(sql, [lossRatioByRound, writeDownByRound]);
  await sql`
    INSERT INTO runs (tenant_id, digest, snapshot_id, engine_version, model, model_version, parameters, shock, without,
      convergence, round_count, loss_ratios, write_downs)
    VALUES (${tenant}, ${run.digest}, ${run.snapshotId}, ${run.engineVersion}, ${run.model}, ${run.modelVersion},
      ${jsonOf(sql, run.parameters)}, ${jsonOf(sql, run.shock)}, ${jsonOf(sql, run.without)},
      ${jsonOf(sql, convergence)}, ${lossRatioByRound.length}, ${losses}, ${writeDowns})
    ON CONFLICT DO NOTHING`;
}

function jsonOf(sql: postgres.TransactionSql, value: unknown): postgres.Parameter {
  return sql.json(value as postgres.JSONValue);
}
