'use client';

import { Anchor, Collapse, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from 'urql';
import { graphql } from '../generated';
import { formatPercent } from '../state/format';

const ESTIMATE = graphql(`
  query Estimate($slug: String!) {
    snapshot(slug: $slug) {
      __typename
      ... on Snapshot {
        id
        assumptions { name value unit meaning }
        totals { exposuresByQuality { quality } }
        sensitivity {
          assumption
          ranking
          alternatives { value top { rank score institution { id name } } }
        }
      }
    }
  }
`);

/** Says which figures are estimates, on which assumptions, and how far the ranking depends on them. */
export function EstimateBanner({ slug }: { readonly slug: string }) {
  const [{ data }] = useQuery({ query: ESTIMATE, variables: { slug } });
  const [open, { toggle }] = useDisclosure(false);
  const snapshot = data?.snapshot.__typename === 'Snapshot' ? data.snapshot : null;
  if (!snapshot || snapshot.assumptions.length === 0) return null;
  const { sensitivity } = snapshot;
  return (
    <section className="estimate" aria-label="What is estimated">
      <Text size="sm">
        <b>{sentenceFor(snapshot.totals.exposuresByQuality.map(({ quality }) => quality))}</b>{' '}
        <Anchor component="button" type="button" size="sm" ta="left" onClick={toggle} aria-expanded={open}>
          {open ? 'Hide the assumptions' : 'On which assumptions, and what depends on them'}
        </Anchor>
      </Text>
      <Collapse expanded={open}>
        <ul style={{ margin: '6px 0', paddingLeft: 20 }}>
          {snapshot.assumptions.map(({ name, value, unit, meaning }) => (
            <li key={name}>
              <Text size="sm">
                {meaning}: <b>{value}</b> ({unit}; {name})
              </Text>
            </li>
          ))}
        </ul>
        {sensitivity && (
          <div className="scroll-x" tabIndex={0}>
            <Table withRowBorders={false} verticalSpacing={2} fz="xs" mt="xs" miw={640}>
              <Table.Caption>{sensitivity.ranking}</Table.Caption>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Rank</Table.Th>
                  {sensitivity.alternatives.map(({ value }) => (
                    <Table.Th key={value}>
                      {sensitivity.assumption} {value}
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {(sensitivity.alternatives[0]?.top ?? []).map(({ rank }, row) => (
                  <Table.Tr key={rank}>
                    <Table.Td>{rank}</Table.Td>
                    {sensitivity.alternatives.map(({ value, top }) => (
                      <Table.Td key={value}>
                        {top[row]?.institution.name} <span className="soft">{formatPercent(top[row]?.score ?? 0)}</span>
                      </Table.Td>
                    ))}
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </div>
        )}
      </Collapse>
    </section>
  );
}

/** By the least certain of the claims there are. */
function sentenceFor(qualities: readonly string[]): string {
  if (qualities.includes('ILLUSTRATIVE'))
    return 'Figures marked I are made up to show how something works, who owes what to whom among them.';
  return 'Who owes what to whom between banks is estimated, not reported.';
}
