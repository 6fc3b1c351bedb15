import { Anchor, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { DatasetLink } from '../shell/dataset-link';
import { describeReason, formatMoney, formatPercent } from '../state/format';
import type { Stressed } from './reverse-stress-query';
import { ShowAll } from './show-all';

const LISTED = 10;

/** Who fails at the severity found, those brought down by others first. */
export function FailedTable({ failed }: { readonly failed: Stressed['failed'] }) {
  const [open, setOpen] = useState(false);
  const ordered = failed.toSorted(
    (left, right) => (left.fallOverCapital.value ?? 0) - (right.fallOverCapital.value ?? 0),
  );
  const shown = open ? ordered : ordered.slice(0, LISTED);
  if (failed.length === 0) return null;
  return (
    <>
      <div className="scroll-x" tabIndex={0}>
        <Table fz={{ base: 'xs', sm: 'sm' }} horizontalSpacing={6} verticalSpacing={4} miw={300} data-testid="failed">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Fails</Table.Th>
              <Table.Th className="number" visibleFrom="sm">
                Its own fall
              </Table.Th>
              <Table.Th className="number">Of its capital</Table.Th>
              <Table.Th visibleFrom="sm">Why</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map(({ institution, fall, fallOverCapital, failedBefore }) => (
              <Table.Tr key={institution.id}>
                <Table.Td>
                  <Anchor component={DatasetLink} href={`/?institution=${institution.key}`} fz="inherit" c="inherit">
                    {institution.name}
                  </Anchor>
                </Table.Td>
                <Table.Td className="number" visibleFrom="sm">
                  {formatMoney(fall)}
                </Table.Td>
                <Table.Td className="number">
                  {fallOverCapital.value == null
                    ? describeReason(fallOverCapital.reason)
                    : formatPercent(fallOverCapital.value)}
                </Table.Td>
                <Table.Td visibleFrom="sm">{whyOf(fallOverCapital.value, failedBefore)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <ShowAll count={failed.length} listed={LISTED} open={open} onToggle={() => setOpen(!open)} />
      <Text size="xs" className="soft" hiddenFrom="sm">
        Below 100 % of its capital an institution would have survived alone.
      </Text>
    </>
  );
}

/** By so much rounding may keep the last to fail from all of its capital. */
const ROUNDING = 1e-9;

function whyOf(fallOverCapital: number | null | undefined, failedBefore: boolean): string {
  if (failedBefore) return 'failed before the shock';
  return (fallOverCapital ?? 0) < 1 - ROUNDING ? 'others’ failures' : 'its own fall';
}
