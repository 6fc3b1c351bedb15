import { Table, Text } from '@mantine/core';
import { QualityBadge } from '../shell/quality-badge';
import { formatMoney, formatMove, formatNumber, formatPrice } from '../state/format';
import { leastCertain } from '../state/least-certain';
import { type AccountDetail, namedSource } from './market-queries';

type Position = AccountDetail['positions'][number];

const NO_PRICE = 'at no price above 0';
const REASONS: Readonly<Record<string, string>> = {
  NO_POSITIVE_ROOT: NO_PRICE,
  TIER_EXCEEDED: 'above the last margin tier',
};

/** Positions with the prices that end them, and how far the mark is from these. */
export function PositionTable({ positions }: { readonly positions: readonly Position[] }) {
  return (
    <div className="scroll-x" tabIndex={0}>
      <Table fz="sm" verticalSpacing={5} miw={980} data-testid="positions">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Position</Table.Th>
            <Table.Th className="number">Quantity</Table.Th>
            <Table.Th className="number">Entry</Table.Th>
            <Table.Th className="number">Mark</Table.Th>
            <Table.Th className="number">Notional</Table.Th>
            <Table.Th className="number">Profit</Table.Th>
            <Table.Th className="number">Liquidation price</Table.Th>
            <Table.Th className="number">Bankruptcy price</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {positions.map((position) => (
            <Row key={position.id} position={position} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Row({ position }: { readonly position: Position }) {
  const { side, quantity, quality, source, entryPrice, notional, profit, market, liquidation } = position;
  const found = liquidation.__typename === 'PositionLiquidation' ? liquidation : null;
  const stated = <QualityBadge quality={quality} source={namedSource(source)} />;
  // Worked out of the position and the mark; without a mark there is nothing to work out.
  const worked = market.mark && <QualityBadge quality={leastCertain([quality, market.mark.quality])} />;
  return (
    <Table.Tr>
      <Table.Td>
        {side === 'LONG' ? 'Long' : 'Short'} {market.asset.name}
        <Text size="xs" className="soft">
          {market.key}
        </Text>
      </Table.Td>
      <Table.Td className="number">
        {formatNumber(quantity)} {stated}
      </Table.Td>
      <Table.Td className="number">
        {entryPrice ? formatPrice(entryPrice) : '–'} {entryPrice && stated}
      </Table.Td>
      <Table.Td className="number">
        {market.mark ? formatPrice(market.mark.money) : '–'}{' '}
        {market.mark && <QualityBadge quality={market.mark.quality} source={namedSource(market.mark.source)} />}
      </Table.Td>
      <Table.Td className="number">
        {notional ? formatMoney(notional) : '–'} {notional && worked}
      </Table.Td>
      <Table.Td className="number">
        {profit ? formatMoney(profit) : '–'} {profit && worked}
      </Table.Td>
      <Table.Td className="number">
        {found ? (
          <>
            {found.price ? formatPrice(found.price) : (REASONS[found.reason ?? ''] ?? 'none')}{' '}
            <QualityBadge quality={found.quality} />
            <Text size="xs" className="soft">
              {found.move.value == null ? '' : `${formatMove(found.move.value)} from the mark`}
            </Text>
          </>
        ) : (
          'not valued'
        )}
      </Table.Td>
      <Table.Td className="number">
        {found ? (
          <>
            {found.bankruptcyPrice ? formatPrice(found.bankruptcyPrice) : NO_PRICE}{' '}
            <QualityBadge quality={found.quality} />
            <Text size="xs" className="soft">
              {found.bankruptcyMove.value == null ? '' : `${formatMove(found.bankruptcyMove.value)} from the mark`}
            </Text>
          </>
        ) : (
          'not valued'
        )}
      </Table.Td>
    </Table.Tr>
  );
}
