import { Anchor, Table } from '@mantine/core';
import { useState } from 'react';
import { DatasetLink } from '../shell/dataset-link';
import { describeReason, formatMoney, formatPercent } from '../state/format';
import type { LeastShock } from './least-shock-query';
import { ShowAll } from './show-all';

const LISTED = 10;

/** Whom the least shock hits, those that count most for its norm first. */
export function ShockTable({ shock: { model, parts } }: { readonly shock: LeastShock }) {
  const [open, setOpen] = useState(false);
  const shown = open ? parts : parts.slice(0, LISTED);
  return (
    <>
      <div className="scroll-x" tabIndex={0}>
        <Table fz={{ base: 'xs', sm: 'sm' }} horizontalSpacing={6} verticalSpacing={4} miw={300} data-testid="shock">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Hit</Table.Th>
              <Table.Th className="number">{model === 'DEBT_RANK' ? 'Capital taken' : 'Assets taken'}</Table.Th>
              <Table.Th className="number">Of its capital</Table.Th>
              <Table.Th className="number" visibleFrom="sm">
                Of the squared norm
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map(({ institution, loss, lossOverCapital, normShare }) => (
              <Table.Tr key={institution.id}>
                <Table.Td>
                  <Anchor component={DatasetLink} href={`/?institution=${institution.key}`} fz="inherit" c="inherit">
                    {institution.name}
                  </Anchor>
                </Table.Td>
                <Table.Td className="number">{formatMoney(loss)}</Table.Td>
                <Table.Td className="number">
                  {lossOverCapital.value == null
                    ? describeReason(lossOverCapital.reason)
                    : formatPercent(lossOverCapital.value)}
                </Table.Td>
                <Table.Td className="number" visibleFrom="sm">
                  {formatPercent(normShare)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <ShowAll count={parts.length} listed={LISTED} open={open} onToggle={() => setOpen(!open)} />
    </>
  );
}
