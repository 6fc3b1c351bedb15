import { Table, Text } from '@mantine/core';
import { QualityBadge } from '../shell/quality-badge';
import { formatMoney, formatPercent } from '../state/format';
import type { Estimate, Level } from './loss-distribution-query';

/** So few scenarios in the tail leave the interval of the expected shortfall too narrow. */
const FEW = 100;

/** With fewer the API gives no upper end of the expected shortfall. */
const LEAST = 10;

/** Value at risk and expected shortfall at each confidence, with the interval that covers the truth. */
export function RiskTable({
  confidences,
  coverage,
}: {
  readonly confidences: readonly Level[];
  readonly coverage: number;
}) {
  return (
    <>
      <div className="scroll-x" tabIndex={0}>
        <Table fz={{ base: 'xs', sm: 'sm' }} horizontalSpacing={6} verticalSpacing={6} miw={300} data-testid="risk">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Confidence</Table.Th>
              <Table.Th className="number">Value at risk</Table.Th>
              <Table.Th className="number">Expected shortfall</Table.Th>
              <Table.Th className="number" visibleFrom="sm">
                Scenarios beyond
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {confidences.map(({ confidence, estimates }) => (
              <Table.Tr key={confidence}>
                <Table.Td>{Number((confidence * 100).toFixed(6))} %</Table.Td>
                <Table.Td className="number">
                  <WithInterval estimate={estimates.valueAtRisk} />
                </Table.Td>
                <Table.Td className="number">
                  <WithInterval estimate={estimates.expectedShortfall} />
                </Table.Td>
                <Table.Td className="number" visibleFrom="sm">
                  {estimates.tailScenarios}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Text size="xs" className="soft">
        Beneath each figure the interval that contains the truth with {formatPercent(coverage)}.
        {confidences.some(({ estimates }) => estimates.tailScenarios < FEW) &&
          ` With fewer than ${FEW} scenarios beyond, that of the expected shortfall is too narrow.`}
        {confidences.some(({ estimates }) => estimates.tailScenarios < LEAST) &&
          ` With fewer than ${LEAST} it has no upper end: the scenarios do not tell how much worse the worst can be.`}
      </Text>
    </>
  );
}

function WithInterval({ estimate: { loss, lower, upper, shareOfCapital, quality } }: { readonly estimate: Estimate }) {
  return (
    <>
      {formatMoney(loss)} <QualityBadge quality={quality} />
      <Text size="xs" className="soft">
        {formatMoney(lower)}
        <br />
        to {upper ? formatMoney(upper) : 'more'}
      </Text>
      <Text size="xs" className="soft" visibleFrom="sm">
        {formatPercent(shareOfCapital.value ?? 0)} of all capital
      </Text>
    </>
  );
}
