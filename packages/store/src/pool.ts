import type postgres from 'postgres';
import { asDatabaseFault, DatabaseFault } from './database-fault.ts';

/** Connections to one database for one role. */
export interface Pool {
  use<Result>(work: (sql: postgres.Sql) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

const CLOSING_SECONDS = 5;

/**
 * All connections are replaced when the database did not answer over one of them: postgres.js holds what it remembers of
 * the lost one (its last error, a delay, a write it never sent) against the next query. Work under way goes on over the
 * old ones, at most `longestUseMs`.
 */
export function openPool(open: () => postgres.Sql, longestUseMs: number): Pool {
  let current = open();
  return {
    async use(work) {
      const sql = current;
      try {
        return await work(sql);
      } catch (thrown) {
        const fault = asDatabaseFault(thrown);
        if (sql === current && fault instanceof DatabaseFault && fault.kind === 'UNAVAILABLE') {
          current = open();
          void sql.end({ timeout: longestUseMs / 1000 });
        }
        throw thrown;
      }
    },
    close: () => current.end({ timeout: CLOSING_SECONDS }),
  };
}
