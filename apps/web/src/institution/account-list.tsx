import { Anchor, Group, Text } from '@mantine/core';
import { StatusText } from '../markets/status-text';
import { DatasetLink } from '../shell/dataset-link';
import type { InstitutionDetail } from './institution-query';

/** Margin accounts of an institution, closest to liquidation first, each leading to its page. */
export function AccountList({
  ownerKey,
  accounts: { totalCount, edges },
}: {
  readonly ownerKey: string;
  readonly accounts: InstitutionDetail['accounts'];
}) {
  if (totalCount === 0) return null;
  return (
    <div data-testid="margin-accounts">
      <Text size="sm" fw={650}>
        Margin accounts
      </Text>
      <Text size="xs" className="soft">
        Where it holds leveraged positions; closest to liquidation first. {totalCount.toLocaleString('en-GB')} in all.
      </Text>
      {edges.map(({ node: { id, key, mode, status, positionCount, venue } }) => (
        <Group key={id} justify="space-between" wrap="nowrap" mt={4}>
          <div style={{ minWidth: 0 }}>
            <Anchor component={DatasetLink} href={`/markets?account=${encodeURIComponent(key)}`} fz="xs">
              {key}
            </Anchor>
            <Text size="xs" className="soft">
              {mode === 'CROSS' ? 'cross' : 'isolated'} at {venue.institution.name}, {positionCount}{' '}
              {positionCount === 1 ? 'position' : 'positions'}
            </Text>
          </div>
          <StatusText status={status} />
        </Group>
      ))}
      {totalCount > edges.length && (
        <Anchor component={DatasetLink} href={`/markets?owner=${encodeURIComponent(ownerKey)}`} fz="xs">
          All {totalCount.toLocaleString('en-GB')} accounts
        </Anchor>
      )}
    </div>
  );
}
