'use client';

import { Anchor, Table, Text } from '@mantine/core';
import { QualityBadge } from '../shell/quality-badge';
import { formatMoney, formatNumber, formatPrice } from '../state/format';
import { type MarketRow, namedSource } from './market-queries';

/** The markets of a dataset: mark, open interest, what the accounts hold, and where most of it would be liquidated. */
export function MarketTable({
  markets,
  chosen,
  choose,
}: {
  readonly markets: readonly MarketRow[];
  readonly chosen: string | undefined;
  readonly choose: (key: string) => void;
}) {
  return (
    <div className="scroll-x" tabIndex={0}>
      <Table fz="sm" verticalSpacing={5} miw={860} data-testid="markets">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Market</Table.Th>
            <Table.Th className="number">Mark</Table.Th>
            <Table.Th className="number">Open interest, units</Table.Th>
            <Table.Th className="number">Longs</Table.Th>
            <Table.Th className="number">Shorts</Table.Th>
            <Table.Th className="number">Most crowded liquidation price</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {markets.map((market) => (
            <Row key={market.id} market={market} isChosen={market.key === chosen} choose={choose} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Row({
  market: { key, asset, venue, mark, openInterest, held },
  market,
  isChosen,
  choose,
}: {
  readonly market: MarketRow;
  readonly isChosen: boolean;
  readonly choose: (key: string) => void;
}) {
  return (
    <Table.Tr bg={isChosen ? 'var(--canvas)' : undefined} aria-selected={isChosen}>
      <Table.Td miw={150}>
        <Anchor
          component="button"
          type="button"
          size="sm"
          ta="left"
          fw={isChosen ? 650 : 450}
          onClick={() => choose(key)}
        >
          {asset.name}
        </Anchor>
        <Text size="xs" className="soft">
          {venue.institution.name} · {key}
        </Text>
      </Table.Td>
      <Table.Td className="number">
        {mark ? formatPrice(mark.money) : 'no rate'}{' '}
        {mark && <QualityBadge quality={mark.quality} source={namedSource(mark.source)} />}
      </Table.Td>
      <Table.Td className="number">
        {openInterest ? formatNumber(openInterest.quantity) : 'not stated'}{' '}
        {openInterest && <QualityBadge quality={openInterest.quality} source={namedSource(openInterest.source)} />}
      </Table.Td>
      {([held.longs, held.shorts] as const).map(({ count, notional }, side) => (
        <Table.Td key={side === 0 ? 'longs' : 'shorts'} className="number">
          {notional ? formatMoney(notional) : '–'} <QualityBadge quality={held.quality} />
          <Text size="xs" className="soft">
            {count.toLocaleString('en-GB')} positions
          </Text>
        </Table.Td>
      ))}
      <Table.Td className="number">
        <Crowded map={market.liquidationMap} />
      </Table.Td>
    </Table.Tr>
  );
}

function Crowded({ map }: { readonly map: MarketRow['liquidationMap'] }) {
  if (map.__typename === 'Problem') return <Text size="xs">{map.message}</Text>;
  if (!map.crowded) return <>none near the mark</>;
  const { from, to, longs, shorts } = map.crowded;
  const isLong = Number(longs.amount) >= Number(shorts.amount);
  return (
    <>
      {formatPrice(from)} to {formatPrice(to)} <QualityBadge quality={map.quality} />
      <Text size="xs" className="soft">
        {formatMoney(isLong ? longs : shorts)} of {isLong ? 'longs' : 'shorts'}
      </Text>
    </>
  );
}
