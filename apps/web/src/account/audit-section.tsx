'use client';

import { Code, Stack, Table, Text, Title } from '@mantine/core';
import { formatInstant } from '../state/format';

interface Event {
  readonly sequence: string;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: string;
}

/** The newest events of the trail; npm run audit:verify proves that none was changed. */
export function AuditSection({
  events,
  nameOf,
}: {
  readonly events: readonly Event[];
  readonly nameOf: (id: string) => string;
}) {
  return (
    <Stack gap="sm">
      <Title order={2} size="h5">
        Audit trail
      </Title>
      {events.length === 0 && <Text size="sm">Nothing has happened yet.</Text>}
      {events.length > 0 && (
        <Table.ScrollContainer minWidth={640}>
          <Table fz="sm" verticalSpacing={3}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th className="number">No.</Table.Th>
                <Table.Th>When (UTC)</Table.Th>
                <Table.Th>Who</Table.Th>
                <Table.Th>What</Table.Th>
                <Table.Th>Details</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {events.map(({ sequence, at, actor, action, subject, detail }) => (
                <Table.Tr key={sequence}>
                  <Table.Td className="number">{sequence}</Table.Td>
                  <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatInstant(at)}</Table.Td>
                  <Table.Td>{nameOf(actor)}</Table.Td>
                  <Table.Td style={{ whiteSpace: 'nowrap' }}>{action.toLowerCase().replaceAll('_', ' ')}</Table.Td>
                  <Table.Td style={{ overflowWrap: 'anywhere' }}>
                    {nameOf(subject)} {detail !== '{}' && <Code style={{ whiteSpace: 'normal' }}>{detail}</Code>}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Stack>
  );
}
