import { Table, Text } from '@mantine/core';
import { QualityBadge } from '../shell/quality-badge';
import { formatMove, formatPrice, type MoneyLike } from '../state/format';
import type { LineStyle } from './line-styles';
import { changeSince } from './price-changes';

export interface WatchedMark {
  readonly key: string;
  readonly label: string;
  readonly before: MoneyLike | null;
  readonly mark: MoneyLike;
  readonly isStale: boolean;
  readonly style: LineStyle;
}

/** The marks a watch judges by, each with the line it has in the chart. */
export function MarkTable({
  marks,
  quality,
}: {
  readonly marks: readonly WatchedMark[];
  readonly quality: string | null;
}) {
  return (
    <div className="scroll-x" tabIndex={0}>
      <Table
        fz={{ base: 'xs', sm: 'sm' }}
        horizontalSpacing={4}
        verticalSpacing={3}
        withRowBorders={false}
        data-testid="watched-marks"
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Market</Table.Th>
            <Table.Th className="number">Mark</Table.Th>
            <Table.Th className="number">Change</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {marks.map(({ key, label, before, mark, isStale, style }) => {
            const change = changeSince(before, Number(mark.amount));
            return (
              <Table.Tr key={key}>
                <Table.Td>
                  <LineSample style={style} /> {label}
                  {isStale && (
                    <Text span size="xs" className="soft">
                      {' '}
                      stale: the last good mark is used
                    </Text>
                  )}
                </Table.Td>
                <Table.Td className="number">
                  {formatPrice(mark)} {quality && <QualityBadge quality={quality} />}
                </Table.Td>
                <Table.Td className="number">{change === null ? '–' : formatMove(change)}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function LineSample({ style: { variable, type } }: { readonly style: LineStyle }) {
  return (
    <span
      aria-hidden="true"
      style={{
        display: 'inline-block',
        width: 18,
        marginRight: 4,
        verticalAlign: 'middle',
        borderTop: `3px ${type} var(${variable})`,
      }}
    />
  );
}
