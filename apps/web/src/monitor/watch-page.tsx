import { Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from 'urql';
import { Failed, Refused, Waiting } from '../shell/states';
import { useEventNumber, useSeverity, useWatchId } from '../state/address';
import { WatchLive } from './watch-live';
import { MOST_EVENTS } from './watch-log';
import { WATCH } from './watch-queries';

/** One margin watch: read as it stands, then followed. */
export function WatchPage({ id }: { readonly id: string }) {
  const [, setId] = useWatchId();
  const [, setEvent] = useEventNumber();
  const [least] = useSeverity();
  const [{ data, error, operation }, refresh] = useQuery({
    query: WATCH,
    variables: { id, least, newest: MOST_EVENTS },
    // The log has grown since it was read last.
    requestPolicy: 'network-only',
  });
  // What is shown while another severity is asked for is not what was asked.
  const isAsked = operation?.variables.id === id && operation.variables.least === least;
  const watch = isAsked && data?.node?.__typename === 'MarginWatch' ? data.node : null;
  return (
    <Stack gap="md">
      <Text size="sm">
        <Anchor
          component="button"
          type="button"
          size="sm"
          onClick={() => {
            void setId(null);
            void setEvent(null);
          }}
        >
          All watches
        </Anchor>
      </Text>
      {error && <Failed error={error} retry={() => refresh({ requestPolicy: 'network-only' })} />}
      {!(data && isAsked) && !error && <Waiting label="Reading the watch" lines={10} />}
      {data && isAsked && !watch && (
        <Refused problem={{ code: 'NOT_FOUND', message: 'There is no such watch, or it is not yours to see.' }} />
      )}
      {watch && <WatchLive key={`${id} ${least}`} watch={watch} least={least} />}
    </Stack>
  );
}
