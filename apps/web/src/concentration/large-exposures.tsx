'use client';

import { Anchor, Group, SegmentedControl, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../generated';
import type { LargeExposuresQuery } from '../generated/graphql';
import { DatasetLink } from '../shell/dataset-link';
import { QualityBadge } from '../shell/quality-badge';
import { Failed, Waiting } from '../shell/states';
import { useLimit } from '../state/address';
import { formatMoney, formatPercent } from '../state/format';

const LARGE_EXPOSURES = graphql(`
  query LargeExposures($slug: String!, $limit: Finite!) {
    snapshot(slug: $slug) {
      __typename
      ... on Snapshot {
        id
        largeExposures(rules: { limitRatio: $limit }) {
          count
          breachCount
          quality
          withoutCapital { id name }
          exposures(first: 40) {
            isBreach
            limitRatio
            amount { amount currency scale }
            ratio { value quality }
            creditor { id key name }
            debtor { id key name }
          }
        }
      }
    }
  }
`);

/** Claims on one counterparty against tier 1 capital: all from 10 % on, those above the limit marked in words. */
export function LargeExposures({ slug }: { readonly slug: string }) {
  const [limit, setLimit] = useLimit();
  const [{ data, error }, refresh] = useQuery({ query: LARGE_EXPOSURES, variables: { slug, limit: limit / 100 } });
  const report = data?.snapshot.__typename === 'Snapshot' ? data.snapshot.largeExposures : null;
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2} size="h5">
          Large exposures
        </Title>
        <SegmentedControl
          aria-label="Limit"
          size="xs"
          value={String(limit)}
          onChange={(value) => void setLimit(Number(value))}
          data={[
            { value: '25', label: '25 %' },
            { value: '15', label: '15 %' },
          ]}
        />
      </Group>
      {error && <Failed error={error} retry={() => refresh({ requestPolicy: 'network-only' })} />}
      {!report && !error && <Waiting label="Measuring large exposures" lines={5} />}
      {report && (
        <Text size="sm" data-testid="breaches">
          <b>{report.breachCount}</b> of {report.count} exposures from 10 % of tier 1 capital on exceed {limit} %{' '}
          {limit === 15 ? '(the limit between two systemic banks)' : '(the limit for any counterparty)'}
          {report.quality === 'ESTIMATED' && '; links between banks are estimates, capped at 25 % when they were made'}.
        </Text>
      )}
      {report && report.exposures.length > 0 && <LargeTable exposures={report.exposures} />}
      {report && report.withoutCapital.length > 0 && (
        <Text size="sm">
          No ratio for {report.withoutCapital.map(({ name }) => name).join(', ')}: no tier 1 capital.
        </Text>
      )}
    </Stack>
  );
}

const SHOWN_FIRST = 10;

type Large = Extract<
  NonNullable<LargeExposuresQuery['snapshot']>,
  { __typename: 'Snapshot' }
>['largeExposures']['exposures'][number];

function LargeTable({ exposures }: { readonly exposures: readonly Large[] }) {
  const [all, setAll] = useState(false);
  return (
    <>
      <Table verticalSpacing={4} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Creditor</Table.Th>
            <Table.Th visibleFrom="sm">Debtor</Table.Th>
            <Table.Th className="number" visibleFrom="sm">
              Amount
            </Table.Th>
            <Table.Th className="number">Of tier 1</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {exposures.slice(0, all ? undefined : SHOWN_FIRST).map(({ creditor, debtor, amount, ratio, isBreach }) => (
            <Table.Tr key={`${creditor.id}${debtor.id}`}>
              <Table.Td>
                <InstitutionLink institution={creditor} />
                <Text size="xs" className="soft" hiddenFrom="sm">
                  to <InstitutionLink institution={debtor} />
                </Text>
              </Table.Td>
              <Table.Td visibleFrom="sm">
                <InstitutionLink institution={debtor} />
              </Table.Td>
              <Table.Td className="number" visibleFrom="sm">
                {formatMoney(amount)}
              </Table.Td>
              <Table.Td className="number" fw={isBreach ? 700 : 400}>
                {formatPercent(ratio.value ?? 0)} <QualityBadge quality={ratio.quality} />
                {isBreach && <div style={{ color: 'var(--risk-5)', fontSize: 11 }}>above the limit</div>}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {exposures.length > SHOWN_FIRST && (
        <Anchor
          component="button"
          type="button"
          size="sm"
          display="block"
          onClick={() => setAll(!all)}
          aria-expanded={all}
        >
          {all ? 'Show fewer' : `Show ${exposures.length - SHOWN_FIRST} more`}
        </Anchor>
      )}
    </>
  );
}

function InstitutionLink({ institution: { name, key } }: { readonly institution: Large['creditor'] }) {
  return (
    <Anchor component={DatasetLink} href={`/?institution=${key}`} size="sm" c="inherit">
      {name}
    </Anchor>
  );
}
