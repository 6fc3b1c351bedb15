import { useQuery } from 'urql';
import { Failed, Refused, Waiting } from '../shell/states';
import { leastCertain } from '../state/least-certain';
import { EventPanel } from './event-panel';
import { marksQuality } from './watch-quality';
import { type LoggedEvent, WATCH_EVENT, type Watch } from './watch-queries';

export interface OpenedEventProps {
  readonly watch: Watch;
  readonly number: number;
  readonly events: readonly LoggedEvent[];
}

/** The event whose number is in the address: of those listed, or read from the log. */
export function OpenedEvent({ watch, number, events }: OpenedEventProps) {
  const listed = events.find((event) => event.number === number);
  const [{ data, error }, refresh] = useQuery({
    query: WATCH_EVENT,
    variables: { id: watch.id, number },
    pause: listed !== undefined,
  });
  const event = listed ?? (data?.node?.__typename === 'MarginWatch' ? data.node.event : undefined);
  if (event)
    return (
      <EventPanel
        event={event}
        quality={leastCertain([marksQuality(watch), event.account.quality])}
        before={watch.marks.find(({ market }) => market.key === event.market?.key)?.market.mark?.money ?? null}
      />
    );
  if (error) return <Failed error={error} retry={() => refresh({ requestPolicy: 'network-only' })} />;
  return event === undefined ? (
    <Waiting label="Reading the event" lines={4} />
  ) : (
    <Refused problem={{ code: 'NOT_FOUND', message: `The watch has no event ${number} yet.` }} />
  );
}
