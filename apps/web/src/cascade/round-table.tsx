import { Anchor, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { QualityBadge } from '../shell/quality-badge';
import { formatMoney, formatNumber } from '../state/format';
import type { CascadeRound } from './cascade-query';
import { formatPrice } from './format-price';

const SHOWN = 12;
const KINDS: Readonly<Record<CascadeRound['kind'], string>> = {
  LIQUIDATION: '',
  HALTED: 'halted',
  WAITING: 'waiting for the mark',
};

const isQuiet = ({ kind }: CascadeRound) => kind !== 'LIQUIDATION';

export interface RoundTableProps {
  readonly rounds: readonly CascadeRound[];
  readonly roundCount: number;
  readonly current: number | undefined;
  readonly choose: (round: number) => void;
  /** Of every figure, on which the book of positions is. */
  readonly quality: string;
}

/** Round by round: what was sold, at which price, and who could not pay. One of them is open beneath. */
export function RoundTable({ rounds, roundCount, current, choose, quality }: RoundTableProps) {
  const [all, setAll] = useState(false);
  const badge = <QualityBadge quality={quality} />;
  const listed = all ? rounds : rounds.slice(0, SHOWN);
  return (
    <div>
      <div className="scroll-x" tabIndex={0}>
        <Table fz={{ base: 'xs', sm: 'sm' }} horizontalSpacing={6} verticalSpacing={3} miw={520} data-testid="rounds">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Round</Table.Th>
              <Table.Th className="number">Positions {badge}</Table.Th>
              <Table.Th className="number">Forced order, units {badge}</Table.Th>
              <Table.Th className="number">Price from {badge}</Table.Th>
              <Table.Th className="number">to {badge}</Table.Th>
              <Table.Th className="number">Beyond collateral {badge}</Table.Th>
              <Table.Th className="number">Beyond the fund {badge}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {listed.map((round) => (
              <Table.Tr key={round.number} bg={round.number === current ? 'var(--canvas)' : 'transparent'}>
                <Table.Td>
                  <Anchor
                    component="button"
                    type="button"
                    size="sm"
                    onClick={() => choose(round.number)}
                    aria-pressed={round.number === current}
                    aria-label={`Open round ${round.number}`}
                  >
                    {round.number}
                  </Anchor>{' '}
                  <span className="soft">{KINDS[round.kind]}</span>
                </Table.Td>
                <Table.Td className="number">{isQuiet(round) ? '' : round.liquidationCount}</Table.Td>
                <Table.Td className="number">{isQuiet(round) ? '' : formatNumber(round.forcedOrderQuantity)}</Table.Td>
                <Table.Td className="number">{round.priceBefore ? formatPrice(round.priceBefore) : ''}</Table.Td>
                <Table.Td className="number">{formatPrice(round.priceAtEnd)}</Table.Td>
                <Table.Td className="number">{isQuiet(round) ? '' : formatMoney(round.deficit)}</Table.Td>
                <Table.Td className="number">{isQuiet(round) ? '' : formatMoney(round.badDebt)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {rounds.length > SHOWN && (
        <Anchor component="button" type="button" size="sm" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? 'Show fewer rounds' : `Show all ${rounds.length} rounds`}
        </Anchor>
      )}
      {roundCount > rounds.length && (
        <Text size="xs" className="soft">
          The first {rounds.length} of {roundCount} rounds.
        </Text>
      )}
    </div>
  );
}
