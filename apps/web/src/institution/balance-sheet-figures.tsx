'use client';

import { Table, Text } from '@mantine/core';
import { QualityBadge } from '../shell/quality-badge';
import { describeReason, formatMoney, formatMultiple, formatPercent } from '../state/format';
import type { InstitutionDetail } from './institution-query';

const FIGURES = [
  ['totalAssets', 'Total assets'],
  ['cet1', 'CET1 capital'],
  ['equity', 'Equity'],
  ['riskWeightedAssets', 'Risk-weighted assets'],
  ['leverageExposure', 'Leverage exposure'],
  ['liquidAssets', 'Liquid assets'],
  ['shortTermFunding', 'Short-term funding'],
] as const;

/** What the institution reports of itself, and the two ratios made of it; each figure with quality and source. */
export function BalanceSheetFigures({ institution }: { readonly institution: InstitutionDetail }) {
  const { balanceSheet, leverage, systemicImportance, claims, obligations } = institution;
  const ratio = (value: { value?: number | null; reason?: string | null }, write: (value: number) => string) =>
    value.value == null ? describeReason(value.reason) : write(value.value);
  return (
    <div>
      <Table verticalSpacing={3} fz="sm" withRowBorders={false}>
        <Table.Tbody>
          {FIGURES.map(([field, label]) => {
            const figure = balanceSheet?.[field];
            return (
              figure && (
                <Figure
                  key={field}
                  label={label}
                  text={formatMoney(figure.money)}
                  quality={figure.quality}
                  source={`${figure.source.publisher}, ${figure.source.title}`}
                />
              )
            );
          })}
          {balanceSheet && (
            <Figure
              label="Leverage (assets over capital)"
              text={ratio(leverage, formatMultiple)}
              quality={leverage.quality}
            />
          )}
          {balanceSheet && (
            <Figure
              label="Systemic importance"
              text={ratio(systemicImportance, formatPercent)}
              quality={systemicImportance.quality}
            />
          )}
          <Figure label="All its claims" text={formatMoney(claims)} quality="DERIVED" />
          <Figure label="All claims on it, in this snapshot" text={formatMoney(obligations)} quality="DERIVED" />
        </Table.Tbody>
      </Table>
      {balanceSheet && (
        <Text size="xs" className="soft">
          {balanceSheet.scope === 'CONSOLIDATED' ? 'Group figures' : 'Single firm'} as of {balanceSheet.asOf}. Figures
          not listed are not reported.
        </Text>
      )}
    </div>
  );
}

function Figure({
  label,
  text,
  quality,
  source,
}: {
  readonly label: string;
  readonly text: string;
  readonly quality: string;
  readonly source?: string;
}) {
  return (
    <Table.Tr>
      <Table.Td pl={0}>{label}</Table.Td>
      <Table.Td className="number" pr={0}>
        {text} <QualityBadge quality={quality} {...(source === undefined ? {} : { source })} />
      </Table.Td>
    </Table.Tr>
  );
}
