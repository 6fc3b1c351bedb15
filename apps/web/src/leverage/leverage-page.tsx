'use client';

import { Anchor, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../generated';
import type { LeverageQuery } from '../generated/graphql';
import { DatasetLink } from '../shell/dataset-link';
import { QualityBadge } from '../shell/quality-badge';
import { useSnapshots } from '../shell/snapshot-picker';
import { Failed, Waiting } from '../shell/states';
import { describeReason, formatMoney, formatMultiple, formatPercent } from '../state/format';
import { LadderChart } from './ladder-chart';

const LEVERAGE = graphql(`
  query Leverage($slug: String!) {
    snapshot(slug: $slug) {
      __typename
      ... on Snapshot {
        id
        leverage {
          aggregate { value quality }
          assetWeightedMean { value quality }
          median { value quality }
          highLeverageAssetShare { value quality }
          undefined { reason institution { id key name } }
          rungs { from to count totalAssets { amount currency scale } capital { amount currency scale } institutions { id key name country leverage { value quality } } }
        }
      }
    }
  }
`);

type Report = Extract<NonNullable<LeverageQuery['snapshot']>, { __typename: 'Snapshot' }>['leverage'];

export function LeveragePage() {
  const { snapshot } = useSnapshots();
  const [{ data, error }, refresh] = useQuery({
    query: LEVERAGE,
    variables: { slug: snapshot?.slug ?? '' },
    pause: !snapshot,
  });
  const report = data?.snapshot.__typename === 'Snapshot' ? data.snapshot.leverage : null;
  return (
    <Stack gap="md" className="page">
      <Title order={1} size="h3">
        Where leverage sits
      </Title>
      {error && <Failed error={error} retry={() => refresh({ requestPolicy: 'network-only' })} />}
      {!report && !error && <Waiting label="Loading the ladder" lines={10} />}
      {report && <Ladder report={report} asOf={snapshot?.asOf ?? ''} />}
    </Stack>
  );
}

function Ladder({ report, asOf }: { readonly report: Report; readonly asOf: string }) {
  const count = report.rungs.reduce((sum, rung) => sum + rung.count, 0);
  const multiple = ({ value, quality }: { value?: number | null; quality: string }) =>
    [value == null ? 'undefined' : formatMultiple(value), quality] as const;
  const { highLeverageAssetShare: share } = report;
  const figures = [
    ['All together', ...multiple(report.aggregate)],
    ['Median institution', ...multiple(report.median)],
    ['Behind the average asset', ...multiple(report.assetWeightedMean)],
    ['Assets above 33.3 : 1', share.value == null ? 'undefined' : formatPercent(share.value), share.quality],
  ] as const;
  return (
    <>
      <Text size="sm" className="soft">
        Total assets over CET1, {count} institutions, as of {asOf}
      </Text>
      <SimpleGrid cols={{ base: 2, sm: 4 }} data-testid="leverage-figures">
        {figures.map(([name, value, quality]) => (
          <div key={name}>
            <Text size="xs" className="soft">
              {name}
            </Text>
            <Text fw={650} fz="lg">
              {value} <QualityBadge quality={quality} />
            </Text>
          </div>
        ))}
      </SimpleGrid>
      <section className="panel" style={{ padding: 14 }} aria-label="Ladder">
        <LadderChart rungs={report.rungs} />
      </section>
      <section className="panel" style={{ padding: 14 }} aria-label="Who sits on each rung">
        <Table verticalSpacing={4} fz="sm" withRowBorders={false}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Leverage</Table.Th>
              <Table.Th className="number">Institutions</Table.Th>
              <Table.Th className="number">Total assets</Table.Th>
              <Table.Th className="number" visibleFrom="sm">
                Capital
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          {report.rungs
            .filter((rung) => rung.count > 0)
            .toReversed()
            .map((rung) => (
              <Rung key={rung.from} rung={rung} />
            ))}
        </Table>
        {report.undefined.length > 0 && (
          <Text size="sm" mt="sm">
            On no rung:{' '}
            {report.undefined
              .map(({ institution, reason }) => `${institution.name} (${describeReason(reason)})`)
              .join(', ')}
          </Text>
        )}
      </section>
    </>
  );
}

const LISTED = 5;

function Rung({ rung }: { readonly rung: Report['rungs'][number] }) {
  const [open, setOpen] = useState(false);
  const shown = open ? rung.institutions : rung.institutions.slice(0, LISTED);
  return (
    <Table.Tbody style={{ borderTop: '1px solid var(--line)' }}>
      <Table.Tr fw={600}>
        <Table.Td style={{ whiteSpace: 'nowrap' }}>
          {rung.to == null ? `${rung.from} and more` : `${rung.from} to ${rung.to}`}
        </Table.Td>
        <Table.Td className="number">{rung.count}</Table.Td>
        <Table.Td className="number">{formatMoney(rung.totalAssets)}</Table.Td>
        <Table.Td className="number" visibleFrom="sm">
          {formatMoney(rung.capital)}
        </Table.Td>
      </Table.Tr>
      <Table.Tr>
        <Table.Td colSpan={4} pt={0} pb={10}>
          {shown.map(({ id, key, name, leverage }, place) => (
            <span key={id}>
              <Anchor component={DatasetLink} href={`/?institution=${key}`} size="sm" c="inherit">
                {name}
              </Anchor>{' '}
              <span className="soft">
                {leverage.value == null ? '' : formatMultiple(leverage.value)}
                {place < shown.length - 1 ? ', ' : ' '}
              </span>
            </span>
          ))}
          {rung.count > LISTED && (
            <Anchor component="button" type="button" size="sm" onClick={() => setOpen(!open)} aria-expanded={open}>
              {open ? 'show fewer' : `and ${rung.count - LISTED} more`}
            </Anchor>
          )}
        </Table.Td>
      </Table.Tr>
    </Table.Tbody>
  );
}
