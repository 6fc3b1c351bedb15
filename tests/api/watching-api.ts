import type { AddressInfo } from 'node:net';
import type { NetworkSnapshot } from '@faultline/network';
import { createRunner, type Runner } from '@faultline/runner';
import { openStore, type Store } from '@faultline/store';
import type { FastifyInstance } from 'fastify';
import { expect, onTestFinished } from 'vitest';
import { createServer } from '../../apps/api/src/server.ts';
import { type EventStream, openStream, type Subscribed } from './event-stream.ts';
import { EVENTS, importCrypto, OPEN, type Progress, type Refused, SUBMIT, type Told } from './margin-watch.ts';
import { type RunningApi, startApi } from './running-api.ts';

// An API with the accounts of crypto-2025, which listens, and the changes of margin watches asked of it.

const BEGIN = Date.parse('2025-10-10T20:50:00Z');
/** So many seconds after the replay begins. */
export const at = (seconds: number) => new Date(BEGIN + 1_000 * seconds).toISOString();
export const MARKS = {
  'binance-btc': 122_000,
  'binance-eth': 4_300,
  'binance-sol': 220,
  'hyperliquid-btc': 122_000,
  'hyperliquid-eth': 4_300,
  'hyperliquid-sol': 220,
};
export const marksAt = (share: number) =>
  Object.entries(MARKS).map(([marketKey, price]) => ({ marketKey, price: price * share }));

export interface Submitted extends Refused {
  readonly isRepeat: boolean;
  readonly eventCount: number;
  readonly lastEventNumber: number;
  readonly flags: readonly {
    readonly code: string;
    readonly marketKey: string;
    readonly reason: string;
    readonly sentence: string;
  }[];
  readonly watch: { readonly marks: Progress['marks'] };
}

export interface Opened {
  readonly id: string;
  readonly lastUpdateSequence: number;
  readonly lastEventNumber: number;
  readonly poolCount: number;
  readonly poolsByState: readonly { readonly state: string; readonly count: number }[];
}

export interface WatchingApi extends RunningApi {
  readonly url: string;
  readonly snapshotId: string;
  readonly snapshot: NetworkSnapshot;
  /** A change under an idempotency key of its own unless one is given. */
  change<Found>(query: string, variables: Record<string, unknown>): Promise<Found & Refused>;
  opened(): Promise<Opened>;
  submit(id: string, sequence: number, marks: readonly object[], seconds?: number): Promise<Submitted>;
  subscribe(variables: object, more?: Partial<Subscribed>): Promise<EventStream<Told>>;
}

let keys = 0;

export async function startWatchingApi(): Promise<WatchingApi> {
  const limits = { recheckMs: 100, heartbeatMs: 300, mostStreamsOfOne: 4 };
  const api = await startApi({ budget: { capacity: 1e9, perSecond: 1e9 }, limits });
  await importCrypto(api.database);
  const url = await addressOf(api.app);
  const row = await api.store.findSnapshot({ tenant: 'local' }, { slug: 'crypto-2025' });
  const snapshot = row && (await api.store.loadSnapshot({ tenant: 'local' }, row));
  if (!snapshot) throw new Error('no snapshot');
  const { data } = await api.ask<{ found: { id: string } }>(
    '{ found: snapshot(slug: "crypto-2025") { ... on Snapshot { id } } }',
  );
  const snapshotId = data.found.id;
  const change = async <Found>(query: string, variables: Record<string, unknown>) => {
    const asked = { key: `k${keys++}`, ...variables };
    const answer = await api.ask<{ found: Found & Refused }>(query, asked);
    expect(answer.errors).toEqual([]);
    return answer.data.found;
  };
  return {
    ...api,
    url,
    snapshotId,
    snapshot,
    change,
    opened: () => change<Opened>(OPEN, { id: snapshotId }),
    submit: (id, sequence, marks, seconds = sequence) =>
      change<Submitted>(SUBMIT, { id, sequence, time: at(seconds), marks }),
    subscribe: (variables, more = {}) => openStream<Told>(url, { query: EVENTS, variables, ...more }),
  };
}

async function addressOf(app: FastifyInstance): Promise<string> {
  await app.listen({ host: '127.0.0.1', port: 0 });
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
}

export interface OtherApi {
  readonly app: FastifyInstance;
  readonly store: Store;
  readonly runner: Runner;
  readonly url: string;
  close(): Promise<void>;
}

/** A second API on the same database; it ends with the test. */
export async function startAnother(
  database: RunningApi['database'],
  more: Partial<Parameters<typeof createServer>[0]> = {},
): Promise<OtherApi> {
  const store = openStore(database);
  const runner = createRunner(store);
  const app = await createServer({
    installation: { store, runner, cursorSecret: await store.cursorSecret() },
    log: false,
    limits: { recheckMs: 100, heartbeatMs: 200 },
    ...more,
  });
  let isOpen = true;
  const close = async () => {
    if (!isOpen) return;
    isOpen = false;
    await app.close();
    await runner.close();
    await store.close();
  };
  onTestFinished(close);
  return { app, store, runner, url: await addressOf(app), close };
}

export const numbersOf = (events: readonly { readonly number: number }[]) => events.map(({ number }) => number);
export const upTo = (count: number) => Array.from({ length: count }, (_, place) => place + 1);
