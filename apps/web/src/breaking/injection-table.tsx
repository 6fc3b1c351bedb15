import { Anchor, Table } from '@mantine/core';
import { useState } from 'react';
import { DatasetLink } from '../shell/dataset-link';
import { formatMoney } from '../state/format';
import type { InjectionRow } from './injection-rows';
import { ShowAll } from './show-all';

/** Who is given how much, by the best use of the budget and by the greedy one. */
export function InjectionTable({ rows, listed }: { readonly rows: readonly InjectionRow[]; readonly listed: number }) {
  const [open, setOpen] = useState(false);
  const shown = open ? rows : rows.slice(0, listed);
  return (
    <>
      <div className="scroll-x" tabIndex={0}>
        <Table
          fz={{ base: 'xs', sm: 'sm' }}
          horizontalSpacing={6}
          verticalSpacing={4}
          miw={300}
          data-testid="injections"
        >
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Is given</Table.Th>
              <Table.Th className="number">At best</Table.Th>
              <Table.Th className="number">Greedily</Table.Th>
              <Table.Th visibleFrom="sm">With the best use</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map(({ institution, optimal, greedy, defaultsAllTheSame }) => (
              <Table.Tr key={institution.id}>
                <Table.Td>
                  <Anchor component={DatasetLink} href={`/?institution=${institution.key}`} fz="inherit" c="inherit">
                    {institution.name}
                  </Anchor>
                </Table.Td>
                <Table.Td className="number">{optimal ? formatMoney(optimal) : '–'}</Table.Td>
                <Table.Td className="number">{greedy ? formatMoney(greedy) : '–'}</Table.Td>
                <Table.Td visibleFrom="sm">
                  {optimal ? (defaultsAllTheSame ? 'defaults all the same' : 'pays in full') : ''}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <ShowAll count={rows.length} listed={listed} open={open} onToggle={() => setOpen(!open)} />
    </>
  );
}
