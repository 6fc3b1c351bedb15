'use client';

import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { DatasetLink } from '../shell/dataset-link';
import { useSnapshots } from '../shell/snapshot-picker';
import { useShock } from '../state/address';
import { BailOutSection } from './bail-out-section';
import { LossDistributionSection } from './loss-distribution-section';
import { ReverseStressSection } from './reverse-stress-section';

/** The questions asked backwards: how large a shock must be, what would help after it, and how likely losses are. */
export function WhatBreaksItPage() {
  const { snapshot } = useSnapshots();
  const [shock, setShock] = useShock();
  return (
    <Stack gap="md" className="page">
      <Title order={1} size="h3">
        What breaks it
      </Title>
      <Text size="sm" className="soft">
        How large a shock must be, whom a rescue should reach, and how much is lost how often. As of{' '}
        {snapshot?.asOf ?? '…'}. External assets are everything institutions own but claims on each other.
      </Text>
      <Group gap="xs">
        <Text size="sm">
          {shock.length === 0
            ? 'External assets of every institution fall alike.'
            : shock.length === 1
              ? 'Only those of the institution in the address’s shock fall.'
              : `Only those of the ${shock.length} institutions in the address’s shock fall, each by its share.`}
        </Text>
        {shock.length > 0 ? (
          <Button size="compact-xs" variant="default" onClick={() => setShock([])}>
            Everybody’s instead
          </Button>
        ) : (
          <Anchor component={DatasetLink} href="/compare" size="sm">
            Choose one
          </Anchor>
        )}
      </Group>
      <ReverseStressSection slug={snapshot?.slug} />
      <BailOutSection slug={snapshot?.slug} />
      <LossDistributionSection slug={snapshot?.slug} />
    </Stack>
  );
}
