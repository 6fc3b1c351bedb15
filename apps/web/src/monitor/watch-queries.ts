import { graphql } from '../generated';
import type { MarginEventsSubscription, MonitorQuery, WatchQuery } from '../generated/graphql';

/** What can be watched in a snapshot: the watches there are, and the streams that can be replayed. */
export const MONITOR = graphql(`
  query Monitor($slug: String!) {
    snapshot(slug: $slug) {
      __typename
      ... on Snapshot {
        id
        accounts(first: 1) { totalCount }
        replays { key title question quality updateCount from to source }
        marginWatches(first: 20) {
          totalCount
          edges { node { ...WatchHead } }
        }
      }
    }
  }
`);

export const WATCH_HEAD = graphql(`
  fragment WatchHead on MarginWatch {
    id
    warningFactor
    callFactor
    maxMarkAgeMs
    openedAt
    lastUpdateSequence
    lastUpdateTime
    lastEventNumber
    poolCount
    replay { ...ReplayProgress }
  }
`);

export const REPLAY_PROGRESS = graphql(`
  fragment ReplayProgress on ReplayRun {
    key
    state
    updatesDone
    updateCount
    updatesPerSecond
    replay { title quality source }
  }
`);

export const EVENT_ROW = graphql(`
  fragment EventRow on MarginEvent {
    number
    kind
    updateSequence
    time
    state
    cause
    shortage { amount currency scale }
    called { amount currency scale }
    equity { amount currency scale }
    maintenanceMargin { amount currency scale }
    mark { amount currency scale }
    market { id key asset { id name } }
    account { id key mode quality }
    institution { id key name }
    position { id side market { id key } }
  }
`);

/** One watch as it stands, with the newest events that are at least so severe; what comes after is streamed. */
export const WATCH = graphql(`
  query Watch($id: ID!, $least: MarginEventKind!, $newest: Int!) {
    node(id: $id) {
      __typename
      ... on MarginWatch {
        ...WatchHead
        snapshot { id slug title asOf }
        marks { market { id key asset { id name } venue { id institution { id name } } mark { quality money { amount currency scale } } held { quality } } mark { amount currency scale } observedAt isStale }
        markPath { sequence time marks }
        poolsByState { state count notional { amount currency scale } }
        events(last: $newest, minSeverity: $least) { edges { node { __typename ...EventRow } } }
      }
    }
  }
`);

/** One event of a log, by its number. */
export const WATCH_EVENT = graphql(`
  query WatchEvent($id: ID!, $number: Int!) {
    node(id: $id) {
      __typename
      ... on MarginWatch { id event(number: $number) { __typename ...EventRow } }
    }
  }
`);

/** What happens in a watch from a number on, and in between how it stands. */
export const MARGIN_EVENTS = graphql(`
  subscription MarginEvents($watchId: ID!, $least: MarginEventKind!, $afterNumber: Int!) {
    marginEvents(watchId: $watchId, minSeverity: $least, afterNumber: $afterNumber) {
      __typename
      ... on Problem { code message }
      ... on MarginEvent { ...EventRow }
      ... on WatchProgress {
        lastUpdateSequence
        lastUpdateTime
        lastEventNumber
        marks { market { id key } mark { amount currency scale } observedAt isStale }
        poolsByState { state count notional { amount currency scale } }
        replay { ...ReplayProgress }
      }
    }
  }
`);

export const OPEN_WATCH = graphql(`
  mutation OpenMarginWatch($key: String!, $snapshotId: ID!, $warningFactor: Finite!, $callFactor: Finite!, $maxMarkAgeMs: Int!) {
    openMarginWatch(
      idempotencyKey: $key
      snapshotId: $snapshotId
      warningFactor: $warningFactor
      callFactor: $callFactor
      maxMarkAgeMs: $maxMarkAgeMs
    ) {
      __typename
      ... on Problem { code message path }
      ... on MarginWatch { id }
    }
  }
`);

export const REPLAY_MARKS = graphql(`
  mutation ReplayMarks($key: String!, $watchId: ID!, $replayKey: String!, $updatesPerSecond: Finite!) {
    replayMarks(idempotencyKey: $key, watchId: $watchId, replayKey: $replayKey, updatesPerSecond: $updatesPerSecond) {
      __typename
      ... on Problem { code message path }
      ... on MarginWatch { id replay { ...ReplayProgress } }
    }
  }
`);

export const STOP_REPLAY = graphql(`
  mutation StopReplay($key: String!, $watchId: ID!) {
    stopReplay(idempotencyKey: $key, watchId: $watchId) {
      __typename
      ... on Problem { code message path }
      ... on MarginWatch { id replay { ...ReplayProgress } }
    }
  }
`);

type Snapshot = Extract<NonNullable<MonitorQuery['snapshot']>, { __typename: 'Snapshot' }>;
export type Replay = Snapshot['replays'][number];
export type WatchRow = Snapshot['marginWatches']['edges'][number]['node'];
export type Watch = Extract<NonNullable<WatchQuery['node']>, { __typename: 'MarginWatch' }>;
type Streamed = MarginEventsSubscription['marginEvents'];
export type LoggedEvent = Extract<Streamed, { __typename: 'MarginEvent' }>;
export type Progress = Extract<Streamed, { __typename: 'WatchProgress' }>;
export type StreamProblem = Extract<Streamed, { __typename: 'Problem' }>;
export type WatchReplay = NonNullable<Watch['replay']>;
