import { Group, Stack, Table, Text, Title } from '@mantine/core';
import { CommittedNumber } from '../breaking/committed-number';
import { QualityBadge } from '../shell/quality-badge';
import { Failed, Refused, Waiting } from '../shell/states';
import { useTippingShare } from '../state/address';
import type { AskedMarket } from './asked-market';
import { formatMove } from './format-move';
import { inPercent, sharesOf } from './refusal-words';
import { TippingChart } from './tipping-chart';
import { type TippingPoint, useTipping } from './tipping-query';

/** How large a shock must be until a share of open interest is liquidated, and whether larger ones are as bad. */
export function TippingSection({ market }: { readonly market: AskedMarket }) {
  const [share, setShare] = useTippingShare();
  const { answer, fetching, error, refresh } = useTipping(market);
  return (
    <section className="panel" style={{ padding: 14 }} aria-labelledby="tipping">
      <Stack gap="sm">
        <Title order={2} size="h4" id="tipping">
          Where does it tip?
        </Title>
        <Group gap="sm" align="flex-end">
          <CommittedNumber
            label="Of open interest"
            value={share}
            commit={(value) => void setShare(value)}
            min={0.01}
            max={200}
            suffix=" %"
          />
        </Group>
        {error && <Failed error={error} retry={() => refresh({ requestPolicy: 'network-only' })} />}
        {fetching && <Waiting label="Searching the tipping point" lines={answer ? 1 : 8} />}
        {!fetching && answer?.__typename === 'Problem' && (
          <Refused problem={inPercent(answer, { ...sharesOf(market), share: share / 100 })} />
        )}
        {answer?.__typename === 'TippingPoint' && <Found point={answer} />}
      </Stack>
    </section>
  );
}

function Found({ point }: { readonly point: TippingPoint }) {
  const { tippingShock, crossings, isMonotone, searchedToRatio, unsettledCount, digest, share, response } = point;
  const { value, quality } = tippingShock;
  const largest = response.at(-1)?.shockRatio ?? 0;
  return (
    <>
      <Text size="sm" data-testid="tipping-point">
        {value === null || value === undefined ? (
          <>No move up to {formatMove(largest)} liquidates so much.</>
        ) : (
          <>
            A move of <b>{formatMove(value)}</b> liquidates {formatMove(share, { signed: false })} of open interest or
            more <QualityBadge quality={quality} />
          </>
        )}
        .{' '}
        {isMonotone
          ? 'Every larger one liquidates as much or more.'
          : `Larger ones may liquidate less${isBeyondSearch(point) ? ', and a smaller one may liquidate as much between points of the grid' : ''}; crossings found and marked: ${crossings.length}.`}
      </Text>
      <TippingChart point={point} />
      {crossings.length > 0 && <Crossings point={point} />}
      <Text size="xs" className="soft">
        {searchedToRatio === largest
          ? `Searched without a gap up to ${formatMove(largest)}.`
          : `Searched without a gap up to ${formatMove(searchedToRatio)}, beyond it only between points of a grid.`}{' '}
        {unsettledCount > 0 && `Cascades looked at that were not over after 20,000 rounds: ${unsettledCount}. `}
        Answer {digest.slice(0, 12)}.
      </Text>
    </>
  );
}

/** Whether the tipping point lies where the search has gaps. */
function isBeyondSearch({ tippingShock, searchedToRatio }: TippingPoint): boolean {
  return Math.abs(tippingShock.value ?? 0) > Math.abs(searchedToRatio);
}

function Crossings({ point: { crossings } }: { readonly point: TippingPoint }) {
  return (
    <div className="scroll-x" tabIndex={0}>
      <Table fz={{ base: 'xs', sm: 'sm' }} horizontalSpacing={6} verticalSpacing={3} miw={420} data-testid="crossings">
        <Table.Thead>
          <Table.Tr>
            <Table.Th className="number">At a move of</Table.Th>
            <Table.Th>the share is</Table.Th>
            <Table.Th className="number">Liquidated just before</Table.Th>
            <Table.Th className="number">just beyond</Table.Th>
            <Table.Th className="number">Whole move beyond</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {crossings.map(({ shockRatio, becomes, justBefore, justAfter }) => (
            <Table.Tr key={shockRatio}>
              <Table.Td className="number">{formatMove(shockRatio)}</Table.Td>
              <Table.Td>{becomes === 'REACHED' ? '▲ reached' : '▼ missed again'}</Table.Td>
              <Table.Td className="number">{formatMove(justBefore.liquidatedShare, { signed: false })}</Table.Td>
              <Table.Td className="number">{formatMove(justAfter.liquidatedShare, { signed: false })}</Table.Td>
              <Table.Td className="number">{formatMove(justAfter.totalMoveRatio)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
