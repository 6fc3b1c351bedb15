import { Anchor, Table, Title } from '@mantine/core';
import { Empty } from '../shell/states';
import { useWatchId } from '../state/address';
import { formatInstant, formatNumber, inWords } from '../state/format';
import type { WatchRow } from './watch-queries';

/** Watches of a snapshot, each of which can be followed where it is. */
export function WatchList({ watches }: { readonly watches: readonly WatchRow[] }) {
  const [, setWatch] = useWatchId();
  return (
    <>
      <Title order={2} size="h4" id="watches" mb="xs">
        Watches
      </Title>
      {watches.length === 0 ? (
        <Empty>None yet.</Empty>
      ) : (
        <div className="scroll-x" tabIndex={0}>
          <Table fz="sm" verticalSpacing={3} miw={860} data-testid="watches">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Opened, UTC</Table.Th>
                <Table.Th className="number">Warns, calls below</Table.Th>
                <Table.Th className="number">Updates</Table.Th>
                <Table.Th className="number">Events</Table.Th>
                <Table.Th>Replay</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {watches.map(
                ({ id, openedAt, warningFactor, callFactor, lastUpdateSequence, lastEventNumber, replay }) => (
                  <Table.Tr key={id}>
                    <Table.Td>
                      <Anchor
                        component="button"
                        type="button"
                        size="sm"
                        style={{ whiteSpace: 'nowrap' }}
                        onClick={() => void setWatch(id)}
                      >
                        {formatInstant(openedAt)}
                      </Anchor>
                    </Table.Td>
                    <Table.Td className="number">
                      {formatNumber(warningFactor)} ×, {formatNumber(callFactor)} ×
                    </Table.Td>
                    <Table.Td className="number">{lastUpdateSequence.toLocaleString('en-GB')}</Table.Td>
                    <Table.Td className="number">{lastEventNumber.toLocaleString('en-GB')}</Table.Td>
                    <Table.Td>
                      {replay
                        ? `${replay.replay?.title ?? replay.key}, ${inWords(replay.state).toLowerCase()} at ${replay.updatesDone} of ${replay.updateCount}`
                        : 'none'}
                    </Table.Td>
                  </Table.Tr>
                ),
              )}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </>
  );
}
