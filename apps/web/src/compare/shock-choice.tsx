'use client';

import { Button, Group, NumberInput, Select } from '@mantine/core';
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
        placeholder="Choose an institution"
        searchable
        w={320}
        maw="100%"
        value={shock.length === 1 ? (first?.key ?? null) : null}
        onChange={(key) => setShock(key === null ? [] : [{ key, lossRatio: first?.lossRatio ?? 1 }])}
        data={institutions.map(({ key, name }) => ({ value: key, label: name }))}
        nothingFoundMessage="No institution matches"
      />
      {shock.length === 1 && first && (
        <NumberInput
          label="Capital it loses"
          w={130}
          min={0.1}
          max={100}
          suffix=" %"
          clampBehavior="strict"
          value={Number((first.lossRatio * 100).toFixed(6))}
          onChange={(value) => {
            const percent = Number(value);
            if (percent > 0 && percent <= 100) setShock([{ key: first.key, lossRatio: percent / 100 }]);
          }}
        />
      )}
      {shock.length > 0 && (
        <Button variant="default" onClick={() => setShock([])}>
          Clear
        </Button>
      )}
    </Group>
  );
}
