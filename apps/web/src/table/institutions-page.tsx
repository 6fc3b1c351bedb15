'use client';

import { Stack, Title } from '@mantine/core';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { InstitutionPanel } from '../institution/institution-panel';
import { NETWORK } from '../map/map-queries';
import { useSnapshots } from '../shell/snapshot-picker';
import { Failed, Waiting } from '../shell/states';
import { useSelected } from '../state/address';
import { unitOf } from '../state/format';
import { InstitutionTable } from './institution-table';
import { rowsOf } from './table-rows';

const NO_LOSSES = new Map<string, number>();
const EVERYTHING = {};

export function InstitutionsPage() {
  const { snapshot } = useSnapshots();
  const [selected, setSelected] = useSelected();
  const [{ data, error }, refresh] = useQuery({
    query: NETWORK,
    variables: { slug: snapshot?.slug ?? '', filter: EVERYTHING },
    pause: !snapshot,
  });
  const network = data?.snapshot.__typename === 'Snapshot' ? data.snapshot.network : null;
  const rows = useMemo(() => (network ? rowsOf(network, NO_LOSSES) : []), [network]);
  return (
    <div className="workbench" style={selected ? undefined : { gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Stack gap="sm" miw={0}>
        <Title order={1} size="h3">
          Institutions and aggregates
        </Title>
        {error && <Failed error={error} retry={() => refresh({ requestPolicy: 'network-only' })} />}
        {!network && !error && <Waiting label="Loading the institutions" lines={14} />}
        {network && snapshot && (
          <InstitutionTable
            rows={rows}
            unit={unitOf(snapshot)}
            withLosses={false}
            selected={selected}
            onSelect={(key) => setSelected(key)}
          />
        )}
      </Stack>
      {selected && snapshot && (
        <aside className="side" aria-label="Institution">
          <InstitutionPanel slug={snapshot.slug} institutionKey={selected} run={null} />
        </aside>
      )}
    </div>
  );
}
