'use client';

import { Box, Group, NativeSelect, Text } from '@mantine/core';
import { useQuery } from 'urql';
import { graphql } from '../generated';
import { DoubtsBanner } from '../snapshot/doubts-banner';
import { EstimateBanner } from '../snapshot/estimate-banner';
import { useSnapshotSlug } from '../state/address';
import { unitOf } from '../state/format';
import { Failed } from './states';
import { useMe } from './who';

const SNAPSHOTS = graphql(`
  query Snapshots {
    snapshots(first: 50) {
      edges { node { id slug title asOf importedAt currency scale digest } }
    }
  }
`);

/** The snapshots there are, and the one looked at: the address's, else the one imported last. */
export function useSnapshots() {
  const [{ data, error, fetching }, refresh] = useQuery({ query: SNAPSHOTS });
  const [slug, setSlug] = useSnapshotSlug();
  const snapshots = data?.snapshots.edges.map(({ node }) => node) ?? [];
  const chosen = snapshots.find((snapshot) => snapshot.slug === slug);
  return {
    snapshots,
    snapshot: slug === null ? importedLast(snapshots) : chosen,
    unknownSlug: !fetching && slug !== null && !chosen ? slug : null,
    error,
    refresh,
    setSlug,
  };
}

function importedLast<Imported extends { readonly importedAt: string }>(snapshots: readonly Imported[]) {
  return snapshots.toSorted((left, right) => (left.importedAt > right.importedAt ? -1 : 1))[0];
}

export function SnapshotPicker() {
  const { snapshots, snapshot, unknownSlug, error, refresh, setSlug } = useSnapshots();
  const { me } = useMe();
  return (
    <Box px="md" py={8}>
      {error && <Failed error={error} retry={() => refresh({ requestPolicy: 'network-only' })} />}
      {unknownSlug && (
        <Text size="sm" role="alert">
          There is no dataset “{unknownSlug}”.{' '}
          <button type="button" onClick={() => void setSlug(null)}>
            Show the one imported last
          </button>
        </Text>
      )}
      {snapshot && (
        <Group gap="md" align="center" wrap="wrap">
          <NativeSelect
            aria-label="Dataset"
            size="xs"
            value={snapshot.slug}
            onChange={(event) => void setSlug(event.currentTarget.value)}
            data={snapshots.map(({ slug, title }) => ({ value: slug, label: title }))}
          />
          <Text size="xs" className="soft">
            As of {snapshot.asOf} · amounts in {unitOf(snapshot)} · digest{' '}
            <span title={snapshot.digest}>{snapshot.digest.slice(0, 12)}</span>
            {me?.via === 'SINGLE_USER' && ' · single-user mode, this machine only'}
          </Text>
        </Group>
      )}
      {snapshot && <EstimateBanner slug={snapshot.slug} />}
      {snapshot && <DoubtsBanner slug={snapshot.slug} />}
    </Box>
  );
}
