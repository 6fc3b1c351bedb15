import { Table } from '@mantine/core';
import { QualityBadge } from '../shell/quality-badge';
import { describeReason, formatMoney, formatPercent } from '../state/format';
import { InstitutionTable } from './institution-table';
import type { LeastShock } from './least-shock-query';

const LISTED = 10;

/** Whom the least shock hits, those that count most for its norm first. */
export function ShockTable({ shock: { model, parts } }: { readonly shock: LeastShock }) {
  return (
    <InstitutionTable
      rows={parts}
      listed={LISTED}
      testId="shock"
      head={
        <>
          <Table.Th>Hit</Table.Th>
          <Table.Th className="number">{model === 'DEBT_RANK' ? 'Capital taken' : 'Assets taken'}</Table.Th>
          <Table.Th className="number">Of its capital</Table.Th>
          <Table.Th className="number" visibleFrom="sm">
            Of the squared norm
          </Table.Th>
        </>
      }
      cells={({ loss, lossOverCapital, normShare }) => (
        <>
          <Table.Td className="number">
            {formatMoney(loss)} <QualityBadge quality={lossOverCapital.quality} />
          </Table.Td>
          <Table.Td className="number">
            {lossOverCapital.value == null
              ? describeReason(lossOverCapital.reason)
              : formatPercent(lossOverCapital.value)}{' '}
            <QualityBadge quality={lossOverCapital.quality} />
          </Table.Td>
          <Table.Td className="number" visibleFrom="sm">
            {formatPercent(normShare)}
          </Table.Td>
        </>
      )}
    />
  );
}
