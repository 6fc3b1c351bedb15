import { Anchor, CloseButton, Group, Table, Text, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { formatMove } from '../cascade/format-move';
import { DatasetLink } from '../shell/dataset-link';
import { QualityBadge } from '../shell/quality-badge';
import { useEventNumber } from '../state/address';
import { formatInstant, formatMoney, formatPrice, type MoneyLike } from '../state/format';
import { calledName, calledText, poolName } from './event-words';
import { formatSecond } from './format-second';
import { moveInPercent } from './price-changes';
import { KindText } from './severity';
import type { LoggedEvent } from './watch-queries';

export interface EventPanelProps {
  readonly event: LoggedEvent;
  readonly quality: string;
  /** The mark of its market in the snapshot. */
  readonly before: MoneyLike | null;
}

/** Why an event happened: the move that cost most, what the account had then, and what was required of it. */
export function EventPanel({ event, quality, before }: EventPanelProps) {
  const [, setOpen] = useEventNumber();
  const heading = useRef<HTMLHeadingElement>(null);
  const { number, kind, time, updateSequence, cause, market, mark, equity, maintenanceMargin, shortage, called } =
    event;
  // Whoever opened it from the list is taken there, and back; whoever came by its address is left where they are.
  useEffect(() => {
    if (document.activeElement === buttonOf(number)) heading.current?.focus();
  }, [number]);
  const close = () => {
    buttonOf(number)?.focus();
    void setOpen(null);
  };
  return (
    <section className="panel" style={{ padding: 14 }} aria-label={`Event ${number}`} data-testid="event-panel">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Title order={2} size="h4" ref={heading} tabIndex={-1}>
          Event {number} <KindText kind={kind} />
        </Title>
        <CloseButton onClick={close} aria-label="Close the event" />
      </Group>
      <Text size="sm" mb="xs">
        {cause}
      </Text>
      <Table fz="sm" verticalSpacing={3} withRowBorders={false} data-testid="event-figures">
        <Table.Tbody>
          {(
            [
              [market ? `Mark of ${market.asset.name}` : 'Mark', mark ? formatPrice(mark) : null],
              ['Equity', formatMoney(equity)],
              ['Requirement', formatMoney(maintenanceMargin)],
              ['Shortage', formatMoney(shortage)],
              [calledName(kind), called && calledText(called)],
            ] as const
          ).map(([name, value]) => (
            <Table.Tr key={name}>
              <Table.Th pl={0} fw={450}>
                {name}
              </Table.Th>
              <Table.Td className="number" pr={0} fw={650}>
                {value ?? (name === 'Mark' ? 'none moved against it' : 'not kept of older events')}{' '}
                {value && <QualityBadge quality={quality} />}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Whose event={event} />
      <Text size="xs" className="soft" mt="xs">
        {market
          ? `The move of ${market.key} cost it most in update ${updateSequence}, `
          : `No move went against it in update ${updateSequence}, `}
        {formatInstant(time).slice(0, 10)} {formatSecond(time)} UTC. The requirement is the maintenance margin, the
        shortage what equity misses of it.
      </Text>
      <CascadeLink event={event} before={before} />
    </section>
  );
}

/** From one account to its market: what the whole move since the snapshot does to all who are leveraged in it. */
function CascadeLink({ event: { market, mark }, before }: Pick<EventPanelProps, 'event' | 'before'>) {
  const percent = mark && before && moveInPercent(before, mark);
  if (!market || !percent) return null;
  return (
    <Text size="sm" mt="xs">
      <Anchor
        component={DatasetLink}
        href={`/cascade?market=${encodeURIComponent(market.key)}&move=${percent}`}
        size="sm"
        underline="always"
      >
        What a move of {formatMove(percent / 100)} does to this market
      </Anchor>
      , the mark against that of the snapshot: who else is liquidated, and what it costs others.
    </Text>
  );
}

/** What opens an event in the list, while it is listed. */
function buttonOf(number: number): HTMLElement | null {
  return document.querySelector(`[data-event="${number}"]`);
}

function Whose({ event: { account, institution, position } }: { readonly event: LoggedEvent }) {
  return (
    <Text size="sm" mt="xs">
      {poolName({ account, position })}
      <Anchor
        component={DatasetLink}
        href={`/markets?account=${encodeURIComponent(account.key)}`}
        size="sm"
        underline="always"
      >
        {account.key}
      </Anchor>{' '}
      of{' '}
      <Anchor
        component={DatasetLink}
        href={`/?institution=${encodeURIComponent(institution.key)}`}
        size="sm"
        underline="always"
      >
        {institution.name}
      </Anchor>
      .
    </Text>
  );
}
