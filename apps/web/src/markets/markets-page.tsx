'use client';

import { Alert, Anchor, Stack, Text, Title } from '@mantine/core';
import { useQuery } from 'urql';
import { DatasetLink } from '../shell/dataset-link';
import { useSnapshots } from '../shell/snapshot-picker';
import { Failed, Waiting } from '../shell/states';
import { useAccountKey, useMarketKey, useReach } from '../state/address';
import { AccountPage } from './account-page';
import { AccountTable } from './account-table';
import { ContractSection } from './contract-section';
import { BANDS, MARKETS, type MarketRow } from './market-queries';
import { MarketSection } from './market-section';
import { MarketTable } from './market-table';

/** Leveraged markets of a dataset, or one account of them. */
export function MarketsPage() {
  const { snapshot } = useSnapshots();
  const [account] = useAccountKey();
  if (!snapshot) return <Waiting label="Loading the datasets" lines={10} />;
  return account === null ? (
    <Markets slug={snapshot.slug} asOf={snapshot.asOf} />
  ) : (
    <AccountPage slug={snapshot.slug} />
  );
}

function Markets({ slug, asOf }: { readonly slug: string; readonly asOf: string }) {
  const [marketKey, setMarket] = useMarketKey();
  const [reach] = useReach();
  const [{ data, error }, refresh] = useQuery({
    query: MARKETS,
    variables: { slug, bands: BANDS, within: reach / 100 },
  });
  const found = data?.snapshot.__typename === 'Snapshot' ? data.snapshot.markets : null;
  const markets = found?.edges.map(({ node }) => node) ?? [];
  const chosen = marketKey ?? markets[0]?.key;
  return (
    <Stack gap="md" className="page">
      <Title order={1} size="h3">
        Markets
      </Title>
      {error && <Failed error={error} retry={() => refresh({ requestPolicy: 'network-only' })} />}
      {!found && !error && <Waiting label="Loading the markets" lines={10} />}
      {found?.totalCount === 0 && <NoMarkets />}
      {found && markets.length > 0 && (
        <>
          {isIllustrative(markets) && <Illustrative />}
          <section className="panel" style={{ padding: 14 }} aria-label="Markets">
            <Text size="xs" className="soft" mb="xs">
              {found.totalCount} markets as of {asOf}; long and short as the accounts of this dataset hold them
            </Text>
            <MarketTable markets={markets} chosen={chosen} choose={(key) => void setMarket(key)} />
          </section>
          {chosen !== undefined && <MarketSection slug={slug} marketKey={chosen} />}
          <section className="panel" style={{ padding: 14 }} aria-label="Accounts">
            <AccountTable slug={slug} />
          </section>
        </>
      )}
      <ContractSection slug={slug} />
    </Stack>
  );
}

function isIllustrative(markets: readonly MarketRow[]): boolean {
  return markets.some(({ held }) => held.quality === 'ILLUSTRATIVE');
}

function Illustrative() {
  return (
    <Alert color="grape" variant="light" title="Illustrative">
      Accounts or positions of this dataset are made up to show how such markets work: they are nobody’s. Figures marked
      I rest on them.
    </Alert>
  );
}

function NoMarkets() {
  return (
    <Text size="sm">
      This dataset has no venues, so there are no leveraged positions to show. A dataset gets them with the files
      venues, markets, margin_tiers, accounts and positions: see the{' '}
      <Anchor component={DatasetLink} href="/import-format" size="sm" underline="always">
        import format
      </Anchor>
      .
    </Text>
  );
}
