import type postgres from 'postgres';
import { bytesOf } from './float-bytes.ts';

type Rounds = readonly Float64Array[];
/** A value in the statement that comes next. */
type Sent = postgres.PendingQuery<postgres.Row[]>;

/** Rounds sent along with the statement that needs them: a few milliseconds' work. */
const MOST_AT_ONCE_BYTES = 1 << 19;

/**
 * Rounds of each kind as one value, for a statement of the same transaction. Large ones go ahead of it round by round into
 * a table that ends with the transaction, so that nobody waits for them to be written out in one piece.
 */
export async function sentRounds(
  sql: postgres.TransactionSql,
  kinds: readonly [Rounds, Rounds],
): Promise<[Sent, Sent]> {
  const byteSize = kinds.flat().reduce((sum, round) => sum + round.byteLength, 0);
  if (byteSize <= MOST_AT_ONCE_BYTES) return [sql`${bytesOf(kinds[0])}::bytea`, sql`${bytesOf(kinds[1])}::bytea`];
  await sql`CREATE TEMPORARY TABLE sent_rounds (kind int NOT NULL, place int NOT NULL, bytes bytea STORAGE EXTERNAL NOT NULL) ON COMMIT DROP`;
  for (const [kind, rounds] of kinds.entries())
    for (const [place, round] of rounds.entries())
      await sql`INSERT INTO sent_rounds VALUES (${kind}, ${place}, ${bytesOf([round])})`;
  const joined = (kind: number) =>
    sql`(SELECT coalesce(string_agg(bytes, ''::bytea ORDER BY place), '') FROM sent_rounds WHERE kind = ${kind})`;
  return [joined(0), joined(1)];
}
