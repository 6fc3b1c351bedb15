'use client';

import { Grid, Group, NativeSelect, SimpleGrid, Text, Title } from '@mantine/core';
import { useQuery } from 'urql';
import { QualityBadge } from '../shell/quality-badge';
import { Failed, Refused, Waiting } from '../shell/states';
import { useReach } from '../state/address';
import { formatMoney, formatPrice } from '../state/format';
import { HeatMap } from './heat-map';
import { BANDS, MARKET, type MarketDetail, namedSource } from './market-queries';
import { OpenedSection } from './opened-section';
import { TierTable } from './tier-table';

const REACHES = [5, 10, 25, 50, 90];

/** One market: its liquidation map, what small moves put at risk, and its margin tiers. */
export function MarketSection({ slug, marketKey }: { readonly slug: string; readonly marketKey: string }) {
  const [reach] = useReach();
  const [{ data, error, stale }, refresh] = useQuery({
    query: MARKET,
    variables: { slug, key: marketKey, bands: BANDS, within: reach / 100 },
  });
  const found = data?.snapshot.__typename === 'Snapshot' ? data.snapshot.market : null;
  if (error) return <Failed error={error} retry={() => refresh({ requestPolicy: 'network-only' })} />;
  if (found?.__typename === 'Problem') return <Refused problem={found} />;
  if (found?.__typename !== 'Market' || (stale && found.key !== marketKey))
    return <Waiting label="Working out liquidation prices" lines={10} />;
  return <Market slug={slug} market={found} />;
}

function Market({ slug, market }: { readonly slug: string; readonly market: MarketDetail }) {
  const { asset, venue, liquidationMap: map, tiers, priceImpact } = market;
  const [reach, setReach] = useReach();
  return (
    <Grid>
      <Grid.Col span={{ base: 12, lg: 7 }}>
        <section className="panel" style={{ padding: 14 }} aria-label="Liquidation map">
          <Group justify="space-between" align="flex-end" mb="xs">
            <Title order={2} size="h4">
              {asset.name} at {venue.institution.name}{' '}
              {map.__typename === 'LiquidationMap' && <QualityBadge quality={map.quality} />}
            </Title>
            <NativeSelect
              aria-label="How far from the mark"
              size="xs"
              value={String(reach)}
              onChange={(event) => void setReach(Number(event.currentTarget.value))}
              data={REACHES.map((percent) => ({ value: String(percent), label: `± ${percent} %` }))}
            />
          </Group>
          {map.__typename === 'Problem' ? <Refused problem={map} /> : <HeatMap map={map} />}
        </section>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 5 }}>
        <section className="panel" style={{ padding: 14 }} aria-label="At risk">
          <Title order={2} size="h5" mb="xs">
            Liquidated by a move of
          </Title>
          <AtRisk label="5 %" found={market.near} />
          <AtRisk label="10 %" found={market.far} />
          {priceImpact && (
            <Text size="xs" className="soft" mt="sm">
              Selling one unit moves the price by {formatPrice(priceImpact.money)}{' '}
              <QualityBadge quality={priceImpact.quality} source={namedSource(priceImpact.source)} />. What follows from
              that is not in these figures.
            </Text>
          )}
        </section>
        <section className="panel" style={{ padding: 14, marginTop: 12 }} aria-labelledby="opened">
          <OpenedSection slug={slug} marketKey={market.key} />
        </section>
        <section className="panel" style={{ padding: 14, marginTop: 12 }} aria-label="Margin tiers">
          <Title order={2} size="h5" mb="xs">
            Margin tiers
          </Title>
          <TierTable tiers={tiers} />
        </section>
      </Grid.Col>
    </Grid>
  );
}

function AtRisk({ label, found }: { readonly label: string; readonly found: MarketDetail['near'] }) {
  if (found.__typename === 'Problem') return <Refused problem={found} />;
  const { unvalued, badDebt } = found;
  const side = ({ count, notional }: (typeof found)['longs']) => (
    <>
      {notional ? formatMoney(notional) : '–'} <QualityBadge quality={found.quality} />
      <Text size="xs" className="soft" fw={400}>
        {count.toLocaleString('en-GB')} positions
      </Text>
    </>
  );
  return (
    <SimpleGrid cols={2} mb="sm" data-testid={`at-risk-${label}`}>
      {(
        [
          [`Longs, if it falls by ${label}`, found.longs],
          [`Shorts, if it rises by ${label}`, found.shorts],
          ...(unvalued.count > 0 ? [['Cannot be valued', unvalued] as const] : []),
          ...(badDebt.count > 0 ? [['Of both, in bad debt already', badDebt] as const] : []),
        ] as const
      ).map(([name, held]) => (
        <div key={name}>
          <Text size="xs" className="soft">
            {name}
          </Text>
          <Text component="div" fw={650} fz="lg" style={{ whiteSpace: 'nowrap' }}>
            {side(held)}
          </Text>
        </div>
      ))}
    </SimpleGrid>
  );
}
