import { Table, Text } from '@mantine/core';
import { QualityBadge } from '../shell/quality-badge';
import { formatMoney } from '../state/format';
import type { Level } from './loss-distribution-query';

/** The same estimates from ever more of the scenarios: whether they have settled. */
export function ConvergenceTable({ confidences }: { readonly confidences: readonly Level[] }) {
  const level = confidences.at(-1);
  if (!level) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        Have {Number((level.confidence * 100).toFixed(6))} % settled?
      </Text>
      <div className="scroll-x" tabIndex={0}>
        <Table
          fz={{ base: 'xs', sm: 'sm' }}
          horizontalSpacing={6}
          verticalSpacing={3}
          miw={300}
          data-testid="convergence"
        >
          <Table.Thead>
            <Table.Tr>
              <Table.Th className="number">Scenarios</Table.Th>
              <Table.Th className="number">Value at risk</Table.Th>
              <Table.Th className="number">Expected shortfall</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {level.convergence.map(({ scenarios, valueAtRisk, expectedShortfall }) => (
              <Table.Tr key={scenarios}>
                <Table.Td className="number">{scenarios.toLocaleString('en-GB')}</Table.Td>
                <Table.Td className="number">
                  {formatMoney(valueAtRisk.loss)} <QualityBadge quality={valueAtRisk.quality} />
                </Table.Td>
                <Table.Td className="number">
                  {formatMoney(expectedShortfall.loss)} <QualityBadge quality={expectedShortfall.quality} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </div>
  );
}
