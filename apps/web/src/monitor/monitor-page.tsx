'use client';

import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useQuery } from 'urql';
import { DatasetLink } from '../shell/dataset-link';
import { useSnapshots } from '../shell/snapshot-picker';
import { Failed, Waiting } from '../shell/states';
import { useWatchId } from '../state/address';
import { WatchForm } from './watch-form';
import { WatchList } from './watch-list';
import { WatchPage } from './watch-page';
import { MONITOR } from './watch-queries';

/** Margin accounts of a dataset, followed as prices come in. */
export function MonitorPage() {
  const { snapshot } = useSnapshots();
  const [watchId] = useWatchId();
  if (!snapshot) return <Waiting label="Loading the datasets" lines={10} />;
  return (
    <Stack gap="md" className="page">
      <div>
        <Title order={1} size="h3">
          Margin monitor
        </Title>
        <Text size="sm" className="soft">
          Every new price is put to all margin accounts: who is warned, called for collateral, liquidated, bankrupt.
        </Text>
      </div>
      {watchId === null ? <Watches slug={snapshot.slug} /> : <WatchPage id={watchId} />}
    </Stack>
  );
}

function Watches({ slug }: { readonly slug: string }) {
  const [{ data, error }, refresh] = useQuery({
    query: MONITOR,
    variables: { slug },
    // Others open watches, and those that are open go on.
    requestPolicy: 'cache-and-network',
  });
  const found = data?.snapshot.__typename === 'Snapshot' ? data.snapshot : null;
  if (error) return <Failed error={error} retry={() => refresh({ requestPolicy: 'network-only' })} />;
  if (!found) return <Waiting label="Reading the watches" lines={8} />;
  if (found.accounts.totalCount === 0) return <NoAccounts />;
  return (
    <>
      <section className="panel" style={{ padding: 14 }} aria-labelledby="open-watch">
        <WatchForm snapshotId={found.id} replays={found.replays} />
      </section>
      <section className="panel" style={{ padding: 14 }} aria-labelledby="watches">
        <WatchList watches={found.marginWatches.edges.map(({ node }) => node)} />
      </section>
    </>
  );
}

function NoAccounts() {
  return (
    <Text size="sm">
      This dataset has no margin accounts to watch. Choose one that has above, or add venues, markets, accounts and
      positions: see the{' '}
      <Anchor component={DatasetLink} href="/import-format" size="sm" underline="always">
        import format
      </Anchor>
      .
    </Text>
  );
}
