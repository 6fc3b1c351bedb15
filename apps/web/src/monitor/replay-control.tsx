import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { type ProblemLike, Refused } from '../shell/states';
import { useReplayKey, useReplaySpeed } from '../state/address';
import { newestReplay } from './newest-replay';
import { ReplayChoice } from './replay-choice';
import { MONITOR, REPLAY_MARKS, STOP_REPLAY, type Watch, type WatchReplay } from './watch-queries';

/** What is replayed into a watch and how far it is; starts one, goes on with one that was stopped, and stops it. */
export function ReplayControl({ watch, streamed }: { readonly watch: Watch; readonly streamed: WatchReplay | null }) {
  // Every answer has this watch read again.
  const replay = newestReplay(watch.replay ?? null, streamed);
  const isRunning = replay?.state === 'RUNNING';
  const [problem, setProblem] = useState<ProblemLike | null>(null);
  const [{ fetching }, stop] = useMutation(STOP_REPLAY);
  const stopReplay = async () => {
    const { data } = await stop({ key: crypto.randomUUID(), watchId: watch.id });
    setProblem(data?.stopReplay.__typename === 'Problem' ? data.stopReplay : null);
  };
  return (
    <section className="panel" style={{ padding: 14 }} aria-label="Replay">
      {replay && <HowFar watch={watch} replay={replay} />}
      {isRunning ? (
        <Button size="xs" variant="default" loading={fetching} onClick={() => void stopReplay()} mt="xs">
          Stop the replay
        </Button>
      ) : (
        replay?.state !== 'DONE' && <Start watch={watch} refused={setProblem} />
      )}
      {problem && <Refused problem={problem} />}
    </section>
  );
}

function HowFar({ watch, replay }: { readonly watch: Watch; readonly replay: WatchReplay }) {
  const { key, state, updatesDone, updateCount, replay: stream } = replay;
  const states = { RUNNING: 'is being replayed', STOPPED: 'was stopped', DONE: 'has been replayed' } as const;
  return (
    <>
      {stream?.quality === 'ILLUSTRATIVE' && (
        <div className="estimate" style={{ marginTop: 0, marginBottom: 8 }} data-testid="illustrative">
          <Text size="sm">
            <b>ILLUSTRATIVE.</b> {stream.source}
          </Text>
        </div>
      )}
      <Text size="sm">
        {stream?.title ?? key} {states[state]}: {updatesDone.toLocaleString('en-GB')} of{' '}
        {updateCount.toLocaleString('en-GB')} updates, in {watch.snapshot.title}.
      </Text>
    </>
  );
}

function Start({ watch, refused }: { readonly watch: Watch; readonly refused: (problem: ProblemLike | null) => void }) {
  const [{ data }] = useQuery({ query: MONITOR, variables: { slug: watch.snapshot.slug } });
  const [{ fetching }, replayMarks] = useMutation(REPLAY_MARKS);
  const [key] = useReplayKey();
  const [updatesPerSecond] = useReplaySpeed();
  const replays = data?.snapshot.__typename === 'Snapshot' ? data.snapshot.replays : [];
  const chosen = replays.find((one) => one.key === (key ?? watch.replay?.key)) ?? replays[0];
  if (!chosen) return null;
  const start = async () => {
    const answer = await replayMarks({
      key: crypto.randomUUID(),
      watchId: watch.id,
      replayKey: chosen.key,
      updatesPerSecond,
    });
    refused(answer.data?.replayMarks.__typename === 'Problem' ? answer.data.replayMarks : null);
  };
  return (
    <Group gap="sm" align="flex-end" mt="xs">
      <ReplayChoice replays={replays} chosen={chosen} />
      <Button size="xs" loading={fetching} onClick={() => void start()}>
        {watch.replay ? 'Go on' : 'Replay'}
      </Button>
    </Group>
  );
}
