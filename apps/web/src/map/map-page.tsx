'use client';

import { Group, SegmentedControl, Stack, Text } from '@mantine/core';
import dynamic from 'next/dynamic';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { InstitutionPanel } from '../institution/institution-panel';
import { useSnapshots } from '../shell/snapshot-picker';
import { Empty, Failed, Refused, Waiting } from '../shell/states';
import { RunPanel } from '../shock/run-panel';
import { useRun } from '../shock/run-query';
import { ShockPanel } from '../shock/shock-panel';
import {
  useColour,
  useCountry,
  useKinds,
  useMinAmount,
  useQualities,
  useRound,
  useSelected,
  useSide,
  useView,
} from '../state/address';
import { formatMoney, unitOf } from '../state/format';
import { InstitutionTable } from '../table/institution-table';
import { rowsOf } from '../table/table-rows';
import { Controls } from './controls';
import { Legend } from './legend';
import { NETWORK } from './map-queries';
import { drawInstitutions, drawLinks, lossesByKey } from './map-view';

// WebGL and its drawing code exist in the browser only.
const NetworkMap = dynamic(() => import('./network-map').then(({ NetworkMap: map }) => map), {
  ssr: false,
  loading: () => <Waiting label="Preparing the map" lines={12} />,
});

export function MapPage() {
  const { snapshot } = useSnapshots();
  const [{ data, error, fetching }, refresh] = useQuery({
    query: NETWORK,
    variables: { slug: snapshot?.slug ?? '', filter: useFilter() },
    pause: !snapshot,
  });
  const network = data?.snapshot.__typename === 'Snapshot' ? data.snapshot.network : null;
  const problem = data?.snapshot.__typename === 'Problem' ? data.snapshot : null;
  const ids = useMemo(
    () => new Map(network?.positions.map(({ institution }) => [institution.key, institution.id])),
    [network],
  );
  const {
    run,
    problem: refused,
    fetching: running,
    error: runError,
    refresh: runAgain,
  } = useRun(snapshot?.slug, (key) => ids.get(key));
  const [selected, setSelected] = useSelected();
  const [chosenColour] = useColour();
  const [view] = useView();
  const [round] = useRound();
  const [side, setSide] = useSide();
  const colour = run || chosenColour !== 'losses' ? chosenColour : 'leverage';
  const losses = useMemo(() => lossesByKey(run, round), [run, round]);
  const drawn = useMemo(
    () => network && drawInstitutions(network, { colour, losses, selected }),
    [network, colour, losses, selected],
  );
  const links = useMemo(() => (network ? drawLinks(network, { selected, run }) : []), [network, selected, run]);
  const rows = useMemo(() => (network ? rowsOf(network, losses) : []), [network, losses]);
  const countries = useMemo(
    () => [...new Set(network?.positions.flatMap(({ institution }) => institution.country ?? []))].sort(),
    [network],
  );

  return (
    <div className="workbench">
      <Stack gap={8} miw={0}>
        <h1 className="visually-hidden">Map of exposures</h1>
        <Controls countries={countries} hasRun={run !== null} unit={snapshot ? unitOf(snapshot) : ''} />
        {error && <Failed error={error} retry={() => refresh({ requestPolicy: 'network-only' })} />}
        {problem && <Refused problem={problem} />}
        {fetching && !network && <Waiting label="Loading the network" lines={12} />}
        {drawn && drawn.length === 0 && <Empty>No institution passes the filter.</Empty>}
        {drawn && drawn.length > 0 && view === 'map' && (
          <>
            <NetworkMap institutions={drawn} links={links} selected={selected} onSelect={(key) => setSelected(key)} />
            <Legend colour={colour} links={describeLinks(selected, run !== null)} />
          </>
        )}
        {drawn && drawn.length > 0 && view === 'table' && snapshot && (
          <InstitutionTable
            rows={rows}
            unit={unitOf(snapshot)}
            withLosses={run !== null}
            onSelect={(key) => setSelected(key)}
            selected={selected}
          />
        )}
        {network && <Omitted network={network} />}
      </Stack>
      <aside className="side" aria-label="Institution and shock">
        <ShockPanel
          slug={snapshot?.slug}
          names={new Map(network?.positions.map(({ institution }) => [institution.key, institution.name]))}
          running={running}
        />
        {runError && <Failed error={runError} retry={() => runAgain({ requestPolicy: 'network-only' })} />}
        {refused && <Refused problem={refused} />}
        {running && !run && <Waiting label="Running" />}
        {run && selected && (
          <SegmentedControl
            fullWidth
            size="xs"
            aria-label="Panel"
            value={side ?? 'institution'}
            onChange={(value) => void setSide(value === 'result' ? 'result' : null)}
            data={[
              { value: 'result', label: 'Result of the shock' },
              { value: 'institution', label: 'Institution' },
            ]}
          />
        )}
        {run && (!selected || side === 'result') && <RunPanel run={run} />}
        {selected && snapshot && (!run || side !== 'result') && (
          <InstitutionPanel slug={snapshot.slug} institutionKey={selected} run={run} />
        )}
        {!selected && !run && (
          <div className="panel" style={{ padding: 14 }}>
            <Text size="sm">
              Choose an institution on the map, in the table or by search to see its balance sheet, its largest
              creditors and debtors, and what its failure would do.
            </Text>
          </div>
        )}
      </aside>
    </div>
  );
}

function useFilter() {
  const [kinds] = useKinds();
  const [qualities] = useQualities();
  const [country] = useCountry();
  const [minAmount] = useMinAmount();
  return {
    kinds,
    qualities,
    countries: country === null ? null : [country],
    minAmount: minAmount > 0 ? String(minAmount) : null,
  };
}

function describeLinks(selected: string | null, hasRun: boolean): string {
  if (selected) return 'Blue arrows: it has lent to. Red arrows: it owes to.';
  return hasRun
    ? 'Arrows: losses passed on, from debtor to creditor.'
    : 'Arrows: the largest exposures, from creditor to debtor.';
}

function Omitted({ network }: { readonly network: Parameters<typeof rowsOf>[0] }) {
  const { omitted, positions, exposures } = network;
  return (
    <Group gap="xs">
      <Text size="xs" className="soft">
        {positions.length} institutions and {exposures.length} claims between them
        {omitted.exposureCount + omitted.institutionCount > 0
          ? `; left out: ${omitted.institutionCount} smaller institutions and ${omitted.exposureCount} claims, ${formatMoney(omitted.amount)}.`
          : '; nothing left out.'}
      </Text>
    </Group>
  );
}
