import { type CodeBook, codeBook } from './code-book.ts';

/** What turns a record into a row: its snapshot, its tenant, and the numbers of whatever rows refer to. */
export interface RowContext {
  readonly snapshotId: string;
  readonly tenant: string;
  readonly institutionId: (key: string) => number;
  /** The same, without looking again for the institution of the row before: rows of one creditor mostly lie together. */
  readonly creditorId: (key: string) => number;
  /** Numbers of what repeats from row to row; the rows they stand for are written when all are known. */
  readonly terms: CodeBook<Terms>;
  readonly provenances: CodeBook<Provenance>;
  /** Numbers by key, given as keys are first named. */
  readonly marketId: (key: string) => number;
  readonly accountId: (key: string) => number;
}

export type Terms = Readonly<Record<'instrument' | 'seniority' | 'maturityBucket' | 'currency', string>>;
export type Provenance = Readonly<Record<'quality' | 'source', string>>;

/** The context of a snapshot that has no rows yet. */
export function rowContext(snapshot: Pick<RowContext, 'snapshotId' | 'tenant' | 'institutionId'>): RowContext {
  return {
    ...snapshot,
    creditorId: rememberingLast(snapshot.institutionId),
    terms: codeBook(['instrument', 'seniority', 'maturityBucket', 'currency']),
    provenances: codeBook(['quality', 'source']),
    marketId: numbering(),
    accountId: numbering(),
  };
}

function rememberingLast(idOf: (key: string) => number): (key: string) => number {
  let last: string | null = null;
  let id = Number.NaN;
  return (key) => {
    if (key === last) return id;
    id = idOf(key);
    last = key;
    return id;
  };
}

function numbering(): (key: string) => number {
  const numbers = new Map<string, number>();
  return (key) => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size);
    return numbers.size - 1;
  };
}
