'use client';

import { Table, Text } from '@mantine/core';
import { QualityBadge } from '../shell/quality-badge';
import { Empty } from '../shell/states';
import { formatMoney, formatPercent, type MoneyLike } from '../state/format';
import { InstitutionButton } from './institution-button';

export interface Claim {
  readonly id: string;
  readonly counterparty: { readonly key: string | null; readonly name: string };
  readonly amount: MoneyLike;
  readonly shareOfCapital: { readonly value?: number | null } | null;
  readonly quality: string;
  readonly source: { readonly publisher: string };
}

export interface ClaimTableProps {
  readonly title: string;
  readonly note: string;
  readonly total: { readonly totalCount: number; readonly totalAmount: MoneyLike };
  readonly claims: readonly Claim[];
}

export function ClaimTable({ title, note, total, claims }: ClaimTableProps) {
  const withShare = claims.some(({ shareOfCapital }) => shareOfCapital !== null);
  return (
    <div>
      <Text size="sm" fw={650}>
        {title}
      </Text>
      <Text size="xs" className="soft">
        {note}. {total.totalCount} in all, {formatMoney(total.totalAmount)}.
      </Text>
      {claims.length === 0 ? (
        <Empty>None in this snapshot.</Empty>
      ) : (
        <Table verticalSpacing={2} fz="xs" layout="fixed">
          <Table.Thead>
            <Table.Tr>
              <Table.Th pl={0}>Name</Table.Th>
              <Table.Th className="number" w={130}>
                Amount
              </Table.Th>
              {withShare && (
                <Table.Th className="number" w={74} pr={0}>
                  Of capital
                </Table.Th>
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {claims.map(({ id, counterparty, amount, shareOfCapital, quality, source }) => (
              <Table.Tr key={id}>
                <Table.Td className="clip" title={counterparty.name} pl={0}>
                  {counterparty.key === null ? (
                    counterparty.name
                  ) : (
                    <InstitutionButton name={counterparty.name} institutionKey={counterparty.key} />
                  )}
                </Table.Td>
                <Table.Td className="number">
                  {formatMoney(amount)} <QualityBadge quality={quality} source={source.publisher} />
                </Table.Td>
                {withShare && (
                  <Table.Td className="number" pr={0}>
                    {shareOfCapital?.value == null ? '–' : formatPercent(shareOfCapital.value)}
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </div>
  );
}
