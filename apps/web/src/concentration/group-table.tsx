'use client';

import { Anchor, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { AggregatePartsFragment } from '../generated/graphql';
import { DatasetLink } from '../shell/dataset-link';
import { QualityBadge } from '../shell/quality-badge';
import { formatMoney, formatPercent, kindName } from '../state/format';
import type { Subject } from './subjects';

const SHOWN_FIRST = 15;

type Group = AggregatePartsFragment['groups'][number];

interface GroupTableProps {
  readonly aggregate: AggregatePartsFragment;
  readonly subject: Subject;
  readonly open: (key: string) => void;
}

/** Groups, largest first, with their share as a bar; a name opens what is inside, or the institution on the map. */
export function GroupTable({ aggregate, subject, open }: GroupTableProps) {
  const [all, setAll] = useState(false);
  const shown = all ? aggregate.groups : aggregate.groups.slice(0, SHOWN_FIRST);
  const manyEach = aggregate.groups.some(({ count }) => count > 1);
  const largest = Math.max(1e-12, ...aggregate.groups.map(({ share }) => share ?? 0));
  return (
    <>
      <Table verticalSpacing={4} fz="sm" data-testid="groups">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{subject.members.charAt(0).toUpperCase() + subject.members.slice(1)}</Table.Th>
            {manyEach && (
              <Table.Th className="number" visibleFrom="sm">
                {subject.collection}
              </Table.Th>
            )}
            <Table.Th className="number">Amount</Table.Th>
            <Table.Th className="number">Share</Table.Th>
            <Table.Th visibleFrom="sm" w="24%">
              <span className="visually-hidden">Share as a bar</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((group) => (
            <Table.Tr key={group.key[0]?.key ?? 'not-stated'}>
              <Table.Td style={{ overflowWrap: 'break-word' }}>
                <GroupName group={group} subject={subject} open={open} />
              </Table.Td>
              {manyEach && (
                <Table.Td className="number" visibleFrom="sm">
                  {group.count}
                </Table.Td>
              )}
              <Table.Td className="number" style={{ whiteSpace: 'nowrap' }}>
                {group.values[0]?.money ? formatMoney(group.values[0].money) : 'not stated'}{' '}
                <QualityBadge quality={group.quality} />
              </Table.Td>
              <Table.Td className="number">{group.share == null ? '' : formatPercent(group.share)}</Table.Td>
              <Table.Td visibleFrom="sm" aria-hidden="true">
                <div
                  style={{
                    width: `${(100 * (group.share ?? 0)) / largest}%`,
                    minWidth: 2,
                    height: 10,
                    borderRadius: 2,
                    background: 'var(--risk-3)',
                  }}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {aggregate.groups.length > SHOWN_FIRST && (
        <Anchor
          component="button"
          type="button"
          size="sm"
          display="block"
          mt={6}
          onClick={() => setAll(!all)}
          aria-expanded={all}
        >
          {all ? 'Show fewer' : `Show ${aggregate.groups.length - SHOWN_FIRST} more`}
        </Anchor>
      )}
      {aggregate.groupCount > aggregate.groups.length && (
        <Text size="xs" className="soft" mt="xs">
          The {aggregate.groups.length} largest of {aggregate.groupCount}; the measures above are over all of them.
        </Text>
      )}
    </>
  );
}

function GroupName({ group, subject, open }: { readonly group: Group } & Pick<GroupTableProps, 'subject' | 'open'>) {
  const [first] = group.key;
  const label =
    subject.by.endsWith('KIND') || subject.by === 'INSTRUMENT' ? kindName(first?.label ?? '') : first?.label;
  const key = first?.key;
  if (key == null) return <span className="soft">{label}</span>;
  if (subject.leadsTo !== null)
    return (
      <Anchor component="button" type="button" size="sm" onClick={() => open(key)}>
        {label}
      </Anchor>
    );
  if (subject.by === 'ASSET') return <span>{label}</span>;
  return (
    <Anchor component={DatasetLink} href={`/?institution=${key}`} size="sm" c="inherit">
      {label}
    </Anchor>
  );
}
