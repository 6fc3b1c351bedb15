import type { Runner } from '@faultline/runner';
import type { Access, IdentifierRow, SnapshotRow, SourceRow, Store } from '@faultline/store';
import DataLoader from 'dataloader';
import type { Caller } from './identity/caller.ts';
import type { TokenBuckets } from './identity/token-bucket.ts';

/** What a request carries: on whose behalf, and what it has fetched so far. Nothing here outlives the request. */
export interface Context {
  readonly caller: Caller;
  /** The caller's tenant, with the signal that ends the request's work when nobody waits for it any more. */
  readonly access: Access;
  readonly requestId: string;
  readonly store: Store;
  readonly runner: Runner;
  readonly cursorSecret: Uint8Array;
  readonly budgets: TokenBuckets;
  /** Most one operation may cost. */
  readonly mostCost: number;
  /** Of a stream taken up again: the last event its reader has. */
  readonly lastEventId: number | null;
  /** Sources of a snapshot in canonical order. */
  sources(row: SnapshotRow): Promise<readonly SourceRow[]>;
  identifiers(row: SnapshotRow, institution: string): Promise<readonly IdentifierRow[]>;
}

export interface Installation {
  readonly store: Store;
  readonly runner: Runner;
  readonly cursorSecret: Uint8Array;
}

export interface Request {
  readonly caller: Caller;
  readonly signal: AbortSignal;
  readonly requestId: string;
  readonly budgets: TokenBuckets;
  readonly mostCost: number;
  readonly lastEventId?: number | null;
}

export function createContext(
  installation: Installation,
  { caller, signal, requestId, budgets, mostCost, lastEventId = null }: Request,
): Context {
  const { store } = installation;
  const access = { tenant: caller.tenant, signal };
  const sources = new DataLoader<string, readonly SourceRow[]>((ids) =>
    Promise.all(ids.map((id) => store.findSources(access, id))),
  );
  const identifiers = new Map<string, DataLoader<string, readonly IdentifierRow[]>>();
  return {
    ...installation,
    caller,
    access,
    requestId,
    budgets,
    mostCost,
    lastEventId,
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
