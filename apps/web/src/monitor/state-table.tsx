import { Table } from '@mantine/core';
import { QualityBadge } from '../shell/quality-badge';
import { formatMoney } from '../state/format';
import { allStates, type PoolCount, stateColour, stateName } from './pool-states';

export interface StateTableProps {
  readonly states: readonly PoolCount[];
  readonly poolCount: number;
  readonly quality: string | null;
}

/** How many margin pools are in each state, and the notional in them; a bar for each share of all pools. */
export function StateTable({ states, poolCount, quality }: StateTableProps) {
  return (
    <div className="scroll-x" tabIndex={0}>
      <Table
        fz={{ base: 'xs', sm: 'sm' }}
        horizontalSpacing={4}
        verticalSpacing={3}
        withRowBorders={false}
        data-testid="pool-states"
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th>State</Table.Th>
            <Table.Th className="number">Pools</Table.Th>
            <Table.Th w="30%" miw={40}>
              <span className="visually-hidden">Share of all pools, as a bar</span>
            </Table.Th>
            <Table.Th className="number">Notional</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {allStates(states).map(({ state, count, notional }) => (
            <Table.Tr key={state}>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>{stateName(state)}</Table.Td>
              <Table.Td className="number">{count.toLocaleString('en-GB')}</Table.Td>
              <Table.Td>
                <div
                  style={{
                    width: `${(100 * count) / Math.max(1, poolCount)}%`,
                    minWidth: count > 0 ? 2 : 0,
                    height: 12,
                    borderRadius: 3,
                    background: stateColour(state),
                  }}
                />
              </Table.Td>
              <Table.Td className="number">
                {notional ? formatMoney(notional) : '–'} {notional && quality && <QualityBadge quality={quality} />}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
