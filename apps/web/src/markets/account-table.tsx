'use client';

import { Anchor, Button, Group, NativeSelect, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import { DatasetLink } from '../shell/dataset-link';
import { QualityBadge } from '../shell/quality-badge';
import { Empty, Failed, Waiting } from '../shell/states';
import { MARGIN_STATUSES, useAccountKey, useAccountOwner, useMarginStatus } from '../state/address';
import { describeReason, formatMoney, formatPercent } from '../state/format';
import { ACCOUNTS } from './market-queries';
import { StatusText, statusName } from './status-text';

const PAGE = 20;

/** Accounts by how much of their equity is required, a page at a time. */
export function AccountTable({ slug }: { readonly slug: string }) {
  const [status, setStatus] = useMarginStatus();
  const [afters, setAfters] = useState<readonly string[]>([]);
  const [owner, setOwner] = useAccountOwner();
  const [, setAccount] = useAccountKey();
  const [{ data, error }, refresh] = useQuery({
    query: ACCOUNTS,
    variables: {
      slug,
      first: PAGE,
      filter: { ...(status === null ? {} : { statuses: [status] }), ...(owner === null ? {} : { owner }) },
      after: afters.at(-1) ?? null,
    },
  });
  const found = data?.snapshot.__typename === 'Snapshot' ? data.snapshot.accounts : null;
  return (
    <>
      <Group justify="space-between" align="flex-end" mb="xs">
        <div>
          <Title order={2} size="h4">
            Accounts
          </Title>
          <Text size="xs" className="soft">
            {found ? `${found.totalCount.toLocaleString('en-GB')}, ` : ''}closest to liquidation first
            {owner !== null && (
              <>
                , those of {found?.edges[0]?.node.owner.name ?? owner}.{' '}
                <Anchor component="button" type="button" size="xs" onClick={() => void setOwner(null)}>
                  Show everybody’s
                </Anchor>
              </>
            )}
          </Text>
        </div>
        <NativeSelect
          aria-label="Accounts that are"
          size="xs"
          value={status ?? ''}
          onChange={(event) => {
            setAfters([]);
            void setStatus(MARGIN_STATUSES.find((one) => one === event.currentTarget.value) ?? null);
          }}
          data={[
            { value: '', label: 'All' },
            ...MARGIN_STATUSES.map((one) => ({ value: one, label: statusName(one) })),
          ]}
        />
      </Group>
      {error && <Failed error={error} retry={() => refresh({ requestPolicy: 'network-only' })} />}
      {!found && !error && <Waiting label="Loading the accounts" lines={8} />}
      {found?.totalCount === 0 && <Empty>There is no such account.</Empty>}
      {found && found.totalCount > 0 && (
        <div className="scroll-x" tabIndex={0}>
          <Table fz="sm" verticalSpacing={3} miw={780} data-testid="accounts">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Account</Table.Th>
                <Table.Th>Owner</Table.Th>
                <Table.Th>Mode</Table.Th>
                <Table.Th className="number">Equity</Table.Th>
                <Table.Th className="number">Required</Table.Th>
                <Table.Th className="number">Margin ratio</Table.Th>
                <Table.Th>Stands</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {found.edges.map(({ node: { id, key, owner: holder, mode, status: stands, margin } }) => (
                <Table.Tr key={id}>
                  <Table.Td style={{ whiteSpace: 'nowrap' }}>
                    <Anchor component="button" type="button" size="sm" onClick={() => void setAccount(key)}>
                      {key}
                    </Anchor>
                  </Table.Td>
                  <Table.Td className="clip" maw={240} title={holder.name}>
                    <Anchor component={DatasetLink} href={`/?institution=${holder.key}`} size="sm" c="inherit">
                      {holder.name}
                    </Anchor>
                  </Table.Td>
                  <Table.Td>{mode === 'CROSS' ? 'cross' : 'isolated'}</Table.Td>
                  {margin.__typename === 'AccountMargin' ? (
                    <>
                      <Table.Td className="number">
                        {formatMoney(margin.equity)} <QualityBadge quality={margin.quality} />
                      </Table.Td>
                      <Table.Td className="number">{formatMoney(margin.maintenanceMargin)}</Table.Td>
                      <Table.Td className="number">
                        {margin.marginRatio.value == null
                          ? describeReason(margin.marginRatio.reason)
                          : formatPercent(margin.marginRatio.value)}
                      </Table.Td>
                    </>
                  ) : (
                    <Table.Td colSpan={3}>{margin.__typename === 'Problem' ? margin.message : ''}</Table.Td>
                  )}
                  <Table.Td>
                    <StatusText status={stands} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
      <Group mt="xs" gap="xs">
        <Button
          size="xs"
          variant="default"
          disabled={afters.length === 0}
          onClick={() => setAfters(afters.slice(0, -1))}
        >
          Before
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={!found?.pageInfo.hasNextPage}
          onClick={() => setAfters([...afters, found?.pageInfo.endCursor ?? ''])}
        >
          Next
        </Button>
      </Group>
    </>
  );
}
