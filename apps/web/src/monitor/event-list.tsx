import { Anchor, Button, Group, NativeSelect, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { QualityBadge } from '../shell/quality-badge';
import { Empty } from '../shell/states';
import { EVENT_KINDS, useEventNumber, useSeverity } from '../state/address';
import { formatMoney, formatPrice } from '../state/format';
import { formatSecond } from './format-second';
import { KindText, kindName } from './severity';
import type { WatchLog } from './watch-log';
import type { LoggedEvent, Progress } from './watch-queries';

export interface EventListProps {
  readonly log: WatchLog<LoggedEvent, Progress>;
  /** Number of the newest event of the watch, those less severe than what is listed included. */
  readonly lastNumber: number;
  /** Of the marks and of all accounts: of every figure of an event. */
  readonly quality: string;
}

/** Margin events with the move that cost most, newest first, as they come in; held still for whoever reads. */
export function EventList({ log, lastNumber, quality }: EventListProps) {
  const [held, setHeld] = useState<EventListProps['log'] | null>(null);
  const shown = held ?? log;
  return (
    <>
      <Group justify="space-between" align="flex-end" mb="xs">
        <div>
          <Title order={2} size="h4" id="events">
            Margin events
          </Title>
          <Text size="xs" className="soft" data-testid="event-count">
            {lastNumber.toLocaleString('en-GB')} in all, newest first
            {shown.events.length < lastNumber && `; ${shown.events.length.toLocaleString('en-GB')} listed`}
          </Text>
        </div>
        <Group gap="xs" align="flex-end">
          <Severity />
          <Button size="xs" variant="default" aria-pressed={held !== null} onClick={() => setHeld(held ? null : log)}>
            {held ? `Go on, ${log.eventCount - held.eventCount} more since` : 'Hold the list'}
          </Button>
        </Group>
      </Group>
      {shown.events.length === 0 ? (
        <Empty>Nothing so far that is so severe.</Empty>
      ) : (
        <Rows events={shown.events} quality={quality} />
      )}
    </>
  );
}

function Severity() {
  const [least, setLeast] = useSeverity();
  return (
    <NativeSelect
      size="xs"
      label="At least"
      value={least}
      onChange={(event) => void setLeast(EVENT_KINDS.find((kind) => kind === event.currentTarget.value) ?? null)}
      data={EVENT_KINDS.map((kind) => ({ value: kind, label: kindName(kind) }))}
    />
  );
}

function Rows({ events, quality }: { readonly events: readonly LoggedEvent[]; readonly quality: string }) {
  const [open, setOpen] = useEventNumber();
  return (
    <div className="scroll-x" tabIndex={0} style={{ maxHeight: 520, overflowY: 'auto' }}>
      <Table
        fz={{ base: 'xs', sm: 'sm' }}
        horizontalSpacing={6}
        verticalSpacing={3}
        miw={640}
        stickyHeader
        data-testid="events"
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th className="number">#</Table.Th>
            <Table.Th>What</Table.Th>
            <Table.Th>Account</Table.Th>
            <Table.Th className="number">
              Collateral missing <QualityBadge quality={quality} />
            </Table.Th>
            <Table.Th style={{ whiteSpace: 'nowrap' }}>Time, UTC</Table.Th>
            <Table.Th style={{ whiteSpace: 'nowrap' }}>Move that cost most</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {events.map(({ number, kind, account, called, time, market, mark }) => (
            <Table.Tr key={number} bg={number === open ? 'var(--canvas)' : 'transparent'}>
              <Table.Td className="number">
                <Anchor
                  component="button"
                  type="button"
                  fz="inherit"
                  onClick={() => void setOpen(number)}
                  data-event={number}
                  aria-pressed={number === open}
                  aria-label={`Open event ${number}`}
                >
                  {number}
                </Anchor>
              </Table.Td>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>
                <KindText kind={kind} />
              </Table.Td>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>{account.key}</Table.Td>
              <Table.Td className="number">{called ? formatMoney(called) : '–'}</Table.Td>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatSecond(time)}</Table.Td>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>
                {market && mark ? `${market.key} at ${formatPrice(mark)}` : 'no move'}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
