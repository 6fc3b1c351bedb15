import { Group, NativeSelect, Text } from '@mantine/core';
import { CommittedNumber } from '../breaking/committed-number';
import { QualityBadge } from '../shell/quality-badge';
import { useReplayKey, useReplaySpeed } from '../state/address';
import { formatInstant } from '../state/format';
import type { Replay } from './watch-queries';

/** Which bundled stream of mark updates is replayed, and how fast. */
export function ReplayChoice({
  replays,
  chosen,
}: {
  readonly replays: readonly Replay[];
  readonly chosen: Replay | null;
}) {
  const [, setKey] = useReplayKey();
  const [speed, setSpeed] = useReplaySpeed();
  return (
    <div>
      <Group gap="sm" align="flex-end">
        <NativeSelect
          size="xs"
          label="Replay"
          value={chosen?.key ?? ''}
          onChange={(event) => void setKey(event.currentTarget.value)}
          data={replays.map(({ key, title }) => ({ value: key, label: title }))}
        />
        <CommittedNumber
          label="Updates a second"
          value={speed}
          commit={(value) => void setSpeed(value)}
          min={0.1}
          max={100}
        />
      </Group>
      {chosen && (
        <Text size="xs" className="soft" mt={4}>
          <QualityBadge quality={chosen.quality} source={chosen.source} /> {chosen.question}{' '}
          {chosen.updateCount.toLocaleString('en-GB')} updates, {formatInstant(chosen.from)} to{' '}
          {formatInstant(chosen.to)} UTC.
        </Text>
      )}
    </div>
  );
}
