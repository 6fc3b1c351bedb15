'use client';

import { Table, Text } from '@mantine/core';
import { useQuery } from 'urql';
import { graphql } from '../generated';
import { formatMoney, formatPercent } from '../state/format';
import type { Run } from './run-query';

const ORIGINS = graphql(`
  query LossOrigins($run: ID!, $institution: ID!) {
    node(id: $run) {
      ... on Run {
        id
        loss(institution: $institution) {
          loss { amount currency scale }
          shockLoss { amount currency scale }
          contagionLoss { amount currency scale }
          lossRatio { value }
          failedInRound
        }
        transmissions(institution: $institution, first: 100) {
          edges { node { debtor { id name } creditor { id } amount { amount currency scale } byRound { round } } }
        }
      }
    }
  }
`);

const LISTED = 6;

/** Why it lost what it lost: the debtors whose distress cost it, with amounts that add up. */
export function LossOrigins({
  run,
  institutionId,
  name,
}: {
  readonly run: Run;
  readonly institutionId: string;
  readonly name: string;
}) {
  const [{ data }] = useQuery({ query: ORIGINS, variables: { run: run.id, institution: institutionId } });
  const found = data?.node && 'transmissions' in data.node ? data.node : null;
  if (!found?.loss) return null;
  const { loss, shockLoss, contagionLoss, lossRatio, failedInRound } = found.loss;
  const received = found.transmissions.edges
    .map(({ node }) => node)
    .filter(({ creditor }) => creditor.id === institutionId);
  return (
    <div data-testid="loss-origins">
      <Text size="sm" fw={650}>
        What the run did to it
      </Text>
      <Text size="xs" className="soft">
        {name} loses {formatMoney(loss)}, {formatPercent(lossRatio.value ?? 0)} of its capital: {formatMoney(shockLoss)}{' '}
        by the shock and {formatMoney(contagionLoss)} by contagion.
        {failedInRound == null ? '' : ` It fails in round ${failedInRound}.`}
      </Text>
      {received.length > 0 && (
        <Table verticalSpacing={2} fz="xs" layout="fixed">
          <Table.Thead>
            <Table.Tr>
              <Table.Th pl={0}>Because of the distress of</Table.Th>
              <Table.Th className="number" w={110} pr={0}>
                Loss
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {received.slice(0, LISTED).map(({ debtor, amount }) => (
              <Table.Tr key={debtor.id}>
                <Table.Td className="clip" pl={0} title={debtor.name}>
                  {debtor.name}
                </Table.Td>
                <Table.Td className="number" pr={0}>
                  {formatMoney(amount)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {received.length > LISTED && (
        <Text size="xs" className="soft">
          and {received.length - LISTED} smaller ones
        </Text>
      )}
    </div>
  );
}
