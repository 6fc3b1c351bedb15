import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useMutation } from 'urql';
import { CommittedNumber } from '../breaking/committed-number';
import { type ProblemLike, Refused } from '../shell/states';
import {
  useCallFactor,
  useMarkAge,
  useReplayKey,
  useReplaySpeed,
  useWarningFactor,
  useWatchId,
} from '../state/address';
import { ReplayChoice } from './replay-choice';
import { OPEN_WATCH, REPLAY_MARKS, type Replay } from './watch-queries';

export interface WatchFormProps {
  readonly snapshotId: string;
  readonly replays: readonly Replay[];
}

/** Opens a watch with the policy typed, and has the stream chosen replayed into it. */
export function WatchForm({ snapshotId, replays }: WatchFormProps) {
  const { open, isOpening, problem } = useOpening(snapshotId);
  const [key] = useReplayKey();
  const replay = replays.find((one) => one.key === key) ?? replays[0] ?? null;
  return (
    <Stack gap="sm">
      <Title order={2} size="h4" id="open-watch">
        Open a watch
      </Title>
      <PolicyFields problem={problem} />
      {replays.length > 0 && <ReplayChoice replays={replays} chosen={replay} />}
      <Group gap="sm">
        {replay && (
          <Button size="xs" loading={isOpening} onClick={() => void open(replay.key)}>
            Open and replay
          </Button>
        )}
        <Button size="xs" variant="default" disabled={isOpening} onClick={() => void open(null)}>
          Open for marks of your own
        </Button>
      </Group>
      {problem && !isOfPolicy(problem) && <Refused problem={problem} />}
      <Text size="xs" className="soft">
        Marks of your own come in by the mutation submitMarks. A watch is not lost with the page: it is in the list
        beneath, and goes on.
      </Text>
    </Stack>
  );
}

interface PathedProblem extends ProblemLike {
  readonly path?: readonly string[];
}

const POLICY = ['warningFactor', 'callFactor', 'maxMarkAgeMs'];

/** Whether the refusal is of what one of the fields says, and is read there. */
function isOfPolicy({ path = [] }: PathedProblem): boolean {
  return path.some((field) => POLICY.includes(field));
}

function PolicyFields({ problem }: { readonly problem: PathedProblem | null }) {
  const refusalAt = (field: string) => (problem?.path?.includes(field) ? { refusal: problem.message } : {});
  const [warning, setWarning] = useWarningFactor();
  const [call, setCall] = useCallFactor();
  const [age, setAge] = useMarkAge();
  return (
    <Group gap="sm" align="flex-start">
      <CommittedNumber
        label="Warn below, × margin"
        value={warning}
        commit={(value) => void setWarning(value)}
        {...refusalAt('warningFactor')}
        min={1}
        max={100}
      />
      <CommittedNumber
        label="Call below, × margin"
        value={call}
        commit={(value) => void setCall(value)}
        {...refusalAt('callFactor')}
        min={1}
        max={100}
      />
      <CommittedNumber
        label="Oldest mark used"
        value={age}
        commit={(value) => void setAge(value)}
        {...refusalAt('maxMarkAgeMs')}
        min={0.001}
        max={86_400}
        suffix=" s"
      />
    </Group>
  );
}

function useOpening(snapshotId: string) {
  const [warningFactor] = useWarningFactor();
  const [callFactor] = useCallFactor();
  const [age] = useMarkAge();
  const [updatesPerSecond] = useReplaySpeed();
  const [, setWatch] = useWatchId();
  const [problem, setProblem] = useState<PathedProblem | null>(null);
  const [opened, openWatch] = useMutation(OPEN_WATCH);
  const [started, replayMarks] = useMutation(REPLAY_MARKS);
  const open = async (replayKey: string | null) => {
    const policy = { warningFactor, callFactor, maxMarkAgeMs: Math.round(age * 1000) };
    const { data, error } = await openWatch({ key: crypto.randomUUID(), snapshotId, ...policy });
    const watch = data?.openMarginWatch;
    if (watch?.__typename !== 'MarginWatch')
      return setProblem(watch ?? { code: 'FAILED', message: error?.message ?? 'The API does not answer.' });
    if (replayKey !== null) {
      const answer = await replayMarks({ key: crypto.randomUUID(), watchId: watch.id, replayKey, updatesPerSecond });
      if (answer.data?.replayMarks.__typename === 'Problem') return setProblem(answer.data.replayMarks);
    }
    await setWatch(watch.id);
  };
  return { open, isOpening: opened.fetching || started.fetching, problem };
}
