import { Anchor, Table, Text } from '@mantine/core';
import { Fragment } from 'react';
import { DatasetLink } from '../shell/dataset-link';
import { QualityBadge } from '../shell/quality-badge';
import { formatMoney, formatPercent } from '../state/format';
import type { ComparedRun } from './compare-query';
import { markOf } from './model-marks';

/** A row per model, its name a link to its method card: what it finds, and the reason it differs from the others. */
export function ModelTable({ runs, shockText }: { readonly runs: readonly ComparedRun[]; readonly shockText: string }) {
  return (
    <div className="scroll-x" tabIndex={0}>
      <Table fz="sm" verticalSpacing={6} miw={{ base: 300, md: 900 }} data-testid="compared-models">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Model</Table.Th>
            <Table.Th className="number" style={{ whiteSpace: 'normal' }}>
              Loss by contagion
            </Table.Th>
            <Table.Th className="number" visibleFrom="sm">
              Of all capital
            </Table.Th>
            <Table.Th className="number" visibleFrom="sm">
              Failed
            </Table.Th>
            <Table.Th className="number" visibleFrom="sm">
              Stressed
            </Table.Th>
            <Table.Th visibleFrom="md">Why it differs: how a loss is passed on, and how much of it</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {runs.map(({ id, digest, model, totals, quality, convergence }, place) => (
            <Fragment key={id}>
              <Table.Tr>
                <Table.Td miw={{ base: 140, sm: 190 }}>
                  <span aria-hidden="true" style={{ color: `var(${markOf(place).colour})` }}>
                    {markOf(place).sign}
                  </span>{' '}
                  <Anchor component={DatasetLink} href={`/methods?card=${model.methodCardName}`} size="sm">
                    {model.title}
                  </Anchor>
                  <Text size="xs" className="soft">
                    <Anchor
                      component={DatasetLink}
                      href={`/?shock=${shockText}&model=${model.name}&side=result`}
                      title={`${model.title} on the map`}
                      size="xs"
                      c="inherit"
                      underline="always"
                    >
                      run {digest.slice(0, 12)}
                    </Anchor>
                    {convergence.converged ? '' : ', not converged'}
                  </Text>
                </Table.Td>
                <Table.Td className="number">
                  {formatMoney(totals.contagionLoss)} <QualityBadge quality={quality} />
                </Table.Td>
                <Table.Td className="number" visibleFrom="sm">
                  {formatPercent(totals.shareOfCapital.value ?? 0)}
                </Table.Td>
                <Table.Td className="number" visibleFrom="sm">
                  {totals.failedCount}
                </Table.Td>
                <Table.Td className="number" visibleFrom="sm">
                  {totals.stressedCount}
                </Table.Td>
                <Table.Td fz="xs" miw={260} visibleFrom="md">
                  {model.mechanism}
                </Table.Td>
              </Table.Tr>
              <Table.Tr hiddenFrom="md">
                <Table.Td colSpan={2} pt={0} fz="xs">
                  {model.mechanism}
                </Table.Td>
              </Table.Tr>
            </Fragment>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
