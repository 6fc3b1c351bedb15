import type { Runner } from '@faultline/runner';
import type { Access, IdentifierRow, SnapshotRow, SourceRow, Store } from '@faultline/store';
import DataLoader from 'dataloader';

/** What a request carries: on whose behalf, and what it has fetched so far. Nothing here outlives the request. */
export interface Context {
  readonly access: Access;
  readonly requestId: string;
  readonly store: Store;
  readonly runner: Runner;
  readonly cursorSecret: Uint8Array;
  /** Milliseconds of the clock after which no further list is begun. */
  readonly deadline: number;
  /** Sources of a snapshot in canonical order. */
  sources(row: SnapshotRow): Promise<readonly SourceRow[]>;
  identifiers(row: SnapshotRow, institution: string): Promise<readonly IdentifierRow[]>;
}

export interface Installation {
  readonly store: Store;
  readonly runner: Runner;
  readonly cursorSecret: Uint8Array;
}

/** How long one request may go on opening lists; PostgreSQL has a limit of its own on each statement. */
export const DEADLINE_MS = 20_000;

export function createContext(installation: Installation, access: Access, requestId: string): Context {
  const { store } = installation;
  const sources = new DataLoader<string, readonly SourceRow[]>((ids) =>
    Promise.all(ids.map((id) => store.findSources(access, id))),
  );
  const identifiers = new Map<string, DataLoader<string, readonly IdentifierRow[]>>();
  return {
    ...installation,
    access,
    requestId,
    deadline: Date.now() + DEADLINE_MS,
    sources: (row) => sources.load(row.id),
    identifiers(row, institution) {
      const loader =
        identifiers.get(row.id) ??
        new DataLoader<string, readonly IdentifierRow[]>(async (keys) => {
          const found = await store.findIdentifiers(access, row.id, keys);
          return keys.map((key) => found.get(key) ?? []);
        });
      identifiers.set(row.id, loader);
      return loader.load(institution);
    },
  };
}
