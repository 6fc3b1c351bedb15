import { Table } from '@mantine/core';
import { formatMoney } from '../state/format';
import type { InjectionRow } from './injection-rows';
import { InstitutionTable } from './institution-table';

/** Who is given how much, by the best use of the budget and by the greedy one. */
export function InjectionTable({ rows, listed }: { readonly rows: readonly InjectionRow[]; readonly listed: number }) {
  return (
    <InstitutionTable
      rows={rows}
      listed={listed}
      testId="injections"
      head={
        <>
          <Table.Th>Is given</Table.Th>
          <Table.Th className="number">At best</Table.Th>
          <Table.Th className="number">Greedily</Table.Th>
          <Table.Th visibleFrom="sm">With the best use</Table.Th>
        </>
      }
      cells={({ optimal, greedy, defaultsAllTheSame }) => (
        <>
          <Table.Td className="number">{optimal ? formatMoney(optimal) : '–'}</Table.Td>
          <Table.Td className="number">{greedy ? formatMoney(greedy) : '–'}</Table.Td>
          <Table.Td visibleFrom="sm">
            {optimal ? (defaultsAllTheSame ? 'defaults all the same' : 'pays in full') : ''}
          </Table.Td>
        </>
      )}
    />
  );
}
