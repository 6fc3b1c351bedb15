'use client';

import { Anchor, Table, UnstyledButton } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { QualityBadge, qualityMeaning } from '../shell/quality-badge';
import { useSort } from '../state/address';
import { formatMultiple, formatNumber, formatPercent, kindName } from '../state/format';
import { type InstitutionRow, parseSort, type Sort, type SortColumn, sortRows, writeSort } from './table-rows';

export interface InstitutionTableProps {
  readonly rows: readonly InstitutionRow[];
  readonly unit: string;
  readonly withLosses: boolean;
  readonly selected: string | null;
  readonly onSelect: (key: string) => void;
}

const ROW_HEIGHT = 34;

/** Every institution in sight as a row, sorted by any column. Only the rows in view are in the page. */
export function InstitutionTable({ rows, unit, withLosses, selected, onSelect }: InstitutionTableProps) {
  const [text, setText] = useSort();
  const setSort = (next: Sort) => void setText(writeSort(next));
  const sort = parseSort(text) ?? { column: withLosses ? 'lossRatio' : 'totalAssets', descending: true };
  const sorted = useMemo(() => sortRows(rows, sort.column, sort.descending), [rows, sort.column, sort.descending]);
  const frame = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const inView = virtual.getVirtualItems();
  const above = inView[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (inView.at(-1)?.end ?? 0);
  const head = (column: SortColumn, label: string, numeric = true) => (
    <Table.Th
      className={numeric ? 'number' : undefined}
      aria-sort={sort.column === column ? (sort.descending ? 'descending' : 'ascending') : 'none'}
    >
      <UnstyledButton
        fz="xs"
        fw={600}
        onClick={() => setSort({ column, descending: sort.column === column ? !sort.descending : numeric })}
      >
        {label}
        {sort.column === column ? (sort.descending ? ' ↓' : ' ↑') : ''}
      </UnstyledButton>
    </Table.Th>
  );
  return (
    <section
      ref={frame}
      className="panel"
      style={{ overflow: 'auto', maxHeight: '70dvh' }}
      tabIndex={0}
      aria-label="Institutions"
    >
      <Table
        stickyHeader
        verticalSpacing={4}
        fz="sm"
        miw={withLosses ? 900 : 800}
        highlightOnHover
        aria-rowcount={sorted.length + 1}
      >
        <Table.Thead style={{ background: 'var(--surface)' }}>
          <Table.Tr>
            {head('name', 'Institution', false)}
            {withLosses && head('lossRatio', 'Loss over capital')}
            {head('kind', 'Kind', false)}
            {head('country', 'Country', false)}
            {head('totalAssets', `Total assets, ${unit}`)}
            {head('cet1', `CET1, ${unit}`)}
            {head('leverage', 'Leverage')}
            {head('importance', 'Importance')}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {above > 0 && <tr style={{ height: above }} />}
          {inView.map(({ index }) => {
            const row = sorted[index];
            return (
              row && (
                <Row
                  key={row.key}
                  row={row}
                  place={index}
                  {...{ withLosses, onSelect }}
                  isSelected={row.key === selected}
                />
              )
            );
          })}
          {below > 0 && <tr style={{ height: below }} />}
        </Table.Tbody>
      </Table>
    </section>
  );
}

interface RowProps {
  readonly row: InstitutionRow;
  readonly place: number;
  readonly withLosses: boolean;
  readonly isSelected: boolean;
  readonly onSelect: (key: string) => void;
}

const shown = (value: number | null, write: (value: number) => string) => (value === null ? '–' : write(value));

function Row({ row, place, withLosses, isSelected, onSelect }: RowProps) {
  return (
    <Table.Tr
      aria-rowindex={place + 2}
      aria-selected={isSelected}
      bg={isSelected ? 'var(--canvas)' : undefined}
      style={{ height: ROW_HEIGHT }}
    >
      <Table.Td maw={230} className="clip">
        <Anchor
          component="button"
          type="button"
          size="sm"
          c="inherit"
          ta="left"
          className="clip"
          display="block"
          maw="100%"
          onClick={() => onSelect(row.key)}
          title={row.name}
        >
          {row.name}
        </Anchor>
      </Table.Td>
      {withLosses && (
        <Table.Td className="number" title={qualityMeaning(row.importanceQuality)}>
          {shown(row.lossRatio, formatPercent)}
        </Table.Td>
      )}
      <Table.Td>{kindName(row.kind)}</Table.Td>
      <Table.Td>{row.country ?? '–'}</Table.Td>
      <Table.Td className="number">
        {shown(row.totalAssets, formatNumber)} {row.totalAssets !== null && <QualityBadge quality={row.quality} />}
      </Table.Td>
      <Table.Td className="number" title={qualityMeaning(row.quality)}>
        {shown(row.cet1, formatNumber)}
      </Table.Td>
      <Table.Td className="number" title={qualityMeaning(row.quality)}>
        {shown(row.leverage, formatMultiple)}
      </Table.Td>
      <Table.Td className="number">
        {shown(row.importance, formatPercent)}{' '}
        {row.importance !== null && <QualityBadge quality={row.importanceQuality} />}
      </Table.Td>
    </Table.Tr>
  );
}
