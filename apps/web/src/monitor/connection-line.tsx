import { Text } from '@mantine/core';
import type { Connection } from './watch-stream';

const clock = (moment: Date) => moment.toISOString().slice(11, 19);

/** How the connection is, in a sentence. */
export function connectionInWords(connection: Connection): string {
  if (connection.status === 'OPENING') return 'Connecting.';
  if (connection.status === 'ENDED') return 'Ended: the API has nothing more to say of this watch.';
  if (connection.status === 'LOST')
    return `Connection lost at ${clock(connection.since)} UTC; what follows may be missing. ${connection.isRefused ? 'The API refuses, or does not answer: it is tried again.' : 'It is taken up again by itself.'}`;
  if (connection.wasLostAt === null) return 'Live.';
  return `Live. Connection lost at ${clock(connection.wasLostAt)} UTC, taken up at event ${connection.takenUpAtNumber}: no event is missing.`;
}

export function ConnectionLine({ connection }: { readonly connection: Connection }) {
  const isLost = connection.status === 'LOST';
  return (
    <Text size="sm" role="status" data-testid="connection" fw={isLost ? 650 : undefined}>
      <span
        aria-hidden="true"
        style={{
          display: 'inline-block',
          width: 9,
          height: 9,
          marginRight: 6,
          borderRadius: '50%',
          background: connection.status === 'LIVE' ? 'var(--mark-2)' : 'var(--mark-1)',
        }}
      />
      {connectionInWords(connection)}
    </Text>
  );
}
