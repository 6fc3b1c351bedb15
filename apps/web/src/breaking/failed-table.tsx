import { Table, Text } from '@mantine/core';
import { QualityBadge } from '../shell/quality-badge';
import { describeReason, formatMoney, formatPercent } from '../state/format';
import { InstitutionTable } from './institution-table';
import type { Stressed } from './reverse-stress-query';

const LISTED = 10;

/** Who fails at the severity found, those brought down by others first. */
export function FailedTable({ failed }: { readonly failed: Stressed['failed'] }) {
  const ordered = failed.toSorted(
    (left, right) => (left.fallOverCapital.value ?? 0) - (right.fallOverCapital.value ?? 0),
  );
  if (failed.length === 0) return null;
  return (
    <>
      <InstitutionTable
        rows={ordered}
        listed={LISTED}
        testId="failed"
        head={
          <>
            <Table.Th>Fails</Table.Th>
            <Table.Th className="number" visibleFrom="sm">
              Its own fall
            </Table.Th>
            <Table.Th className="number">Of its capital</Table.Th>
            <Table.Th visibleFrom="sm">Why</Table.Th>
          </>
        }
        cells={({ fall, fallOverCapital, failedBefore }) => (
          <>
            <Table.Td className="number" visibleFrom="sm">
              {formatMoney(fall)} <QualityBadge quality={fallOverCapital.quality} />
            </Table.Td>
            <Table.Td className="number">
              {fallOverCapital.value == null
                ? describeReason(fallOverCapital.reason)
                : formatPercent(fallOverCapital.value)}{' '}
              <QualityBadge quality={fallOverCapital.quality} />
            </Table.Td>
            <Table.Td visibleFrom="sm">{whyOf(fallOverCapital.value, failedBefore)}</Table.Td>
          </>
        )}
      />
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
