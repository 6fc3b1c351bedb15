import { resolve } from 'node:path';
import { openStore } from '@faultline/store';
import { importFolder } from '../../apps/worker/src/import/import-folder.ts';
import type { TestDatabase } from '../database/test-database.ts';
import type { EventStream, Message } from './event-stream.ts';

// Questions about margin watches, and what is asked of each message of their stream.

const CRYPTO = resolve(import.meta.dirname, '../../datasets/crypto-2025');

export async function importCrypto(database: TestDatabase): Promise<void> {
  const store = openStore(database);
  await importFolder({ folder: CRYPTO, today: '2026-01-01' }, { store, access: { tenant: 'public' } });
  await store.close();
}

export const PROBLEM = '... on Problem { code message path }';

export interface Refused {
  readonly code?: string;
  readonly message?: string;
}

export interface Event {
  readonly __typename: 'MarginEvent';
  readonly number: number;
  readonly kind: string;
  readonly state: string;
  readonly updateSequence: number;
  readonly account: { readonly key: string };
  readonly position: { readonly market: { readonly key: string } } | null;
  readonly equity: { readonly amount: string };
  readonly maintenanceMargin: { readonly amount: string };
  readonly shortage: { readonly amount: string };
  readonly called: { readonly amount: string } | null;
  readonly mark: { readonly amount: string } | null;
  readonly cause: string;
}

export interface Progress {
  readonly __typename: 'WatchProgress';
  readonly lastUpdateSequence: number;
  readonly lastEventNumber: number;
  readonly replay: { readonly state: string; readonly updatesDone: number } | null;
  readonly marks: readonly {
    readonly market: { readonly key: string };
    readonly mark: { readonly amount: string };
    readonly isStale: boolean;
  }[];
  readonly poolsByState: readonly { readonly state: string; readonly count: number }[];
}

export type Told = Event | Progress | (Refused & { readonly __typename: 'Problem' });

export const EVENTS = `subscription($watchId: ID!, $afterNumber: Int, $minSeverity: MarginEventKind! = WARNING, $institutionKeys: [String!]) {
  marginEvents(watchId: $watchId, afterNumber: $afterNumber, minSeverity: $minSeverity, institutionKeys: $institutionKeys) {
    __typename ${PROBLEM}
    ... on MarginEvent { number kind state updateSequence account { key } position { market { key } }
      equity { amount } maintenanceMargin { amount } shortage { amount } called { amount } mark { amount } cause }
    ... on WatchProgress { lastUpdateSequence lastEventNumber replay { state updatesDone }
      marks { market { key } mark { amount } isStale } poolsByState { state count } } } }`;

export const OPEN = `mutation($key: String!, $id: ID!, $warningFactor: Finite! = 1.5, $callFactor: Finite! = 1.2, $age: Int! = 60000) {
  found: openMarginWatch(idempotencyKey: $key, snapshotId: $id, warningFactor: $warningFactor, callFactor: $callFactor, maxMarkAgeMs: $age) {
    __typename ${PROBLEM} ... on MarginWatch { id lastUpdateSequence lastEventNumber poolCount
      poolsByState { state count notional { amount } } marks { market { key } mark { amount } } } } }`;

export const SUBMIT = `mutation($id: ID!, $sequence: Int!, $time: Instant!, $marks: [MarkInput!]!) {
  found: submitMarks(watchId: $id, sequence: $sequence, time: $time, marks: $marks) {
    __typename ${PROBLEM} ... on SubmittedMarks { sequence isRepeat eventCount lastEventNumber
      flags { code marketKey reason sentence } watch { marks { market { key } mark { amount } isStale } } } } }`;

export const REPLAY = `mutation($key: String!, $id: ID!, $replayKey: String! = "crash-2025-10-10", $speed: Finite! = 100) {
  found: replayMarks(idempotencyKey: $key, watchId: $id, replayKey: $replayKey, updatesPerSecond: $speed) {
    __typename ${PROBLEM} ... on MarginWatch { id replay { state updatesDone updateCount } } } }`;

export const STOP = `mutation($key: String!, $id: ID!) { found: stopReplay(idempotencyKey: $key, watchId: $id) {
  __typename ${PROBLEM} ... on MarginWatch { id replay { state updatesDone } } } }`;

/** Messages until one of them is what is waited for, that one included; fails where the stream ends before. */
export async function until<Data extends Told>(
  stream: EventStream<Data>,
  isLast: (told: Data, message: Message<Data>) => boolean,
): Promise<readonly Message<Data>[]> {
  const found: Message<Data>[] = [];
  for (;;) {
    const message = await stream.next();
    if (message === null) throw new Error(`the stream ended after ${found.length} messages`);
    found.push(message);
    const told = message.data?.data?.marginEvents;
    if (told && isLast(told, message)) return found;
  }
}

/** Events among messages, each with its id in the stream. */
export function eventsIn(messages: readonly Message<Told>[]): readonly (Event & { readonly id: number | null })[] {
  return messages.flatMap(({ id, data }) => {
    const told = data?.data?.marginEvents;
    return told?.__typename === 'MarginEvent' ? [{ ...told, id }] : [];
  });
}
