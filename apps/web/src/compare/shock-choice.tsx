'use client';

import { Button, Group, Select } from '@mantine/core';
import { LossFields } from '../shock/loss-fields';
import { useShock } from '../state/address';

export interface ShockChoiceProps {
  readonly institutions: readonly { readonly key: string; readonly name: string }[];
}

/** Which institution loses how much of its capital at once; a shock to several comes from the map by its address. */
export function ShockChoice({ institutions }: ShockChoiceProps) {
  const [shock, setShock] = useShock();
  const [first] = shock;
  return (
    <Group gap="sm" align="flex-end" wrap="wrap">
      <Select
        label="Shock"
        size="xs"
        placeholder="Choose an institution"
        searchable
        w={320}
        maw="100%"
        value={shock.length === 1 ? (first?.key ?? null) : null}
        onChange={(key) =>
          setShock(key === null ? [] : [{ key, lossRatio: first?.lossRatio ?? 1, of: first?.of ?? 'CAPITAL' }])
        }
        data={institutions.map(({ key, name }) => ({ value: key, label: name }))}
        nothingFoundMessage="No institution matches"
      />
      {shock.length === 1 && first && (
        <LossFields
          shocked={first}
          name={institutions.find(({ key }) => key === first.key)?.name ?? first.key}
          onChange={(next) => setShock([next])}
        />
      )}
      {shock.length > 0 && (
        <Button size="xs" variant="default" onClick={() => setShock([])}>
          Clear
        </Button>
      )}
    </Group>
  );
}
