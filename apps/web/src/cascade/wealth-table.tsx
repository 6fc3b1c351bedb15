import { Table, Text } from '@mantine/core';
import { QualityBadge } from '../shell/quality-badge';
import { formatMoney } from '../state/format';
import type { Cascade } from './cascade-query';
import { waterfall } from './cascade-view';

type Wealth = Cascade['wealth'];

const PARTIES: Readonly<Record<Wealth[number]['party'], string>> = {
  LIQUIDATED: 'Liquidated accounts',
  OTHER_ACCOUNTS: 'Other accounts',
  INSURANCE_FUND: 'Insurance fund',
  LIQUIDITY_PROVIDER: 'Liquidity provider',
  SOCIALISED: 'Shared by all who trade',
  TRADING_FEES: 'Trading fees',
};

/** Who loses and who gains, each bar from where the last one ended: what is lost somewhere is somebody else's. */
export function WealthTable({ wealth, quality }: { readonly wealth: Wealth; readonly quality: string }) {
  const steps = waterfall(wealth);
  return (
    <div>
      <Text size="sm" fw={600}>
        Who bears it
      </Text>
      <div className="scroll-x" tabIndex={0}>
        <Table fz={{ base: 'xs', sm: 'sm' }} horizontalSpacing={6} verticalSpacing={4} miw={330} data-testid="wealth">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Party</Table.Th>
              <Table.Th className="number">Loss or gain</Table.Th>
              <Table.Th w="50%">
                <span className="visually-hidden">Waterfall</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {wealth.map(({ party, change }, place) => {
              const step = steps[place];
              return (
                <Table.Tr key={party}>
                  <Table.Td>{PARTIES[party]}</Table.Td>
                  <Table.Td className="number">
                    {formatMoney(change)} <QualityBadge quality={quality} />
                  </Table.Td>
                  <Table.Td aria-hidden="true">
                    {step && (
                      <div className="waterfall">
                        <div
                          style={{
                            left: `${step.from * 100}%`,
                            width: `${(step.to - step.from) * 100}%`,
                            background: `var(${step.isLoss ? '--mark-1' : '--mark-2'})`,
                          }}
                        />
                      </div>
                    )}
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </div>
      <Text size="xs" className="soft">
        From the price before the shock to the last one. Losses and gains add up to nothing.
      </Text>
    </div>
  );
}
