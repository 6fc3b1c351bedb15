'use client';

import { Alert, Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { Fragment } from 'react';
import { useQuery } from 'urql';
import { FigureList } from '../breaking/figure-list';
import { DatasetLink } from '../shell/dataset-link';
import { QualityBadge } from '../shell/quality-badge';
import { Failed, Refused, Waiting } from '../shell/states';
import { useAccountKey } from '../state/address';
import { describeReason, formatMoney, formatMultiple, formatPercent, formatPrice } from '../state/format';
import { MarginBars } from './margin-bars';
import { ACCOUNT, type AccountDetail, namedSource } from './market-queries';
import { PositionTable } from './position-table';
import { StatusText } from './status-text';
import { TierTable } from './tier-table';

/** One account: what it has against what is required of it, and where each position ends. */
export function AccountPage({ slug }: { readonly slug: string }) {
  const [key, setKey] = useAccountKey();
  const [{ data, error }, refresh] = useQuery({ query: ACCOUNT, variables: { slug, key: key ?? '' } });
  const found = data?.snapshot.__typename === 'Snapshot' ? data.snapshot.account : null;
  return (
    <Stack gap="md" className="page">
      <Text size="sm">
        <Anchor component="button" type="button" size="sm" onClick={() => void setKey(null)}>
          Markets
        </Anchor>{' '}
        › <b>{key}</b>
      </Text>
      {error && <Failed error={error} retry={() => refresh({ requestPolicy: 'network-only' })} />}
      {!found && !error && <Waiting label="Loading the account" lines={10} />}
      {found?.__typename === 'Problem' && <Refused problem={found} />}
      {found?.__typename === 'Account' && <Account account={found} />}
    </Stack>
  );
}

function Account({ account }: { readonly account: AccountDetail }) {
  const { key, mode, status, owner, venue, quality, source, margin, positions, positionCount } = account;
  return (
    <>
      <div>
        <Group gap="sm" align="center">
          <Title order={1} size="h3">
            Account {key}
          </Title>
          <StatusText status={status} />
          <QualityBadge quality={quality} source={namedSource(source)} />
        </Group>
        <Text size="sm" className="soft">
          {mode === 'CROSS'
            ? 'Cross: all cash backs all positions'
            : 'Isolated: each position has collateral of its own'}
          , at {venue.institution.name}, which liquidates{' '}
          {venue.liquidates === 'AT_MAINTENANCE' ? 'at maintenance margin or below' : 'below maintenance margin'}. What
          it loses,{' '}
          <Anchor component={DatasetLink} href={`/?institution=${owner.key}`} size="sm" underline="always">
            {owner.name}
          </Anchor>{' '}
          loses.
        </Text>
      </div>
      {quality === 'ILLUSTRATIVE' && (
        <Alert color="grape" variant="light" title="Illustrative">
          This account is made up to show how such markets work: it is nobody’s.
        </Alert>
      )}
      {margin.__typename === 'Problem' && <Refused problem={margin} />}
      {margin.__typename === 'AccountMargin' && <MarginSection account={account} margin={margin} />}
      <section className="panel" style={{ padding: 14 }} aria-label="Positions">
        <Title order={2} size="h4" mb="xs">
          {positionCount === 1 ? 'Position' : `${positionCount} positions`}
        </Title>
        {positionCount === 0 ? (
          <Text size="sm">The account holds nothing but cash.</Text>
        ) : (
          <PositionTable positions={positions} />
        )}
        <Assumed positions={positions} />
      </section>
      {positions.map(({ id, market, notional }) => (
        <section key={id} className="panel" style={{ padding: 14 }} aria-label={`Margin tiers of ${market.key}`}>
          <Title order={2} size="h5" mb="xs">
            Margin tiers of {market.key}; the position is in the one marked
          </Title>
          <TierTable tiers={market.tiers} {...(notional ? { notional: Number(notional.amount) } : {})} />
        </section>
      ))}
    </>
  );
}

type Margin = Extract<AccountDetail['margin'], { __typename: 'AccountMargin' }>;

function MarginSection({ account, margin }: { readonly account: AccountDetail; readonly margin: Margin }) {
  const { quality, marginRatio, leverage, pools, badDebt } = margin;
  const worked = <QualityBadge quality={quality} />;
  const figures = [
    ['Equity', formatMoney(margin.equity)],
    ['Maintenance margin', formatMoney(margin.maintenanceMargin)],
    ['Initial margin', formatMoney(margin.initialMargin)],
    ['Free', formatMoney(margin.free)],
    ['Margin ratio', marginRatio.value == null ? describeReason(marginRatio.reason) : formatPercent(marginRatio.value)],
    ['Leverage', leverage.value == null ? describeReason(leverage.reason) : formatMultiple(leverage.value)],
    ['Notional', formatMoney(margin.notional)],
    ['Cash', account.cash ? formatMoney(account.cash) : '–'],
  ] as const;
  // Cash is stated; the others are worked out.
  const stated = <QualityBadge quality={account.quality} source={namedSource(account.source)} />;
  return (
    <section className="panel" style={{ padding: 14 }} aria-label="Margin">
      <Title order={2} size="h4" mb="xs">
        Equity against requirement
      </Title>
      {badDebt && (
        <Alert color="red" variant="light" title="Bad debt" mb="sm" data-testid="bad-debt">
          {badDebt.message} ({badDebt.code})
        </Alert>
      )}
      <FigureList
        testId="margin-figures"
        figures={figures.map(([name, value]) => ({
          name,
          value: (
            <>
              {value} {name === 'Cash' ? stated : worked}
            </>
          ),
        }))}
      />
      <div style={{ marginTop: 14 }}>
        <MarginBars
          quality={quality}
          pools={pools.map((pool, place) => ({
            key: `pool-${place}`,
            name: account.mode === 'CROSS' ? 'The whole account' : (pool.positions[0]?.market.key ?? ''),
            ...pool,
          }))}
        />
      </div>
      <Text size="xs" className="soft" mt="sm">
        A margin ratio of 100 % is the edge of liquidation. Fees and funding not yet settled are in no figure.
      </Text>
    </section>
  );
}

/** Of a cross account each price takes the other marks to stay: said once, with the marks. */
function Assumed({ positions }: { readonly positions: AccountDetail['positions'] }) {
  if (positions.length < 2) return null;
  const marks = new Map(
    positions.flatMap(({ liquidation }) =>
      liquidation.__typename === 'PositionLiquidation'
        ? liquidation.assumedMarks.map(
            ({ market, mark }) => [market.key, { ...market.mark, text: formatPrice(mark) }] as const,
          )
        : [],
    ),
  );
  if (marks.size === 0) return null;
  return (
    <Text size="xs" className="soft" mt="xs">
      Each price takes the other marks to stay:{' '}
      {[...marks].map(([key, { text, quality }], place) => (
        <Fragment key={key}>
          {place > 0 && ', '}
          {key} at {text} {quality && <QualityBadge quality={quality} />}
        </Fragment>
      ))}
      .
    </Text>
  );
}
