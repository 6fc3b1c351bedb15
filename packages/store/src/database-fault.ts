/** What is wrong with the database, in words a caller can act on; the cause goes to the log. */
export const DATABASE_FAULTS = {
  OVERLOADED: 'Every connection is busy: try again in a few seconds.',
  UNAVAILABLE: 'The database does not answer: try again in a minute.',
  DEADLINE_EXCEEDED: 'The query took too long and was stopped: ask for less at once.',
  CANCELLED: 'The request was called off.',
  STORAGE_FULL: 'The database has no space left: nothing was written. Tell the operator.',
  READ_ONLY: 'The database is read-only at the moment: nothing was written.',
  CONFLICT: 'Another change got there first, several times over: try again.',
} as const;
export type DatabaseFaultKind = keyof typeof DATABASE_FAULTS;

export class DatabaseFault extends Error {
  readonly kind: DatabaseFaultKind;

  constructor(kind: DatabaseFaultKind, cause?: unknown) {
    super(DATABASE_FAULTS[kind], { cause });
    this.kind = kind;
  }
}

/** SQLSTATE (PostgreSQL, appendix A) or code of the driver, to what it means here. */
const KINDS: Readonly<Record<string, DatabaseFaultKind>> = {
  '57014': 'DEADLINE_EXCEEDED',
  '53100': 'STORAGE_FULL',
  '53300': 'OVERLOADED',
  '25006': 'READ_ONLY',
  '40001': 'CONFLICT',
  '40P01': 'CONFLICT',
  P2028: 'OVERLOADED',
  P2034: 'CONFLICT',
  P1001: 'UNAVAILABLE',
  P1017: 'UNAVAILABLE',
  '57P01': 'UNAVAILABLE',
  '57P02': 'UNAVAILABLE',
  '57P03': 'UNAVAILABLE',
  ECONNREFUSED: 'UNAVAILABLE',
  ECONNRESET: 'UNAVAILABLE',
  EPIPE: 'UNAVAILABLE',
  CONNECT_TIMEOUT: 'UNAVAILABLE',
  CONNECTION_CLOSED: 'UNAVAILABLE',
  CONNECTION_ENDED: 'UNAVAILABLE',
  CONNECTION_DESTROYED: 'UNAVAILABLE',
};

/** The fault behind an error, wherever the driver put its code; errors that are none stay as they are. */
export function asDatabaseFault(thrown: unknown): unknown {
  if (thrown instanceof DatabaseFault) return thrown;
  for (const code of codesOf(thrown, 0)) {
    const kind = KINDS[code];
    if (kind) return new DatabaseFault(kind, thrown);
  }
  return thrown;
}

function codesOf(thrown: unknown, depth: number): readonly string[] {
  if (depth > 4 || typeof thrown !== 'object' || thrown === null) return [];
  const { code, originalCode, cause, meta, driverAdapterError } = thrown as Readonly<Record<string, unknown>>;
  const own = [originalCode, code].filter((found) => typeof found === 'string');
  return [...own, ...[cause, meta, driverAdapterError].flatMap((inner) => codesOf(inner, depth + 1))];
}
