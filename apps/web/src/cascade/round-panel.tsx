import { Anchor, Table, Text } from '@mantine/core';
import { DatasetLink } from '../shell/dataset-link';
import { QualityBadge } from '../shell/quality-badge';
import { formatMoney, formatNumber, inWords } from '../state/format';
import type { CascadeRound } from './cascade-query';

/** Who was liquidated in one round, the largest first. */
export function RoundPanel({ round, quality }: { readonly round: CascadeRound; readonly quality: string }) {
  const { number, kind, liquidations, liquidationCount, deleveraging, trippedBreaker } = round;
  if (kind !== 'LIQUIDATION')
    return (
      <Text size="sm" data-testid="round-panel">
        Round {number}: nobody is liquidated.
      </Text>
    );
  return (
    <div data-testid="round-panel">
      <Text size="sm" fw={600}>
        Liquidated in round {number}
        {liquidationCount > liquidations.length && `: the ${liquidations.length} largest of ${liquidationCount}`}
      </Text>
      <div className="scroll-x" tabIndex={0}>
        <Table fz={{ base: 'xs', sm: 'sm' }} horizontalSpacing={6} verticalSpacing={3} miw={480}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Account</Table.Th>
              <Table.Th>Owner</Table.Th>
              <Table.Th>Position</Table.Th>
              <Table.Th className="number">
                Closed, units <QualityBadge quality={quality} />
              </Table.Th>
              <Table.Th className="number">
                Beyond collateral <QualityBadge quality={quality} />
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {liquidations.map(({ position, quantity, isWhole, deficit }) => (
              <Table.Tr key={position.id}>
                <Table.Td>
                  <Anchor component={DatasetLink} href={`/markets?account=${position.account.key}`} size="sm">
                    {position.account.key}
                  </Anchor>
                </Table.Td>
                <Table.Td>
                  <Anchor component={DatasetLink} href={`/?institution=${position.account.owner.key}`} size="sm">
                    {position.account.owner.name}
                  </Anchor>
                </Table.Td>
                <Table.Td>
                  {inWords(position.side)}, {position.account.mode.toLowerCase()}
                </Table.Td>
                <Table.Td className="number">
                  {formatNumber(quantity)}
                  {isWhole ? '' : ', in part'}
                </Table.Td>
                <Table.Td className="number">{formatMoney(deficit)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {deleveraging && (
        <Text size="sm">
          {deleveraging.fillCount} positions of the gaining side were closed against accounts that could not pay;{' '}
          {formatNumber(deleveraging.unfilledQuantity)} units nobody was left to take.
        </Text>
      )}
      {trippedBreaker && <Text size="sm">The circuit breaker fired after this round.</Text>}
    </div>
  );
}
