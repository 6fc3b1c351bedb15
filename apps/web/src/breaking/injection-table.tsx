import { Table } from '@mantine/core';
import { QualityBadge } from '../shell/quality-badge';
import { formatMoney } from '../state/format';
import type { InjectionRow } from './injection-rows';
import { InstitutionTable } from './institution-table';

export interface InjectionTableProps {
  readonly rows: readonly InjectionRow[];
  readonly listed: number;
  /** Of all payments, and so of what raises them. */
  readonly quality: string;
}

/** Who is given how much, by the best use of the budget and by the greedy one. */
export function InjectionTable({ rows, listed, quality }: InjectionTableProps) {
  const badge = <QualityBadge quality={quality} />;
  return (
    <InstitutionTable
      rows={rows}
      listed={listed}
      testId="injections"
      head={
        <>
          <Table.Th>Is given</Table.Th>
          <Table.Th className="number">At best {badge}</Table.Th>
          <Table.Th className="number">Greedily {badge}</Table.Th>
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
