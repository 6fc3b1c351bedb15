import { Table, Text } from '@mantine/core';
import { QualityBadge } from '../shell/quality-badge';
import { formatMoney, formatPercent } from '../state/format';
import { namedSource, type Tier } from './market-queries';

/** Margin tiers of a market, the one a notional is in marked. */
export function TierTable({ tiers, notional }: { readonly tiers: readonly Tier[]; readonly notional?: number }) {
  if (tiers.length === 0) return <Text size="sm">The dataset states no margin tiers of this market.</Text>;
  const reached = tiers.findLastIndex(({ floor }) => notional !== undefined && Number(floor?.amount) <= notional);
  return (
    <div className="scroll-x" tabIndex={0}>
      <Table fz={{ base: 'xs', sm: 'sm' }} horizontalSpacing={6} verticalSpacing={3} withRowBorders={false} miw={310}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className="number">Notional from</Table.Th>
            <Table.Th className="number">to</Table.Th>
            <Table.Th className="number">Maintenance</Table.Th>
            <Table.Th className="number">Most leverage</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {tiers.map(({ floor, cap, maintenanceRatio, maxLeverage, quality, source }, place) => (
            <Table.Tr
              key={floor?.amount ?? `tier-${place}`}
              bg={place === reached ? 'var(--canvas)' : undefined}
              fw={place === reached ? 650 : undefined}
              aria-current={place === reached ? 'true' : undefined}
            >
              <Table.Td className="number">{floor ? formatMoney(floor) : '–'}</Table.Td>
              <Table.Td className="number">{cap ? formatMoney(cap) : '–'}</Table.Td>
              <Table.Td className="number">
                {formatPercent(maintenanceRatio)} <QualityBadge quality={quality} source={namedSource(source)} />
              </Table.Td>
              <Table.Td className="number">{maxLeverage} ×</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
